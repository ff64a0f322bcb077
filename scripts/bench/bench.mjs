// Times and memory, each as a ratio of things measured in one run: npm run bench, or npm run bench start-up, bounds, calc or stream.
// RUNS, ROWS, NODE24 (a Node 24 to measure too) and BASELINE (the folder of another reshare to measure too) may be set.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bounds } from './bounds.mjs';
import { medians, run, runs, table } from './measure.mjs';

const RUNS = Number(process.env.RUNS ?? 11);
const { BASELINE } = process.env;
const ROWS = Number(process.env.ROWS ?? 10_000_000);
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'reshare-bench-'));
// CommonJS, which starts faster than an ES module
const empty = join(folder, 'empty.cjs');
writeFileSync(empty, '');
const script = (name) => join(here, name);
const reshare = (...words) => [process.execPath, join(root, 'bin', 'reshare.js'), ...words];
const missing = [];
/** The commands that can be run here; the others are named as not installed. */
function installed(commands) {
  const able = Object.entries(commands).filter(([, command]) => runs(command));
  missing.push(...Object.keys(commands).filter((name) => !able.some(([there]) => there === name)));
  return Object.fromEntries(able);
}
const PYTHON = ['python3', '/usr/bin/python3'].find((python) => runs([python, '-c', 'import pandas'])) ?? 'python3';
const say = (title, rows) => console.log(`\n${title}\n\n${table(rows)}`);
const milliseconds = (x) => `${x.toFixed(0)} ms`;
const times = (a, b) => (a / b).toFixed(2);

function startUp() {
  const bin = join(root, 'bin', 'reshare.js');
  const dataset = join(root, 'datasets', 'articles', '2025.07');
  const commands = {
    stage: ['stage', '--element', 'dysprosium', '--json'],
    check: ['check'],
    diff: ['diff', 'articles@2025.06', 'articles@2025.07'],
  };
  const under = (node, on) => ({
    [`node${on}`]: [node, empty],
    ...(BASELINE && { [`stage of the baseline${on}`]: [node, join(BASELINE, 'bin', 'reshare.js'), ...commands.stage] }),
    ...Object.fromEntries(Object.entries(commands).map(([name, words]) => [`${name}${on}`, [node, bin, ...words]])),
  });
  const found = medians(
    {
      ...installed(under(process.execPath, '')),
      ...installed(under(process.env.NODE24 ?? 'node24', ' on node 24')),
      ...installed({
        pandas: [PYTHON, script('stage.py'), dataset],
        csvkit: ['csvsql', '--query', QUERY, join(dataset, 'observations.csv')],
        R: ['Rscript', script('stage.R'), dataset],
      }),
    },
    RUNS,
  );
  const own = found.get('stage').milliseconds;
  const rows = [...found].map(([name, { milliseconds: ms }]) => {
    const ground = found.get(name.endsWith(' on node 24') ? 'node on node 24' : 'node').milliseconds;
    return [name, milliseconds(ms), times(ms, ground), milliseconds(ms - ground), times(ms, own)];
  });
  say(`Start-up (medians of ${RUNS})`, [['command', 'median', 'to node', 'above node', 'to reshare stage'], ...rows]);
}

const QUERY = `SELECT actor, printed, replace(printed, ',', '') * 100.0 / 390000 AS share FROM observations
  WHERE subject = 'ree' AND stage = 'mining' AND period = '2024' AND status = 'ok' AND measure = 'quantity'`;

const WORDS = ['--by', 'year,commodity', '--actor', 'country', '--value', 'tonnes', '--exclude', 'Country no. 003'];
const calc = (file, engine) => reshare('calc', file, ...WORDS, '--engine', engine, '--format', 'csv', '--quiet');

/** A file of so many rows, written once. */
function flows(rows) {
  const file = join(tmpdir(), `reshare-flows-${rows}.csv`);
  if (!existsSync(file)) run([process.execPath, script('tables.mjs'), file, String(rows)]);
  return file;
}

function large() {
  const file = flows(ROWS);
  const found = medians(
    {
      'DuckDB, the bare query': [process.execPath, script('bare.mjs'), file],
      'reshare calc': calc(file, 'duckdb'),
      ...installed({ pandas: [PYTHON, script('groups.py'), file], miller: ['mlr', ...MILLER, file] }),
    },
    RUNS,
  );
  const own = found.get('reshare calc');
  say(`calc on ${ROWS} rows (medians of ${RUNS})`, [
    ['command', 'median', 'calc to it', 'peak memory', 'calc to it'],
    ...[...found].map(([name, { milliseconds: ms, megabytes: mb }]) => [
      name,
      milliseconds(ms),
      times(own.milliseconds, ms),
      mb === undefined ? 'GNU time not installed' : `${mb.toFixed(0)} MB`,
      mb === undefined ? '' : times(own.megabytes, mb),
    ]),
  ]);
}

/** Sums by actor, then sums of squares by group. */
const MILLER = [
  ...['--icsv', '--ocsv', 'stats1', '-a', 'sum', '-f', 'tonnes', '-g', 'year,commodity,country'],
  ...[
    'then',
    'put',
    '$square = $tonnes_sum ** 2',
    'then',
    'stats1',
    '-a',
    'sum',
    '-f',
    'tonnes_sum,square',
    '-g',
    'year,commodity',
  ],
  ...['then', 'put', '$hhi = 10000 * $square_sum / $tonnes_sum_sum ** 2'],
];

function stream() {
  const sizes = [ROWS / 10, ROWS];
  const found = medians(Object.fromEntries(sizes.map((rows) => [rows, calc(flows(rows), 'stream')])), RUNS);
  const least = found.get(String(ROWS / 10)).megabytes;
  const rows = [...found].map(([size, { milliseconds: ms, megabytes: mb }]) => [
    size,
    `${Math.round((1000 * size) / ms)} rows/s`,
    mb === undefined ? 'GNU time not installed' : `${mb.toFixed(0)} MB`,
    mb === undefined ? '' : times(mb, least),
  ]);
  say(`The stream engine (medians of ${RUNS})`, [['rows', 'rate', 'peak memory', 'to the smaller'], ...rows]);
}

const parts = { 'start-up': startUp, bounds: () => bounds(RUNS), calc: large, stream };
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) await parts[name]();
console.log(
  missing.length > 0 ? `\nNot installed here: ${missing.join(', ')}.` : '\nEverything compared with is installed.',
);
