import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, medians, run, table } from './measure.mjs';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const reshare = (...words) => [process.execPath, join(root, 'bin', 'reshare.js'), ...words];

const range = (low, high) => ({ low, high, lowOpen: false, highOpen: high === 'unbounded' });
const FREE = range(0, 'unbounded');
const market = (values, rest, total) => ({
  unit: 't',
  suppliers: values.map((value, i) => ({ actor: `A${String(i).padStart(4, '0')}`, value })),
  rest,
  total,
});
const list = (n, of) => Array.from({ length: n }, (_, i) => of(i));
const BOXES = JSON.parse(readFileSync(join(root, 'test', 'fixtures', 'free-boxes.json'), 'utf8'));
const firstBoxes = (n) => ({ ...BOXES, suppliers: BOXES.suppliers.slice(0, n) });
const many = list(60, (i) => range((i * 7919) % 5000, 5000 + ((i * 104_729) % 4999)));
const nested = list(60, (i) => range(497 - 7 * i, 503 + 7 * i));
const half = { exclusions: [{ actor: 'A0000', portionPct: 50 }] };

/** Markets that take the search long. */
const MARKETS = {
  '2 wide boxes beside a free rest': [firstBoxes(2), { exclusions: [{ actor: 'A00', portionPct: 50 }] }],
  '16 wide boxes beside a free rest': [firstBoxes(16), { exclusions: [{ actor: 'A00', portionPct: 50 }] }],
  '60 intervals': [market(many, range(0, 0), range(260_000, 260_000))],
  '60 intervals, a range as total': [market(many, range(0, 0), range(260_000, 273_000))],
  '60 intervals, half of one excluded': [market(many, range(0, 0), range(260_000, 273_000)), half],
  '5,000 suppliers, 20 intervals': [
    market(
      list(5000, (i) => (i < 20 ? range(100 + i, 200 + 3 * i) : range(1 + (i % 50), 1 + (i % 50)))),
      FREE,
      range(200_000, 200_000),
    ),
  ],
  '60 equal midpoints (budget used up)': [market(nested, range(0, 0), range(30_013, 30_013))],
};

/** The median processor time of the profile of each market, in milliseconds; the markets take turns. */
async function profileTimes(runs) {
  const { profile } = await import(join(root, 'dist', 'market', 'profile.js'));
  const found = new Map(Object.keys(MARKETS).map((name) => [name, []]));
  for (let i = 0; i < runs; i++)
    for (const [name, [m, terms]] of Object.entries(MARKETS)) {
      const start = process.cpuUsage();
      profile(m, { exclusions: [], bands: 'us2023', ...terms });
      const { user, system } = process.cpuUsage(start);
      found.get(name).push((user + system) / 1000);
    }
  return new Map([...found].map(([name, all]) => [name, median(all)]));
}

/** A table of 20 groups of so many rows, written once. */
function groups(rows) {
  const file = join(mkdtempSync(join(tmpdir(), 'reshare-bench-')), 'groups.csv');
  const line = (g, i) => `G${g},A${i},${1000 + 37 * i + g}`;
  const all = list(20, (g) => list(rows, (i) => line(g, i))).flat();
  writeFileSync(file, `${['group,actor,tonnes', ...all].join('\n')}\n`);
  return [
    'calc',
    file,
    '--by',
    'group',
    '--actor',
    'actor',
    '--value',
    'tonnes',
    '--total',
    '40000',
    '--reading',
    'rounded',
  ];
}

/** What is compared: the times of the search for bounds, and of the commands that search most. */
export async function bounds(runs) {
  const milliseconds = (x) => `${x.toFixed(1)} ms`;
  const times = await profileTimes(runs);
  const [least] = times.values();
  const rows = [...times].map(([name, ms]) => [name, milliseconds(ms), milliseconds(ms - least)]);
  console.log(
    `\nBounds (medians of ${runs}, processor time)\n\n${table([['market', 'median', 'above the first'], ...rows])}`,
  );
  const survey = process.env.RESHARE_REFERENCE && join(process.env.RESHARE_REFERENCE, SURVEY);
  const imported = survey && existsSync(survey) ? importOf(survey) : undefined;
  const stage = (reading) =>
    reshare('stage', '--element', 'all', '--dataset', imported, '--reading', reading, '--json');
  const found = medians(
    {
      'calc of 20 groups of 2': reshare(...groups(2)),
      'calc of 20 groups of 16': reshare(...groups(16)),
      ...(imported && {
        'stage of the survey, printed': stage('printed'),
        'stage of the survey, rounded': stage('rounded'),
      }),
    },
    runs,
  );
  const commands = [...found].map(([name, { milliseconds: ms }], i, all) => {
    const simpler = all[i - (i % 2)][1].milliseconds;
    return [name, milliseconds(ms), milliseconds(ms - simpler), (ms / simpler).toFixed(2)];
  });
  const head = ['command', 'median', 'above the simpler', 'to the simpler'];
  console.log(`\nCommands (medians of ${runs})\n\n${table([head, ...commands])}`);
  if (!imported) console.log(`\nRESHARE_REFERENCE names no folder with ${SURVEY}: the survey is left out.`);
}

const SURVEY = join('usgs-mcs', '2026', 'MCS2026_Commodities_Data.csv');

/** The survey as a dataset, in a new folder. */
function importOf(file) {
  const folder = join(mkdtempSync(join(tmpdir(), 'reshare-bench-')), 'mcs');
  run(reshare('import', 'usgs-mcs', file, '--out', folder));
  return folder;
}
