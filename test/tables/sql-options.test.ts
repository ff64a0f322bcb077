import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { CALC } from '../../src/commands/calc/options.js';
import { spelling } from '../../src/commands/declaration.js';
import { reshare } from '../shell.js';
import { differences, type Line } from './tables.js';

const HEADER = ['year', 'country', 'firm', 't', 'kg', 'world', 'kind'];
const ROWS = [
  [1, 'A', 'F', 40, 41, 90, 'x'],
  [1, 'B', 'F', 20, 22, 90, 'y'],
  [1, 'Other', 'G', 10, 11, 90, 'x'],
  [1, 'World', 'W', 80, 82, 90, 'x'],
  [2, 'A', 'F', 30, 32, 90, 'x'],
  [2, 'B', 'G', 25, 24, 90, 'x'],
  [2, '390', 'G', 70, 71, 90, 'y'],
] as const;

/** The words of each option that are tried. Without an option here, or with one too many, this file does not compile. */
const WORDS: { readonly [Name in keyof typeof CALC]: readonly (readonly string[])[] } = {
  by: [
    ['--by', 'year'],
    ['--by', 'year,kind'],
  ],
  actor: [['--actor', 'firm']],
  value: [['--value', 'kg']],
  columnsAre: [
    ['--columns-are', 'actor'],
    ['--columns-are', 'unit'],
  ],
  columns: [['--columns', 't,kg']],
  exclude: [
    ['--exclude', 'A'],
    ['--exclude', 'A=50%'],
    ['--exclude', 'largest'],
    ['--exclude', 'each'],
  ],
  total: [
    ['--total', '500'],
    ['--total', 'World'],
  ],
  totalRow: [['--total-row', '390']],
  totalColumn: [['--total-column', 'world', '--where', 'kind=y']],
  shares: [['--shares', '100']],
  rest: [['--rest', 'B']],
  lumps: [['--no-lumps']],
  where: [
    ['--where', 'kind=x'],
    ['--where', 'year>=2'],
  ],
  whereNot: [['--where-not', 'country=World']],
  top: [['--top', '1']],
  measures: [['--measures', 'all']],
  target: [['--target', '65']],
  reading: [['--reading', 'rounded']],
  bands: [['--bands', 'us2010']],
  delimiter: [['--delimiter', ';']],
  skip: [['--skip', '1']],
  decimal: [['--decimal', ',']],
  thousands: [['--thousands', '.']],
  unknown: [['--unknown', ':']],
  none: [['--none', '-']],
  flags: [['--flags', 'e']],
  keepGoing: [['--keep-going']],
  sheet: [['--sheet', '2']],
  encoding: [['--encoding', 'windows-1252']],
  engine: [['--engine', 'stream']],
  sql: [[]],
  table: [['--table', 'other']],
  format: [['--format', 'csv']],
  json: [['--json']],
  fields: [['--fields', 'total']],
  header: [['--no-header']],
  terms: [['--no-terms']],
  bars: [['--bars']],
  output: [['--output', '-']],
  quiet: [['--quiet']],
  color: [['--color', 'never']],
  debug: [['--debug']],
};

/** The options that say where a query goes or comes from, not what is computed. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'sql',
  'table',
  'output',
  'color',
  'debug',
] satisfies (keyof typeof CALC)[]);

const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'flows.csv');
writeFileSync(file, `${[HEADER, ...ROWS].join('\n')}\n`);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(
  'CREATE TABLE flows (year INT, country VARCHAR, firm VARCHAR, t INT, kg INT, world INT, kind VARCHAR)',
);
const values = ROWS.map((row) => `(${row.map((cell) => (typeof cell === 'number' ? cell : `'${cell}'`))})`);
await connection.run(`INSERT INTO flows VALUES ${values}`);

/** The words with the two options that are always needed, unless they have them. */
const asking = (words: readonly string[]): readonly string[] =>
  Object.entries({ '--actor': 'country', '--value': 't' }).flatMap(([option, column]) =>
    words.includes(option) ? [] : [option, column],
  );

const queried = (words: readonly string[]) => {
  const table = words.includes('--table') ? [] : ['--table', 'flows'];
  return reshare(['calc', '--sql', ...table, ...asking(words), ...words]);
};

/** The answer of a query on DuckDB, with the cells of groups as texts. */
async function answered(query: string): Promise<readonly Line[]> {
  const found = await connection.runAndReadAll(query);
  const cell = (name: string, x: unknown): string | number | null =>
    x === null ? null : HEADER.includes(name) ? String(x) : Number(x);
  const names = found.columnNames();
  return found.getRows().map((row) => Object.fromEntries(row.map((x, i) => [names[i], cell(names[i] ?? '', x)])));
}

type Ends = { readonly low: number; readonly high: number | null } | null;
type CalcJson = {
  readonly group: Record<string, string>;
  readonly total: Ends;
  readonly supplierCount: number;
  readonly measures: Record<string, Ends>;
  readonly remaining: { readonly sharePct: Ends; readonly measures: { readonly hhi: Ends } } | null;
};

/** The same figures of a row of calc. */
function lineOf({ group, total, supplierCount, measures, remaining }: CalcJson): Line {
  const ends = (name: string, found: Ends = null): Line => ({
    [`${name}_low`]: found?.low ?? null,
    [`${name}_high`]: found?.high ?? null,
  });
  return {
    ...group,
    total: total?.low ?? null,
    suppliers: supplierCount,
    ...ends('hhi', measures.hhi),
    ...ends('effective_suppliers', measures.effectiveSuppliers),
    ...ends('cr1_pct', measures.cr1Pct),
    ...ends('cr3_pct', measures.cr3Pct),
    ...(remaining
      ? { ...ends('remaining_share_pct', remaining.sharePct), ...ends('remaining_hhi', remaining.measures.hhi) }
      : {}),
  };
}

const base = (await queried([])).out;

it.each(
  Object.entries(CALC).flatMap(([name, option]) =>
    Object.entries(WORDS).flatMap(([tried, all]) =>
      tried === name ? all.map((words) => ({ name, long: spelling(option).long, words })) : [],
    ),
  ),
)('calc --sql heeds or refuses by name: $name $words', async ({ name, long, words }) => {
  const { code, out, err } = await queried(words);
  if (code !== 0) {
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(long);
    return;
  }
  if (ELSEWHERE.has(name)) {
    expect(out).toBe(name === 'table' ? base.replace('"flows"', '"other"') : base);
    return;
  }
  expect(out).not.toBe(base);
  const found = await answered(out);
  const { rows } = JSON.parse((await reshare(['calc', file, ...asking(words), ...words, '--json'])).out);
  expect(differences(rows.map(lineOf), found)).toEqual([]);
  expect(found).not.toEqual(await answered(base));
});
