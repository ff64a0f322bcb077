import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIN_MEASURES } from '../../src/market/measures.js';
import { ANSWER } from '../../src/tables/sql/measures.js';
import { query } from '../../src/tables/sql/query.js';
import type { WarehouseQuestion } from '../../src/tables/sql/sql-text.js';
import { PLAN } from './plan.js';
import { calculated, created, differences, type Line, lines, type Table, tables } from './tables.js';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const TYPES = { text: 'VARCHAR', decimal: 'DECIMAL(18, 3)', double: 'DOUBLE' };

async function asked(question: WarehouseQuestion): Promise<readonly Line[]> {
  const found = await connection.runAndReadAll(query(question));
  return lines(question, [found.columnNames(), ...found.getRows()]);
}

async function answered(table: Table): Promise<readonly Line[]> {
  for (const statement of created(table, TYPES)) await connection.run(statement);
  return asked(table.question);
}

const without = (actor: string, portionPct = 100) => [{ actor, portionPct }];

/** The answer for rows of year, country, tonnes and world in the notation of SQL. */
async function of(
  rows: readonly string[],
  plan: Partial<WarehouseQuestion['plan']> = {},
  exclusions: WarehouseQuestion['exclusions'] = [],
) {
  await connection.run('CREATE OR REPLACE TABLE flows (year INTEGER, country VARCHAR, tonnes INTEGER, world INTEGER)');
  if (rows.length > 0) await connection.run(`INSERT INTO flows VALUES ${rows.map((row) => `(${row})`).join()}`);
  return asked({ table: ['flows'], plan: { ...PLAN, ...plan }, exclusions });
}

it('the query has both ends of every main measure', () => {
  const columns = MAIN_MEASURES.flatMap(({ key }) => {
    const name = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    return [`${name}_low`, `${name}_high`];
  });
  expect(columns.filter((column) => !ANSWER.includes(column))).toEqual([]);
});

describe('the query of calc --sql, on DuckDB', () => {
  it('gives the figures of calc for random tables of decimals and doubles', async () => {
    let measured = 0;
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const expected = await calculated(table);
        expect(differences(expected, await answered(table))).toEqual([]);
        measured += expected.filter((line) => line.hhi_low !== null).length;
      }),
      { numRuns: 60 },
    );
    expect(measured).toBeGreaterThan(80);
  });
  it('gives the worked example of 2024, with unknown quantities in the rest', async () => {
    const mined = {
      China: 270_000,
      'United States': 45_000,
      Burma: 31_000,
      Australia: 13_000,
      Madagascar: 13_000,
      India: 2_900,
      Russia: 2_500,
      Thailand: 'NULL',
      World: 390_000,
    };
    const rows = Object.entries(mined).map(([country, tonnes]) => `2024, '${country}', ${tonnes}, NULL`);
    const [line] = await of(rows, { total: 'World' }, without('China'));
    const rounded = Object.entries(line ?? {}).map(([name, x]) => [
      name,
      typeof x === 'number' ? Number(x.toFixed(2)) : x,
    ]);
    expect(Object.fromEntries(rounded)).toEqual({
      year: '2024',
      total: 390_000,
      suppliers: 8,
      hhi_low: 5012.4,
      hhi_high: 5022.84,
      effective_suppliers_low: 1.99,
      effective_suppliers_high: 2,
      cr1_pct_low: 69.23,
      cr1_pct_high: 69.23,
      cr3_pct_low: 88.72,
      cr3_pct_high: 88.72,
      remaining_share_pct_low: 30.77,
      remaining_share_pct_high: 30.77,
      remaining_hhi_low: 2318.51,
      remaining_hhi_high: 2428.76,
    });
  });
  it('has no measures if a NULL makes the total unknown', async () => {
    const rows = [
      "1, 'A', 5, 9",
      "1, 'B', NULL, 9",
      "2, 'A', 5, 4",
      "2, 'B', NULL, 4",
      "3, 'A', 5, NULL",
      "4, 'A', 5, 4",
    ];
    const hhi = async (plan: Partial<WarehouseQuestion['plan']>) =>
      (await of(rows, plan)).map((line) => [line.total, line.hhi_low, line.hhi_high]);
    const none = [null, null, null];
    expect(await hhi({})).toEqual([none, none, [5, 10_000, 10_000], [5, 10_000, 10_000]]);
    const [nine, ...others] = await hhi({ totalColumn: 'world' });
    expect([nine?.[0], others]).toEqual([9, [none, none, [5, 10_000, 10_000]]]);
  });
  it('has measures for every group except those with a row that calc refuses', async () => {
    const bad = {
      1: ['1, NULL, 2, 9', "1, 'A', 2, 9"],
      2: ["2, 'A', 2, 9", "2, 'A', -1, 9"],
      3: ["3, 'A', 2, 9", "3, 'B', 2, 8"],
      4: ["4, 'A', 2, 9", "4, 'B', 2, NULL"],
      5: ["5, 'A', 2, -1"],
    };
    const found = await of([...Object.values(bad).flat(), "6, 'A', 2, 9"], { totalColumn: 'world' });
    expect(found.map((line) => [line.year, line.total !== null, line.hhi_low !== null])).toEqual([
      ...['1', '2', '3', '4', '5'].map((year) => [year, false, false]),
      ['6', true, true],
    ]);
  });
  it('lets a supplier with known and unknown rows have all that is left of the total', async () => {
    const rows = ["1, 'A', 50, 100", "1, 'A', NULL, 100", "1, 'B', 30, 100"];
    const [line] = await of(rows, { totalColumn: 'world' }, without('A', 50));
    expect(line).toMatchObject({ hhi_low: 3400, hhi_high: 5800, cr1_pct_high: 70, cr3_pct_high: 100 });
    // A keeps 25 of 50 and half of the 20 that its unknown row may be
    expect([line?.remaining_share_pct_low, line?.remaining_share_pct_high]).toEqual([65, 75]);
  });
  it('finds the highest HHI of a remainder with a lump and a supplier of unknown rows', async () => {
    // 10 + 1, a lump of 9, and 30 of 1; an excluded actor without a row has nothing
    const small = Array.from({ length: 30 }, (_, i) => `1, 's${i}', 1, 50`);
    const rows = ["1, 'A', 10, 50", "1, 'A', NULL, 50", "1, 'Other', 9, 50", ...small];
    const [line] = await of(rows, { totalColumn: 'world', rest: ['Other'] }, without('Nobody'));
    expect(line?.remaining_hhi_high).toBeCloseTo((10_000 * (11 ** 2 + 9 ** 2 + 30)) / 50 ** 2, 9);
  });
  it('has no line if no row is counted, and one for rows with NULL as their group', async () => {
    expect(await of([])).toEqual([]);
    expect(await of([], { by: [] })).toEqual([]);
    expect(await of(["1, 'A', 5, 9"], { by: [], where: new Map([['country', ['B']]]) })).toEqual([]);
    expect((await of(["NULL, 'A', 5, 9", "NULL, 'B', 5, 9"])).map((line) => line.hhi_low)).toEqual([5000]);
  });
  it('counts a NULL as blank in a condition on blank cells', async () => {
    const blank = { by: [], where: new Map([['country', ['']]]), actor: 'world' };
    expect((await of(['1, NULL, 5, 8', "1, '', 5, 9", "1, 'A', 5, 9"], blank)).map((line) => line.total)).toEqual([10]);
  });
  it('uses names that differ from those of the table', async () => {
    await connection.run('CREATE OR REPLACE TABLE Entries ("K1" VARCHAR, who_ INTEGER, part VARCHAR)');
    await connection.run("INSERT INTO Entries VALUES ('x', 6, 'A'), ('x', 2, 'B')");
    const plan = { ...PLAN, by: ['K1'], actor: 'part', value: 'who_' };
    expect(await asked({ table: ['Entries'], plan, exclusions: [] })).toMatchObject([
      { K1: 'x', total: 8, hhi_low: 6250 },
    ]);
    expect(query({ table: ['Entries'], plan, exclusions: [] })).toContain('\nentries__ AS (');
  });
});
