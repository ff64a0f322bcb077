import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { found } from '../check/found.js';
import { file } from '../mcs.js';
import { answer, reshare } from '../shell.js';

const MINED = 'test/fixtures/mined.csv';
const ROLES = ['--subject', '=Ore', '--stage', '=Digging'];
const TOTALS = ['--total-row', 'World total', '--rest', 'Other countries'];

/** Imports a table; returns the folder, what the command said, and its observations. */
async function imports(path: string, ...more: readonly string[]) {
  const folder = join(mkdtempSync(join(tmpdir(), 'reshare-table-')), 'made');
  const ran = await reshare(['import', 'table', path, ...ROLES, '--out', folder, ...more]);
  const rows: Record<string, string>[] = existsSync(folder)
    ? parse(readFileSync(join(folder, 'observations.csv')), { columns: true })
    : [];
  return { folder, ran, rows, world: rows.filter((row) => row.actor === 'World') };
}
const mined = (...more: readonly string[]) =>
  imports(MINED, '--period', 'year', '--actor', 'country', '--value', 'tonnes', ...more);
/** A table of suppliers and values, and further columns. */
const table = (text: string, ...more: readonly string[]) =>
  imports(file('table.csv', text), '--actor', 'who', '--value', 'tonnes', '--edition', '2025', ...more);

describe('a table as a dataset', () => {
  it('says what became of its rows, and has the figures of calc', async () => {
    const { folder, ran } = await mined(...TOTALS);
    const { out } = await reshare(['stage', '-e', 'ore', '-d', folder]);
    const said = [ran.out, '--- reshare stage -e ore', out].join('\n');
    await expect(said.replaceAll(folder, './made')).toMatchFileSnapshot('../golden/import-table-mined.txt');
    const calc = ['calc', MINED, '--by', 'year', '--actor', 'country', '--value', 'tonnes', ...TOTALS, '--json'];
    const groups: { measures: { hhi: unknown } }[] = JSON.parse((await reshare(calc)).out).rows;
    const { rows } = await answer('stage', '-e', 'ore', '-p', 'all', '-d', folder);
    expect(rows.map((row: { measures: { hhi: unknown } }) => row.measures.hhi)).toEqual(
      groups.map((group) => group.measures.hhi).toReversed(),
    );
  });
  it('can be checked, sealed, compared with another and told apart from it', async () => {
    const [one, other] = [await mined(...TOTALS), await mined(...TOTALS)];
    expect(await found(one.folder)).toEqual([
      './datapackage.json note unsealed mined',
      './sources.csv:2:22 note date-not-printed mined-csv',
    ]);
    expect((await reshare(['dataset', 'seal', one.folder])).code).toBe(0);
    expect((await reshare(['diff', one.folder, other.folder, '--exit-code'])).code).toBe(0);
    const { out } = await reshare(['compare', '-e', 'ore', '-d', one.folder, '-d', 'articles']);
    expect(out).toMatch(/^Digging +mined +2024 +69\.2 %/m);
  });
  it('reads a workbook, JSON and another decimal sign', async () => {
    const book = await imports(
      'test/fixtures/mined.xlsx',
      '--period',
      'year',
      '--actor',
      'country',
      '--value',
      'tonnes',
      ...TOTALS,
    );
    expect(book.rows.map((row) => row.printed?.replaceAll(',', ''))).toEqual(
      (await mined(...TOTALS)).rows.map((row) => row.printed?.replaceAll(',', '')),
    );
    const json = await imports(
      file('t.json', '[{"who":"A","tonnes":1.5},{"who":"B","tonnes":2}]'),
      '--actor',
      'who',
      '--value',
      'tonnes',
      '--edition',
      '2025',
    );
    expect(json.world.map((row) => row.printed)).toEqual(['3.5']);
    const comma = await table('who;tonnes\nA;1200,5\nB;300,25\n');
    expect(comma.rows.map((row) => [row.printed, row.note])).toEqual([
      ['1200.5', 'printed as "1200,5"'],
      ['300.25', 'printed as "300,25"'],
      ['1500.75', 'computed by us: the sum of the rows'],
    ]);
  });
});

describe('the World row of a table', () => {
  it.each<[string, string, string[], string, string]>([
    ['is the sum of its rows', 'A,10\nB,0.1\nC,0.2\n', [], '10.3', 'computed by us: the sum of the rows'],
    ['lies between two sums with a range', 'A,10-20\nB,5\n', [], '15-25', 'computed by us: the sum of the rows'],
    [
      'is at least the sum with an unknown row',
      'A,10\nB,NA\n',
      [],
      '>=10',
      'computed by us: at least the sum of the rows',
    ],
    [
      'is at least the sum with a doubtful row',
      'A,10\nB,many\n',
      [],
      '>=10',
      'computed by us: at least the sum of the rows',
    ],
    ['is the printed one if a row is called World', 'A,10\nWORLD,30\n', [], '30', 'printed as WORLD'],
    ['is the row that is named', 'A,10\nAll,30\n', ['--total-row', 'All'], '30', 'printed as All'],
  ])('%s', async (_title, rows, more, printed, note) => {
    const { world } = await table(`who,tonnes\n${rows}`, ...more);
    expect(world.map((row) => [row.printed, row.note])).toEqual([[printed, note]]);
  });
  it('is the total in a column, and doubtful if the column has two', async () => {
    const one = await table('who,tonnes,all\nA,10,30\nB,5,30\n', '--total-column', 'all');
    expect(one.world.map((row) => [row.printed, row.status, row.table])[0]).toEqual([
      '30',
      'ok',
      'ore-digging-undated',
    ]);
    expect(one.ran.out).toContain('2 became observations');
    const two = await table('who,tonnes,all\nA,10,30\nB,5,40\n', '--total-column', 'all');
    expect(two.world.map((row) => row.status)).toEqual(['doubtful', 'doubtful']);
    expect((await found(two.folder)).filter((line) => line.includes(' error '))).toEqual([]);
  });
  it('is at least the sum in each table if several sources have the market', async () => {
    const { world, rows } = await table('who,tonnes,from\nA,10,One\nB,5,Two\n', '--source', 'from');
    expect(world.map((row) => row.printed)).toEqual(['>=10', '>=5']);
    expect([...new Set(rows.map((row) => row.source))]).toEqual(['one', 'two']);
  });
});

describe('a row of a table', () => {
  it('is added to others of its supplier, and the sum says so', async () => {
    const { rows, ran } = await table('who,tonnes\nA,10\nB,5\nA,0.5\n');
    expect(rows.map((row) => [row.actor, row.printed, row.note])).toEqual([
      ['A', '10.5', 'computed by us: the sum of 2 rows'],
      ['B', '5', ''],
      ['World', '15.5', 'computed by us: the sum of the rows'],
    ]);
    expect(ran.out).toContain('2 of them are added up with others of the same supplier');
  });
  it('with a percent sign is a share, which needs no total', async () => {
    const { rows } = await table('who,tonnes\nA,60%\nB,30%\nTotal,100%\n', '--total-row', 'Total');
    expect(rows.map((row) => [row.actor, row.measure, row.unit, row.table])).toEqual([
      ['A', 'share', 'percent', ''],
      ['B', 'share', 'percent', ''],
    ]);
  });
  it.each([
    ['2023-01-01 00:00:00', '2023'],
    ['2023-02-01', '2023-02'],
    ['2021–24', '2021/2024'],
  ])('of %s has the period %s', async (text, period) => {
    const { rows } = await table(`who,tonnes,at\nA,1,${text}\n`, '--period', 'at');
    expect(rows[0]?.period).toBe(period);
  });
  it('with the name of a lump is Other, unless it is a supplier', async () => {
    const text = 'who,tonnes\nA,1\nRest of world,2\n';
    expect((await table(text)).rows.map((row) => row.actor)).toEqual(['A', 'Other', 'World']);
    expect((await table(text, '--no-lumps')).rows.map((row) => row.actor)).toEqual(['A', 'Rest of world', 'World']);
  });
});

describe('a table is refused and nothing is written', () => {
  it.each<[string, string, string[], number, RegExp]>([
    [
      'with an unnamed total',
      'who,tonnes\nA,1\nTotal,1\n',
      [],
      2,
      /"Total" has the name of a total\..*--total-row Total/,
    ],
    ['without the column', 'name,tonnes\nA,1\n', [], 2, /no column "who"/],
    ['with a row that names no supplier', 'who,tonnes\nA,1\n,4\n', [], 1, /:3: .*who/],
    ['with a row that is cut off', 'who,tonnes\nA,1\nB,1,2,3\n', [], 1, /:3: /],
    ['for two totals', 'who,tonnes\nA,1\n', ['--total-row', 'x', '--total-column', 'y'], 2, /contradict each other/],
    ['for a name that is none', 'who,tonnes\nA,1\n', ['--name', 'My Table'], 2, /lower-case letters/],
    ['for a fixed text that is blank', 'who,tonnes\nA,1\n', ['--unit', '='], 2, /a text after "="/],
  ])('%s', async (_title, text, more, code, message) => {
    const { ran, folder } = await table(text, ...more);
    expect([ran.code, existsSync(folder)]).toEqual([code, false]);
    expect(ran.err.replaceAll('\n', ' ')).toMatch(message);
  });
});
