// Compares both engines of `calc` on large files of random shapes: npm run engines -- [files] [seed].
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { duckdb, withDuckDB } from '../dist/tables/duckdb/duckdb.js';
import { separatedFlow } from '../dist/tables/duckdb/separated.js';
import { flatFile } from '../dist/tables/flat-file.js';
import { streamedFlow } from '../dist/tables/stream.js';

const [files = 60, seed = 1] = process.argv.slice(2).map(Number);
let state = seed;
/** A number from 0 to n - 1. */
const draw = (n) => {
  state = (state * 1103515245 + 12345) % 2 ** 31;
  return Math.floor((state / 2 ** 31) * n);
};
const one = (of) => of[draw(of.length)];

const MB = 1 << 20;
const folder = mkdtempSync(join(tmpdir(), 'engines-'));
const file = join(folder, 'rows');
const plan = {
  by: ['year'],
  actor: 'country',
  value: 'tonnes',
  total: undefined,
  totalColumn: undefined,
  stated: undefined,
  rest: [],
  lumps: true,
  shares: undefined,
  where: new Map(),
  reading: 'printed',
};

/** The sizes around which DuckDB cuts a text, in bytes. */
const SIZES = [
  0,
  100,
  2_000_000,
  2 * MB,
  8_000_000,
  8 * MB,
  16 * MB,
  32_000_000,
  32 * MB,
  33_000_000,
  33 * MB,
  48 * MB,
  64_000_000,
  64 * MB,
  96_000_000,
];
const LASTS = {
  plain: () => '2020,Last,7',
  quoted: () => '2020,Last,"7"',
  'quoted all': () => '"2020","Last","7"',
  'too few cells': () => '2020,Last',
  'too many cells': () => '2020,Last,7,8',
  'too many, blank': () => '2020,Last,7,',
  'one cell': () => 'Last',
  blanks: () => '  ',
  'blanks and commas': () => ' , , ',
  'trailing blanks': () => '2020,Last,7   ',
  'blank value': () => '2020,Last,',
  'long cell': () => `2020,${'x'.repeat(one([2_000_000, 3 * MB, 8 * MB, 33 * MB, 40_000_000]))},7`,
  'long quoted cell': () => `2020,"${'x'.repeat(one([2_000_000, 3 * MB, 8 * MB, 33 * MB]))}",7`,
  'long quoted cell of lines': () =>
    `2020,"${'xxxxxxx\n'.repeat(one([250_000, 400_000, 1 << 20, 4_500_000, 9_000_000]))}",7`,
  'many commas': () => `2020,Last,7${','.repeat(one([100, 2_000_000, 5 * MB]))}`,
  'open quote': () => '2020,"Last,7',
  'quote behind': () => '2020,Last,7"',
  'doubled quote': () => '2020,"La""st",7',
};
const ENDS = ['', '', '\n', '\n', '\r\n', '\r\n', '\r', '\n\n\n', '\n \n', '\n\u001a'];

/** Writes a file of a random shape, and says which. */
function write() {
  const near = one([-2, -1, 0, 1, 2, -30, 30]);
  const size = Math.max(0, one(SIZES) + near);
  const newline = one(['\n', '\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const bom = draw(5) === 0 ? '\ufeff' : '';
  const [what, last] = one(Object.entries(LASTS));
  const end = one(ENDS);
  const width = one([0, 0, 0, 40, 300_000, 1_900_000]);
  const head = `${bom}year,country,tonnes${newline}`;
  const tail = last() + end;
  const gzip = one([...Array(8).fill('none'), 'one member', 'one member', 'several members', 'cut short', 'cut end']);
  const exact = draw(2) === 0;
  const rows = [];
  let length = Buffer.byteLength(head);
  const goal = exact ? size - Buffer.byteLength(tail) : size;
  for (let i = 0; length + 12 < goal; i++) {
    const pad =
      width > 0 && (width < 100 || i % 1000 === 0) ? 'y'.repeat(Math.min(width, Math.max(0, goal - length - 40))) : '';
    const row = `${2000 + (i % 7)},C${i % 11}${pad},${i % 1000}${newline}`;
    rows.push(row);
    length += row.length;
  }
  if (exact && goal > length + 12)
    rows.push(`2001,C1,${'1'.padStart(goal - length - 8 - newline.length, '0')}${newline}`);
  const bytes = Buffer.from(head + rows.join('') + tail);
  const packed = { level: 1 };
  const half = Math.floor(bytes.length / 2);
  if (gzip === 'none') writeFileSync(file, bytes);
  else if (gzip === 'several members')
    writeFileSync(
      file,
      Buffer.concat([gzipSync(bytes.subarray(0, half), packed), gzipSync(bytes.subarray(half), packed)]),
    );
  else {
    const whole = gzipSync(bytes, packed);
    writeFileSync(
      file,
      gzip === 'one member' ? whole : whole.subarray(0, gzip === 'cut end' ? -4 : Math.floor(whole.length * 0.7)),
    );
  }
  return `${bytes.length} bytes, ${JSON.stringify(newline)}, last "${what}", end ${JSON.stringify(end)}, width ${width}, gzip ${gzip}${bom ? ', BOM' : ''}`;
}

/** A sum as a text without the scale in which an engine adds. */
const sum = ({ low, high }) => `${Number(low.n) / Number(low.d)}-${high ? Number(high.n) / Number(high.d) : ''}`;
/** The groups as texts that are equal where the sums are. */
const words = (groups) =>
  groups
    .map(
      ({ by, actors }) => `${by}: ${[...actors].map(([a, t]) => `${a.slice(0, 20)} (${a.length}) ${sum(t)}`).sort()}`,
    )
    .sort()
    .join('\n');
/** What an engine finds: the groups, or the reason why there are none. */
async function found(run) {
  try {
    const flow = await run();
    if (!flow) return undefined;
    const { groups, unread } = flow;
    return unread.count > 0 ? `unread ${unread.count}` : words(groups);
  } catch (error) {
    return `error ${error.problem?.kind ?? error.message}`;
  }
}

const library = await duckdb();
let [answered, different] = [0, 0];
for (let i = 0; i < files; i++) {
  const shape = write();
  const from = flatFile(file);
  const fast = ['text', 'gzip'].includes(from.form)
    ? await withDuckDB(library, (connection) => found(async () => (await separatedFlow(connection, from, plan))?.()))
    : undefined;
  if (fast === undefined) continue;
  answered++;
  const slow = await found(() => streamedFlow(from, plan, 'utf-8', () => {}));
  if (slow !== fast) {
    different++;
    const lines = slow.split('\n');
    const at = Math.max(
      0,
      lines.findIndex((line, j) => line !== fast.split('\n')[j]),
    );
    console.log(`DIFFERENT: ${shape}\n  stream ${lines[at]}\n  duckdb ${fast.split('\n')[at]}`);
  }
}
rmSync(folder, { recursive: true });
console.log(`${files} files, seed ${seed}: DuckDB answered ${answered}, of which ${different} differ from the stream`);
