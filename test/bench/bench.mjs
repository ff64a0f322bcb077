// Times and memory, each as a ratio of things measured in one run: npm run bench. RUNS, ROWS and NODE24 (a Node 24 to measure too) may be set.
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { medians, run, runs, table } from './measure.mjs';

const RUNS = Number(process.env.RUNS ?? 11);
const ROWS = Number(process.env.ROWS ?? 10_000_000);
const here = import.meta.dirname ?? new URL('.', import.meta.url).pathname;
const root = join(here, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'reshare-bench-'));
const empty = join(folder, 'empty.mjs');
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
  const node24 = process.env.NODE24 ?? 'node24';
  const stage = ['stage', '--element', 'dysprosium', '--json'];
  const dataset = join(root, 'datasets', 'articles', '2025.07');
  const found = medians(
    {
      node: [process.execPath, empty],
      stage: reshare(...stage),
      check: reshare('check'),
      diff: reshare('diff', 'articles@2025.06', 'articles@2025.07'),
      ...installed({
        'node 24': [node24, empty],
        'stage on node 24': [node24, join(root, 'bin', 'reshare.js'), ...stage],
        pandas: [PYTHON, script('stage.py'), dataset],
        csvkit: ['csvsql', '--query', QUERY, join(dataset, 'observations.csv')],
        R: ['Rscript', script('stage.R'), dataset],
      }),
    },
    RUNS,
  );
  const base = found.get('node').milliseconds;
  const own = found.get('stage').milliseconds;
  const rows = [...found].map(([name, { milliseconds: ms }]) => {
    const ground = name === 'stage on node 24' ? found.get('node 24').milliseconds : base;
    return [name, milliseconds(ms), times(ms, ground), milliseconds(ms - ground), times(ms, own)];
  });
  say(`Start-up (medians of ${RUNS})`, [['command', 'median', 'to node', 'above node', 'to reshare stage'], ...rows]);
}

const QUERY = `SELECT actor, printed, replace(printed, ',', '') * 100.0 / 390000 AS share FROM observations
  WHERE subject = 'ree' AND stage = 'mining' AND period = '2024' AND status = 'ok' AND measure = 'quantity'`;

function large() {
  const file = join(tmpdir(), `reshare-flows-${ROWS}.csv`);
  if (!existsSync(file)) run([process.execPath, script('flows.mjs'), file, String(ROWS)]);
  const words = ['--by', 'year,commodity', '--actor', 'country', '--value', 'tonnes', '--exclude', 'Country no. 003'];
  const found = medians(
    {
      'DuckDB, the bare query': [process.execPath, script('bare.mjs'), file],
      'reshare calc': reshare('calc', file, ...words, '--engine', 'duckdb', '--format', 'csv', '--quiet'),
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
  stream(words);
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

function stream(words) {
  const sizes = [ROWS / 10, ROWS];
  const rows = sizes.map((size) => {
    const file = join(tmpdir(), `reshare-flows-${size}.csv`);
    if (!existsSync(file)) run([process.execPath, script('flows.mjs'), file, String(size)]);
    const command = reshare('calc', file, ...words, '--engine', 'stream', '--format', 'csv', '--quiet');
    const found = medians({ stream: command }, size > 1_000_000 ? 3 : RUNS).get('stream');
    return [
      String(size),
      `${Math.round((1000 * size) / found.milliseconds)} rows/s`,
      `${found.megabytes?.toFixed(0) ?? '?'} MB`,
    ];
  });
  say('The stream engine', [['rows', 'rate', 'peak memory'], ...rows]);
}

startUp();
large();
console.log(
  missing.length > 0 ? `\nNot installed here: ${missing.join(', ')}.` : '\nEverything compared with is installed.',
);
