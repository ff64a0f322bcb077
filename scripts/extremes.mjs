// Runs the built program on the largest and the worst inputs, and measures time and peak memory: npm run extremes.
// A run of a dataset command may use 512 MB; `calc` on its own extremes is only measured. Each input is made here, and thrown away.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { noted } from './noted.js';

const MOST_MB = 512;
const BIN = resolve('bin/reshare.js');
const ground = mkdtempSync(join(tmpdir(), 'reshare-extremes-'));
const peakFile = join(ground, 'peak');
const preload = join(ground, 'peak.cjs');
writeFileSync(
  preload,
  `process.on('exit', () => require('fs').writeFileSync(${JSON.stringify(peakFile)}, String(process.resourceUsage().maxRSS)));`,
);

/** Runs a line of bash with $R for the program: exit code, seconds, peak memory in MB, and bytes on both streams. */
function measured(line) {
  writeFileSync(peakFile, '0');
  const start = performance.now();
  const { status, signal } = spawnSync('bash', ['-c', `set -o pipefail; ( ${line} ) > "$W/out" 2> "$W/err"`], {
    env: { ...process.env, R: `timeout --signal KILL 300 node --require ${preload} ${BIN}`, W: ground },
  });
  const seconds = (performance.now() - start) / 1000;
  const megabytes = Number(readFileSync(peakFile, 'utf8')) / 1024;
  const written = readFileSync(join(ground, 'out')).length + readFileSync(join(ground, 'err')).length;
  const said = readFileSync(join(ground, 'err'), 'utf8').slice(0, 200);
  return { exit: status ?? signal, seconds, megabytes, written, said };
}

let [most, slowest, beyond, runs] = [0, 0, 0, 0];
/** Measures a line and says what it took; a dataset command is held to the limit. */
function tried(what, line, isHeld = true) {
  const { exit, seconds, megabytes, written, said } = measured(line);
  runs += 1;
  const wrong = exit === 70 || megabytes === 0 || (isHeld && megabytes > MOST_MB);
  if (isHeld) [most, slowest] = [Math.max(most, megabytes), Math.max(slowest, seconds)];
  if (wrong) beyond += 1;
  console.log(
    `${wrong ? 'BEYOND ' : ''}${what}: exit ${exit}, ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB, ${written} bytes${wrong ? ` ${said}` : ''}`,
  );
  return { seconds, megabytes };
}

const HEADERS = {
  sources: 'source,title,publisher,published,published_note,relies_on,note',
  subjects: 'subject,kind,name,symbol,number,members,enters,controls,source,locator',
  stages: 'stage,kind,position,name,note',
  actors: 'actor,iso3,aliases',
  observations: 'observation,subject,stage,actor,period,measure,unit,printed,table,status,repeats,source,locator,note',
  facts: 'fact,about,what,printed,unit,period,of,source,locator,note',
};
const SMALL = {
  sources: ['s,A survey,,2025-01-01,,,'],
  subjects: ['tin,element,tin,Sn,50,,,,s,p. 1'],
  stages: ['digging,chain,1,digging,'],
  actors: ['Peru,PER,', 'Bolivia,BOL,'],
  observations: ['o,tin,digging,Peru,2024,share,percent,40%,,ok,,s,p. 1,'],
  facts: [],
};
/** A dataset with these rows in the place of the small ones. */
function dataset(name, rows) {
  const folder = join(ground, name);
  mkdirSync(folder);
  const all = { ...SMALL, ...rows };
  for (const [file, header] of Object.entries(HEADERS))
    writeFileSync(join(folder, `${file}.csv`), `${[header, ...all[file]].join('\n')}\n`);
  const resources = Object.keys(HEADERS).map((file) => ({ name: file, path: `${file}.csv` }));
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ name: 'extreme', version: '1', resources }));
  return folder;
}
const many = (count, row) => Array.from({ length: count }, (_, i) => row(i));
const MOST = 149_000;

// --- datasets at the limit of what is legal
const legal = {
  'one market of many statements': {
    observations: many(MOST, (i) => `o${i},tin,digging,Peru,2024,share,percent,${40 + (i % 3)}%,,ok,,s,p. ${i},`),
  },
  'many suppliers of one market': {
    actors: many(20_000, (i) => `Land ${i},,`),
    observations: many(20_000, (i) => `o${i},tin,digging,Land ${i},2024,quantity,t,${i + 1},t24,ok,,s,p. 1,`).concat(
      'w,tin,digging,World,2024,quantity,t,200010000,t24,ok,,s,p. 1,',
    ),
  },
  'many elements': {
    subjects: many(20_000, (i) => `e${i},mineral,e${i},,,,,,s,p. 1`),
    observations: many(MOST, (i) => `o${i},e${i % 20_000},digging,Peru,2024,share,percent,40%,,ok,,s,p. 1,`),
  },
  'many periods': {
    observations: many(
      MOST,
      (i) => `o${i},tin,digging,${i % 2 ? 'Peru' : 'Bolivia'},${1000 + (i % 2000)},share,percent,40%,,ok,,s,p. 1,`,
    ),
  },
  'many sources': {
    sources: many(100_000, (i) => `s${i},A survey ${i},,2025-01-01,,,`).concat(SMALL.sources),
    observations: many(100_000, (i) => `o${i},tin,digging,Peru,2024,share,percent,40%,,ok,,s${i},p. 1,`),
  },
};
const COMMANDS = [
  'check',
  'stage --json -d',
  'stage -d',
  'shares -e tin -s digging -d',
  'list observations -d',
  'list observations --json -d',
  'explain -e tin -s digging -d',
  'cite -d',
  'compare -e tin -d',
  'report -e tin -o $W/report.html -d',
  'chart -e tin -o $W/chart.svg -d',
];
for (const [name, rows] of Object.entries(legal)) {
  const folder = dataset(name.replaceAll(' ', '-'), rows);
  const words = name === 'many elements' ? (line) => line.replace('-e tin', '-e e7') : (line) => line;
  for (const line of COMMANDS) tried(`${line.replace(/ -d$/, '')}, ${name}`, `$R ${words(line)} ${folder}`);
  tried(`diff, ${name}`, `$R diff ${folder} ${folder}`);
  rmSync(folder, { recursive: true });
}

// --- datasets full of errors, and bytes that never end
const FORMATS = ['text', 'json', 'markdown', 'github', 'sarif'];
const bad = dataset('bad', { observations: many(100_000, () => 'x y,tn,dgging,Per,20-24,shre,percent,4x%,,okay,,,,') });
for (const format of FORMATS) tried(`check --format ${format}, 100,000 bad rows`, `$R check --format ${format} ${bad}`);
for (const line of ['stage -d', 'stage --json -d', 'list observations -d', 'explain -e tin -s digging -d'])
  tried(`${line.replace(/ -d$/, '')}, 100,000 bad rows`, `$R ${line} ${bad}`);
tried('check --all, 100,000 bad rows', `$R check --all ${bad}`);
for (const [name, text] of [
  ['a value of 10 MB', `o,tin,digging,Peru,2024,share,percent,${'x'.repeat(10_000_000)},,ok,,s,p. 1,`],
  ['a name of 10 MB', `o,tin,digging,${'x'.repeat(10_000_000)},2024,share,percent,4,,ok,,s,p. 1,`],
  ['a note of 60 MB', `o,tin,digging,Peru,2024,share,percent,4,,ok,,s,p. 1,${'x'.repeat(60_000_000)}`],
  ['an open quote of 60 MB', `o,"${'tin\n'.repeat(15_000_000)}`],
  ['60 MB of quotes', '"'.repeat(60_000_000)],
  ['60 MB of commas', ','.repeat(60_000_000)],
  ['60 MB of line ends', '\n'.repeat(60_000_000)],
]) {
  const folder = dataset(name.replaceAll(' ', '-'), { observations: [text] });
  for (const line of ['check', 'check --json', 'stage -d', 'list observations -d'])
    tried(`${line.replace(/ -d$/, '')}, ${name}`, `$R ${line} ${folder}`);
  rmSync(folder, { recursive: true });
}

// --- calc on extremes of its own
const CALC = '--actor a --value v';
const groups = join(ground, 'groups.csv');
const file = openSync(groups, 'w');
writeSync(file, 'g,a,v\n');
for (let i = 0; i < 1_000_000; i += 1000)
  writeSync(file, many(1000, (j) => `g${i + j},A,${j + 1}\ng${i + j},B,7\n`).join(''));
closeSync(file);
const figures = {};
for (const engine of ['stream', 'duckdb'])
  figures[`groups-${engine}`] = tried(
    `calc --engine ${engine}, 1,000,000 groups`,
    `$R calc ${groups} --by g ${CALC} --engine ${engine} --format csv`,
    false,
  );
rmSync(groups);
const zeros = join(ground, 'zeros.gz');
const member = gzipSync(Buffer.alloc(100 << 20));
const packed = openSync(zeros, 'w');
for (let i = 0; i < 100; i++) writeSync(packed, member);
closeSync(packed);
figures.zeros = tried('calc, 10 GB of zeros in a gzip file', `$R calc ${zeros} ${CALC}`, false);
for (const [name, input] of [
  ['an endless line', "yes | tr -d '\\n'"],
  ['endless zeros', 'cat /dev/zero'],
  ['an endless open quote', `(printf 'a,v\\nA,"'; yes)`],
  ['an endless header', "yes a | tr '\\n' ','"],
])
  figures[name] = tried(`calc -, ${name}`, `${input} | $R calc - ${CALC}`, false);
figures.endless = tried(
  'calc -, endless rows, stopped after 10 s',
  `(printf 'a,v\\n'; timeout 10 yes A,1) | $R calc - ${CALC}`,
  false,
);

rmSync(ground, { recursive: true });
const own = Object.fromEntries(Object.entries(figures).map(([name, { megabytes }]) => [name, Math.round(megabytes)]));
console.log(
  `${runs} runs, ${beyond} beyond the limit; dataset commands: at most ${most.toFixed(0)} MB and ${slowest.toFixed(1)} s`,
);
noted('extremes', {
  runs,
  beyond,
  mostMegabytes: Math.round(most),
  slowestSeconds: Number(slowest.toFixed(1)),
  ...own,
});
process.exitCode = beyond > 0 ? 1 : 0;
