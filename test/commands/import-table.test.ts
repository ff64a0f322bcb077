import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { duckdb } from '../../src/tables/duckdb/duckdb.js';
import { found } from '../check/found.js';
import { file } from '../mcs.js';
import { answer, reshare, shownFolder } from '../shell.js';

const MINED = 'test/fixtures/mined.csv';
const ROLES = ['--subject', '=Ore', '--stage', '=Digging'];
const TOTALS = ['--total-row', 'World total', '--rest', 'Other countries'];

/** Imports a table into a folder; returns the folder, what the command said, and its observations. */
async function importsInto(folder: string, path: string, ...more: readonly string[]) {
  const ran = await reshare(['import', 'table', path, ...ROLES, '--out', folder, ...more]);
  const rows: Record<string, string>[] = existsSync(folder)
    ? parse(readFileSync(join(folder, 'observations.csv')), { columns: true })
    : [];
  return { folder, ran, rows, world: rows.filter((row) => row.actor === 'World') };
}
const imports = (path: string, ...more: readonly string[]) =>
  importsInto(join(mkdtempSync(join(tmpdir(), 'reshare-table-')), 'made'), path, ...more);
const COLUMNS = ['--period', 'year', '--actor', 'country', '--value', 'tonnes'];
const mined = (...more: readonly string[]) => imports(MINED, ...COLUMNS, ...more);
/** A Parquet file with the rows of a CSV file as texts; the CSV file itself where DuckDB is not installed. */
async function parquet(csv: string): Promise<string> {
  const library = await duckdb();
  if (!library) return csv;
  const connection = await (await library.DuckDBInstance.create()).connect();
  await connection.run(`COPY (SELECT * FROM read_csv('${csv}', all_varchar = true)) TO '${csv}.parquet'`);
  connection.closeSync();
  return `${csv}.parquet`;
}
/** A table of suppliers and values, and further columns. */
const table = (text: string, ...more: readonly string[]) =>
  imports(file('table.csv', text), '--actor', 'who', '--value', 'tonnes', '--edition', '2025', ...more);

describe('a table as a dataset', () => {
  it('says what became of its rows, and has the figures of calc', async () => {
    const { folder, ran } = await importsInto(shownFolder('mined'), MINED, ...COLUMNS, ...TOTALS);
    const { out } = await reshare(['stage', '-e', 'ore', '-d', folder]);
    const said = [ran.out, '--- reshare stage -e ore', out].join('\n');
    await expect(said).toMatchFileSnapshot('../golden/import-table-mined.txt');
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

const WIDE = `metal,country,Note,2021 [YR2021],2022 [YR2022],2023 [YR2023]
tin,A,,10,20,
tin,B,,5,NA,
tin,World total,,20,30,
zinc,A,,7,8,
lead,A,,,,
`;
const wide = (path: string, ...more: readonly string[]) =>
  imports(path, '--actor', 'country', '--columns', '/^20/', '--columns-are', 'year', ...more);
const YEARS = ['--period', 'year', '--value', 'kt', '--total-row', 'World total'];
const printed = (rows: readonly Record<string, string>[]) => rows.map((row) => [row.actor, row.period, row.printed]);

describe('rows and columns of a table that are chosen', () => {
  const TIN = [
    ['A', '2021', '10'],
    ['B', '2021', '5'],
    ['World', '2021', '20'],
    ['A', '2022', '20'],
    ['B', '2022', 'NA'],
    ['World', '2022', '30'],
  ];
  it('become values of years, without the columns in which a market is blank', async () => {
    const { rows, ran } = await wide(file('wide.csv', WIDE), ...YEARS, '--where', 'metal=tin');
    expect(printed(rows)).toEqual(TIN);
    expect(rows.map((row) => row.unit)).toEqual(Array(6).fill('kt'));
    expect(rows[3]?.locator).toBe('column 2022 [YR2022], row A, 2022 [YR2022], line 2');
    expect(ran.out).toMatch(/5 rows of the file:\n3 hold values\n6 values became observations\n2 are left out by/);
    const all = await wide(file('wide.csv', WIDE), ...YEARS, '--where-not', 'metal=zinc', '--unit', 'metal');
    expect(printed(all.rows)).toEqual(TIN);
    expect(all.ran.out).toContain('1 is blank');
  });
  it('are the same in gzip, UTF-16, JSON, semicolons and Parquet', async () => {
    const tin = ['--where', 'metal=tin'];
    const at = mkdtempSync(join(tmpdir(), 'reshare-wide-'));
    const made = (name: string, bytes: string | Buffer): string => {
      writeFileSync(join(at, name), bytes);
      return join(at, name);
    };
    const [head = [], ...body] = parse(WIDE) as string[][];
    const objects = body.map((cells) => Object.fromEntries(head.map((label, i) => [label, cells[i]])));
    const forms = [
      made('wide.csv.gz', gzipSync(WIDE)),
      made('wide.csv', Buffer.from(`\ufeff${WIDE}`, 'utf16le')),
      made('wide.json', JSON.stringify(objects)),
      made('semicolons.csv', WIDE.replaceAll(',', ';')),
      await parquet(made('source.csv', WIDE)),
    ];
    for (const form of forms) expect(printed((await wide(form, ...YEARS, ...tin)).rows)).toEqual(TIN);
  });
  it('keep a value of a Parquet file that cannot be read as doubtful', async () => {
    const path = await parquet(file('source.csv', 'who,tonnes\nA,many\nB,1\n'));
    const { rows } = await imports(path, '--actor', 'who', '--value', 'tonnes', '--edition', '2025');
    expect(rows.map((row) => [row.printed, row.status])).toEqual([
      ['many', 'doubtful'],
      ['1', 'ok'],
      ['>=1', 'ok'],
    ]);
  });
  it('reads suppliers in columns, with a total among them', async () => {
    const text = 'at,A,B,World total\n2021,1,2,4\n2022,3,4,9\n';
    const { rows } = await imports(
      file('suppliers.csv', text),
      ...['--columns-are', 'actor', '--period', 'at', '--where', 'at>=2022', '--total-row', 'World total'],
    );
    expect(printed(rows)).toEqual([
      ['A', '2022', '3'],
      ['B', '2022', '4'],
      ['World', '2022', '9'],
    ]);
  });
  it.each([
    ['Q1 2021', '', 'doubtful'],
    ['Jan 2021', '', 'doubtful'],
    ['PROD_EST_ 2021', '2021', 'ok'],
  ])('of the column %s have the period "%s"', async (label, period, status) => {
    const { rows } = await imports(
      file('w.csv', `country,${label}\nA,1\n`),
      ...['--actor', 'country', '--columns-are', 'year', '--period', 'year', '--edition', '2025'],
    );
    expect([rows[0]?.period, rows[0]?.status]).toEqual([period, status]);
  });
  it('are few enough to keep, although the file is larger', async () => {
    const blanks = ','.repeat(99);
    const many = Array.from({ length: 5_000 }, (_, i) => `${i},1${blanks}\n`).join('');
    const labels = Array.from({ length: 99 }, (_, i) => `,c${i}`).join('');
    const large = file('large.csv', `who,tonnes${labels}\n${many}`);
    const read = ['--actor', 'who', '--value', 'tonnes', '--edition', '2025'];
    expect((await imports(large, ...read)).ran.err).toContain('Choose rows with --where');
    expect((await imports(large, ...read, '--where', 'who=7')).rows.map((row) => row.printed)).toEqual(['1', '1']);
  });
  it('are named by a few of their places when they are added up', async () => {
    const { rows } = await table(`who,tonnes\n${'A,1\n'.repeat(30)}`);
    expect(rows[0]?.printed).toBe('30');
    expect(rows[0]?.locator).toMatch(/line 20; 10 more; column tonnes, row A, line 31$/);
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

describe('a table without its options', () => {
  it('is answered with its columns', async () => {
    const ran = await reshare(['import', 'table', MINED, '--out', 'nowhere']);
    expect(ran.err.replaceAll('\n', ' ')).toMatch(/'--subject .*the columns of .* are year, country and tonnes/);
  });
  it('has its columns completed', async () => {
    for (const option of ['--subject', '--period', '--value', '--where'])
      expect((await reshare(['complete', 'zsh', 'import', 'table', MINED, option, 'to'])).out).toMatch(/^tonnes/);
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
    ['with a total and a footnote', 'who,tonnes\nA,1\nWorld total (rounded) 10,1\n', [], 2, /has the name of a total/],
    [
      'with another total beside the named one',
      'who,tonnes\nA,1\nAll,1\nTotal,1\n',
      ['--total-row', 'All'],
      2,
      /Leave its rows out: --where-not who=Total/,
    ],
    [
      'for a total that no row has',
      'who,tonnes\nA,1\nWorld sum,1\n',
      ['--total-row', 'World sums'],
      2,
      /No row is of "World sums", which --total-row names\. Did you mean 'World sum'\?/,
    ],
    ['for a rest that no row has', 'who,tonnes\nA,1\n', ['--rest', 'B'], 2, /No row is of "B", which --rest names/],
    [
      'where conditions choose no row',
      'who,tonnes\nA,1\n',
      ['--where', 'who=B'],
      3,
      /no row that the conditions choose/,
    ],
    [
      'where no option says what columns are',
      'who,tonnes\nA,1\n',
      ['--columns-are', 'year'],
      2,
      /what --columns-are year stands for.*--period year/,
    ],
    ['where a cell cannot be compared', 'who,tonnes\nA,1\n', ['--where', 'who>1'], 1, /not-compared/],
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
