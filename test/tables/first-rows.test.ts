import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { duckdb } from '../../src/tables/duckdb/duckdb.js';
import { firstRows } from '../../src/tables/first-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const ROWS = [
  ['year', 'who'],
  ['2024', 'A'],
  ['2023', 'B,C'],
];

describe('the first rows of a file', () => {
  it('come with its columns, from a text of any form', async () => {
    const text = 'year,who\r\n2024,A\r\n2023,"B,C"';
    for (const path of [file('a.csv', text), file('b.csv', `\uFEFF${text}\n`), file('c.gz', gzipSync(`${text}\n`))])
      expect(await firstRows(path, 'utf-8', 9)).toEqual(ROWS);
    expect(await firstRows(file('d.tsv', 'year\twho\n2024\tA\n'), 'utf-8', 9)).toEqual(ROWS.slice(0, 2));
    expect(await firstRows(file('e.csv', Buffer.from('who\n\u00e9\n', 'latin1')), 'windows-1252', 9)).toEqual([
      ['who'],
      ['\u00e9'],
    ]);
  });
  it('are separated by what most rows show, not by a sign within a cell', async () => {
    const text = 'year,who,note,x\n2024,A,v; w,\n2023,B,,\n2022,C,y; z,\n';
    expect((await firstRows(file('h.csv', text), 'utf-8', 9))[0]).toEqual(['year', 'who', 'note', 'x']);
  });
  it('are as many as are asked for, and end before a row that is cut', async () => {
    expect(await firstRows(join(folder, 'a.csv'), 'utf-8', 1)).toEqual(ROWS.slice(0, 2));
    const long = file('f.csv', `who\n${'Korea, South\n'.replace(',', '').repeat(60_000)}`);
    const found = await firstRows(long, 'utf-8', 1_000_000);
    expect([found.length > 1000, found.length < 60_000]).toEqual([true, true]);
    expect(new Set(found.slice(1).map(([who]) => who))).toEqual(new Set(['Korea South']));
  });
  it('come from a Parquet file by DuckDB', async () => {
    const library = await duckdb();
    if (!library) return console.warn('DuckDB is not installed');
    const path = join(folder, 'g.parquet');
    const connection = await (await library.DuckDBInstance.create()).connect();
    await connection.run(`COPY (SELECT 2024 AS year, 'A' AS who UNION ALL SELECT 2023, 'B,C') TO '${path}'`);
    connection.closeSync();
    expect(await firstRows(path, 'utf-8', 9)).toEqual(ROWS);
  });
});
