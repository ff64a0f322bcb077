import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { duckdb } from '../../src/tables/duckdb/duckdb.js';
import { separatedFlow } from '../../src/tables/duckdb/separated.js';
import { type Engine, flow, UnreadRows } from '../../src/tables/engine.js';
import { flatFile } from '../../src/tables/flat-file.js';
import { groupResult } from '../../src/tables/text/group-market.js';
import type { Plan } from '../../src/tables/text/plan.js';
import { tallyInterval } from '../../src/tables/text/tally.js';
import { UnreadableFile } from '../../src/tables/text/unreadable.js';
import { PLAN } from './plan.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const terms = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: 'us2023' as const };
let files = 0;
const written = (bytes: string | Uint8Array): string => {
  const file = join(folder, `${files++}.csv`);
  writeFileSync(file, bytes);
  return file;
};
/** The answer of an engine for a file, as text. */
async function said(file: string, engine: Engine, plan: Plan = PLAN): Promise<string> {
  try {
    const { groups, rows } = await flow(file, plan, { engine, encoding: 'utf-8', progress: () => {} });
    const told = groups.map((g) => groupResult(g, plan, terms));
    return JSON.stringify([rows, told], (_, v) => (v instanceof Map ? [...v] : v));
  } catch (error) {
    if (error instanceof UnreadRows) return JSON.stringify(error.unread);
    if (error instanceof UnreadableFile) return JSON.stringify(error.problem);
    throw error;
  }
}

describe('the two engines', () => {
  const header = 'year,country,tonnes\n';
  it('are different: DuckDB answers a plain table without the stream', async () => {
    const library = await duckdb();
    const connection = await (await library?.DuckDBInstance.create(':memory:'))?.connect();
    if (!connection) throw new Error('DuckDB is a devDependency');
    const from = flatFile(written(`${header}2023,A,"1,000"\n2023,A,0.5\n2023,B,>3\n`));
    const found = (await separatedFlow(connection, from, PLAN))?.();
    const tallies = [...(found?.groups[0]?.actors ?? [])].map(([name, tally]) => [name, tallyInterval(tally)]);
    expect(new Map(tallies.map(([name, value]) => [String(name), value]))).toEqual(
      new Map([
        ['A', point(1000.5)],
        ['B', interval(3, 'unbounded', true)],
      ]),
    );
    connection.closeSync();
  });
  it.each([
    ['a blank line', `${header}2023,A,1\n\n2023,B,2\n`],
    ['blank cells beyond the last column', `${header}2023,A,1,, ,\n2023,B,2\n`],
    ['rows without a filled cell', `${header}2023,A,1\n,,\n ,, \n2023,B,2\n,,\n`],
    ['columns without a name', 'year,country,tonnes,,\n2023,A,1,,\n2023,B,2\n'],
    ['blank lines above the header', `\n\n${header}2023,A,1\n2023,B,2\n`],
    ['titles above the header', `Table 3\n(tonnes)\n\n${header}2023,A,1\n`],
    ['titles with line ends of their own', `Table 3\r\n${header}2023,A,1\n`],
    ['a note below the rows', `${header}2023,A,1\nSource: agency.\n`],
    ['a line of one cell between rows', `${header}2023,A,1\nEurope\n2023,B,1\n`],
    ['semicolons', 'year;country;tonnes\n2023;A "s";1\n2023; "B";2\n'],
    ['units below the header', 'year,country,\n,,tonnes\n2023,A,1\n'],
    ['too few cells', `${header}2023,A\n2023,B,2\n`],
    ['too many cells', `${header}2023,A,1,9\n2023,B,2\n`],
    ['a quote inside an unquoted cell', `${header}2023,A"s,1\n`],
    ['a quote that is not closed', `${header}2023,"A,1\n2023,B,2\n`],
    ['text behind a closing quote', `${header}2023,"A"s,1\n`],
    ['line ends of all kinds', 'year,country,tonnes\r\n2023,A,1\n2023,B,2\r2023,C,3'],
    ['a header alone', header],
    ['an empty file', ''],
    ['a header without a line end', 'year,country,tonnes'],
    ['tabs', 'year\tcountry\ttonnes\n2023\tA, B\t1\n'],
    ['columns that differ by case', 'year,Year,country,tonnes\n2023,x,A,1\n'],
    [
      'columns that the query uses',
      'year,country,tonnes,g0,actor,value,plain,odd,n,total,least,most\n1,A,2,3,4,5,6,7,8,9,0,1\n',
    ],
    ['a repeated column that is not read', 'year,country,tonnes,x,x\n2023,A,1,2,3\n'],
    ['a repeated column that is read', 'year,year,country,tonnes\n2023,2023,A,1\n'],
    ['a missing column', 'jahr,country,tonnes\n2023,A,1\n'],
    ['bytes that are not UTF-8', Buffer.from(`${header}2023,Per\xfa,1\n`, 'latin1')],
    ['a NUL', `${header}2023,A\0,1\n`],
    ['a comment sign', `${header}#2023,A,1\n`],
    ['words for NULL', `${header}NULL,NULL,1\n\\N,\\N,2\n`],
    ['a quoted blank', `${header}"","A",""\n`],
    ['a byte order mark and CRLF', `\ufeff${header}2023,A,1\n2023,B,2\n`.replaceAll('\n', '\r\n')],
    ['more than six decimals', `${header}2023,A,0.1234567\n2023,A,1.5\n2023,A,1.5\n2023,B,2.00000000000000000001\n`],
    ['integers of any size', `${header}2023,A,${'9'.repeat(40)}\n2023,A,999999999999\n2023,B,1000000000000\n`],
    ['scientific notation', `${header}2023,A,1e5\n2023,A,1\n2023,B,2.5E-7\n2023,B,1e-7\n2023,B,3\n`],
    ['blanks around numbers', `${header}2023,A, 5 \n2023,A,5\n2023,A, 5 \n2023,B,\u00a07\n2023,B,1\n`],
    ['marks between numbers', `${header}2023,A,NA\n2023,A,1\n2023,A,NA\n2023,B,>3\n2023,B,2\n2023,C,n/a\n`],
    ['numbers that only DuckDB reads', `${header}2023,A,1\n2023,A,2\n2023,A,3\n2023,B,1_000\n2023,B,5.\n2023,B,+5\n`],
    ['a last row with too few cells', `${header}2023,A,1\n2023,B`],
    ['a last row with surplus cells', `${header}2023,A,1\n2023,B,2,3`],
    ['spaces around cells', `${header} 2023 , A , 1\n`],
  ])('agree on %s', async (_what, bytes) => {
    const file = written(bytes);
    expect(await said(file, 'duckdb')).toBe(await said(file, 'stream'));
  });
  it.each([
    ['long decimals', ['0.1234567', '0.1234567', '1.5', '2', '3']],
    ['marks', ['NA', 'NA', '>3', '1', '2', '3', '4']],
    ['huge integers', ['9'.repeat(30), '1', '2']],
    ['mostly marks', ['NA', '>3', '<2', '1']],
  ])('agree on %s among plain numbers, and DuckDB answers', async (_what, values) => {
    const library = await duckdb();
    const connection = await (await library?.DuckDBInstance.create(':memory:'))?.connect();
    if (!connection) throw new Error('DuckDB is a devDependency');
    const file = written(`${header}${values.map((value, i) => `2023,${'AB'[i % 2]},${value}\n`).join('')}`);
    for (const plan of [PLAN, { ...PLAN, total: 'B' }, { ...PLAN, where: new Map([['country', ['A', 'B']]]) }]) {
      const [fast, slow] = [
        (await separatedFlow(connection, flatFile(file), plan))?.(),
        await said(file, 'stream', plan),
      ];
      expect([fast?.rows, await said(file, 'duckdb', plan)]).toEqual([values.length, slow]);
    }
    connection.closeSync();
  });
  it('agree on what the points of the first values say of the notation', async () => {
    for (const values of [
      ['270.000', '5'],
      ['1.25', '270.000'],
      ['5', '6'],
    ])
      for (const where of [new Map(), new Map([['country', ['A']]])]) {
        const file = written(`${header}${values.map((value, i) => `2023,${'BA'[i]},${value}\n`).join('')}`);
        const points = async (engine: Engine) =>
          (await flow(file, { ...PLAN, where }, { engine, encoding: 'utf-8', progress: () => {} })).points;
        expect(await points('duckdb')).toBe(await points('stream'));
      }
  });
  it('agree on filters, totals and lumps', async () => {
    const rows = `${header}2023,World,100\n2023,China,60\n2023,Other,"1,5"\n2024,China,5\n2023,Other,15\n`.replace(
      '"1,5"',
      '15',
    );
    const file = written(rows);
    for (const more of [
      { total: 'World', rest: ['Other'] },
      { where: new Map([['year', ['2023', "it's"]]]), rest: ['Other'] },
      { by: [], totalColumn: 'year' },
      { by: ['year', 'country'], totalColumn: 'year' },
    ])
      expect(await said(file, 'duckdb', { ...PLAN, ...more })).toBe(await said(file, 'stream', { ...PLAN, ...more }));
  });
});
