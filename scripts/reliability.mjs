// Writes the table in docs/reliability.md from what the long runs left in dist/reliability/: npm run reliability, after npm run build.
// A run that left nothing keeps the row that it had.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ROOMS } from './mutation/rooms.mjs';

const PAGE = 'docs/reliability.md';
const [START, END] = ['<!-- made by npm run reliability -->', '<!-- until here -->'];

const whole = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');
const figures = (run) => {
  const file = `dist/reliability/${run}.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};
const sample = ({ mutants, sample: every }) =>
  every === 1 ? `all ${whole(mutants)} mutants` : `${whole(mutants)} mutants, one declaration of ${every}`;

/** The rows of the table: what is counted, the run that counts it, its command, and the figure. */
const ROWS = [
  [
    'Datasets with one hazard',
    'hostile',
    'npm run hostile',
    (f) => `${whole(f.mutants)} in ${whole(f.runs)} runs, ${f.failed} failed`,
  ],
  ['Slowest of them, asked in every way', 'hostile', 'npm run hostile', (f) => `${f.slowestSeconds.toFixed(1)} s`],
  ['Environments', 'environments', 'npm run environments', (f) => `${f.tried}, ${f.failed} failed`],
  [
    'Versions of Node with the same bytes',
    'nodes',
    'npm run nodes',
    (f) => `${f.nodes}, with ${f.commands} command lines each`,
  ],
  [
    'Cases of properties',
    'properties',
    'npm run properties',
    (f) => `${whole(f.all)} of ${f.properties} properties, ${f.failed} failed`,
  ],
  [
    'Random markets held against dynamic programming',
    'bounds',
    'npm run bounds',
    (f) => `${whole(f.markets)}, ${f.wrong} wrong, ${f.loose} not sharp`,
  ],
  [
    'Random markets held against the vertices of what they can be',
    'bounds',
    'npm run bounds',
    (f) => `${whole(f.vertexMarkets)}, ${f.wrong} wrong, ${f.vertexLoose} not sharp`,
  ],
  ['Largest error of a bound', 'bounds', 'npm run bounds', (f) => `${f.largest} units in the last place`],
  ...Object.entries(ROOMS).map(([room, { least }]) => [
    `Mutants that tests notice, ${room === 'all' ? 'all rooms' : `\`${room}/\``}`,
    `mutation-${room}`,
    `npm run mutation -- ${room}`,
    (f) => `${f.score} % (at least ${least} is asked for; ${sample(f)})`,
  ]),
  ['Peak memory of a dataset command', 'extremes', 'npm run extremes', (f) => `${f.mostMegabytes} MB`],
  ['Longest run of a dataset command', 'extremes', 'npm run extremes', (f) => `${f.slowestSeconds} s`],
  [
    'Peak memory of `calc`, 1,000,000 groups',
    'extremes',
    'npm run extremes',
    (f) => `${f['groups-stream']} MB, with DuckDB ${f['groups-duckdb']} MB`,
  ],
  ['Peak memory of `calc`, 10 GB of zeros in a gzip file', 'extremes', 'npm run extremes', (f) => `${f.zeros} MB`],
  [
    'Peak memory of `calc`, an endless line on stdin',
    'extremes',
    'npm run extremes',
    (f) => `${f['an endless line']} MB`,
  ],
  ['The package', 'package', 'npm pack --dry-run', (f) => `${(f.size / 1e6).toFixed(2)} MB packed, ${f.files} files`],
  ['Packages in the SBOM', 'package', 'npm run build', (f) => `${f.components}`],
];

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { encoding: 'utf8' }),
);
const { components } = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8'));
const measured = { package: { size: packed.size, files: packed.entryCount, components: components.length } };

const page = readFileSync(PAGE, 'utf8');
const start = page.indexOf(START) + START.length;
const end = page.indexOf(END);
const old = new Map(
  page
    .slice(start, end)
    .split('\n')
    .map((line) => [line.split(' | ')[0], line]),
);
const rows = ROWS.map(([what, run, command, said]) => {
  const found = measured[run] ?? figures(run);
  return found
    ? `| ${what} | ${said(found)} | \`${command}\` |`
    : (old.get(`| ${what}`) ?? `| ${what} | not run yet | \`${command}\` |`);
});
writeFileSync(
  PAGE,
  `${page.slice(0, start)}\n\n| what | figure | command |\n| --- | --- | --- |\n${rows.join('\n')}\n\n${page.slice(end)}`,
);
