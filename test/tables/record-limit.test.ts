import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { flowProblemWords } from '../../src/commands/calc/words.js';
import { firstRows } from '../../src/tables/first-rows.js';
import { flatFile } from '../../src/tables/flat-file.js';
import { streamedFlow } from '../../src/tables/stream.js';
import { MOST_NESTED, nesting } from '../../src/tables/text/record-limit.js';
import { UnreadableFile } from '../../src/tables/text/unreadable.js';
import { PLAN } from './plan.js';

const file = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'rows');
const LIMIT = { size: 300_000, cells: 50 };
/** What is said of a file with these bytes; 'fine' where it can be read. */
async function said(bytes: string | Uint8Array): Promise<string> {
  writeFileSync(file, bytes);
  try {
    await streamedFlow(flatFile(file), PLAN, 'utf-8', () => {}, {}, undefined, LIMIT);
    return 'fine';
  } catch (error) {
    if (error instanceof UnreadableFile) return flowProblemWords(error.problem);
    throw error;
  }
}
const HEADER = 'year,country,tonnes\n';
const ROWS = '2020,A,1\n'.repeat(20_000);
const LONG = 'x'.repeat(1_500_000);

describe('a record that is too long', () => {
  it.each([
    ['a first line', LONG, 'the row that begins at line 1 has more'],
    ['a second line', `${HEADER}${LONG},1\n`, 'the row that begins at line 2 has more'],
    ['a late line', `${HEADER}${ROWS}${LONG},1\n`, 'the row that begins at line 20002 has more'],
    ['a line after a cell with breaks', `${HEADER}2020,"A\nB",1\n${ROWS}${LONG}`, 'the row that begins at line 20004'],
    ['a row with a cell of lines', `${HEADER}${ROWS}2020,"A\nB",${LONG}`, 'the row that begins at line 20002 has more'],
    [
      'a quote that never closes',
      `${HEADER}${ROWS}2020,"${'B,1\n'.repeat(400_000)}`,
      'the quote that opens at line 20002',
    ],
    ['an object', `[{"year":1},{"a":"${LONG}"}]`, 'object 2 has more than'],
  ])('is told with its place: %s', async (_what, text, words) => {
    expect(await said(text)).toContain(words);
    expect(await said(gzipSync(text, { level: 1 }))).toContain(words);
  });
  it('is no table with many blank lines, nor one whose rows are short', async () => {
    expect(await said(`${HEADER}${'\n'.repeat(1_000_000)}2020,A,1\n`)).toBe('fine');
    expect(await said(`${HEADER}${ROWS.repeat(5)}`)).toBe('fine');
  });
});

it('a row or an object with too many cells is told with its place', async () => {
  const words = (what: string, cells: string) =>
    `${what} has more than 50 ${cells}, and that is the limit. Leave out columns that you do not need`;
  expect(await said(`${HEADER}2020,"A\nB",1${','.repeat(50)}`)).toBe(words('the row that begins at line 2', 'cells'));
  expect(await said(`${HEADER}${ROWS}${','.repeat(400_000)}`)).toContain('the row that begins at line 20002');
  const object = JSON.stringify(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [i, 1])));
  expect(await said(`[${object}]`)).toBe(words('object 1', 'keys'));
});

it('the place of a quote that never closes is where it opens', async () => {
  const place = async (text: string | Uint8Array) => {
    writeFileSync(file, text);
    const error = await streamedFlow(flatFile(file), PLAN, 'utf-8', () => {}, {}).catch((e) => e);
    return error.problem.kind === 'quotes' ? [error.problem.position.line, error.problem.position.column] : error;
  };
  expect(await place(`"${HEADER}`)).toEqual([1, 1]);
  expect(await place(`${HEADER}2020,"é""😀",1\r\n"2020","é😀","1 ""\r\n`)).toEqual([3, 13]);
  expect(await place('year,country,tonnes\r\n"x\r\ny",A,1\r\n"z\r\n\r\n')).toEqual([4, 1]);
  expect(await place('year,country,tonnes\r\n"x\r\ny","1\r\n')).toEqual([3, 4]);
  // in each piece that is read from the file, and over several
  for (const rows of [20_000, 50_000, 100_003])
    for (const more of ['', '2020,A,1\n'.repeat(40_000)])
      expect(await place(`${HEADER}${'2020,A,1\n'.repeat(rows)}20,"A\nB",1\n2020,"C\n${more}`)).toEqual([rows + 4, 6]);
  const text = `${HEADER}2020,"A\nB",1\n2020,"C\n2020,D,1\n`;
  expect(await place(text)).toEqual([4, 6]);
  expect(await place(gzipSync(text))).toEqual([4, 6]);
  expect(await said(text)).toBe(
    'the quote that opens here is never closed. Close it, or write it twice within a quoted cell',
  );
  expect(await firstRows(file, 'utf-8', 1)).toEqual([
    ['year', 'country', 'tonnes'],
    ['2020', 'A\nB', '1'],
  ]);
  expect((await firstRows(file, 'utf-8', 9)).length).toBe(2);
});

it('an object that is nested too deeply is told, brackets in its texts are not', async () => {
  const deep = (levels: number) =>
    `[{"year":1,"country":"A","tonnes":1,"a":${'['.repeat(levels)}${']'.repeat(levels)}}]`;
  expect(await said(deep(MOST_NESTED - 1))).toBe('fine');
  expect(await said(deep(MOST_NESTED))).toContain('object 1 is nested more than 1,000 levels deep');
  expect(nesting('{"[[\\"[[":[{}]}')).toBe(3);
});

it('a row has the line of the file behind cells of several lines, however these end', async () => {
  for (const end of ['\n', '\r\n', '\r']) {
    const lines = ['year,country,tonnes', '2020,"A', 'B', 'C",1', '"2020', '2020",D,1', '', '2020,E,lots'];
    writeFileSync(file, lines.join(end));
    const { unread } = await streamedFlow(flatFile(file), PLAN, 'utf-8', () => {}, {});
    expect([end, unread.first.map(({ line }) => line)]).toEqual([end, [8]]);
    // a title of several lines above the header, and the bad byte behind all
    writeFileSync(
      file,
      Buffer.concat([Buffer.from(['"Title', 'of two"', ...lines.slice(0, 4), '2020,F,'].join(end)), Buffer.of(255)]),
    );
    await expect(streamedFlow(flatFile(file), PLAN, 'utf-8', () => {}, {})).rejects.toMatchObject({
      problem: { kind: 'encoding', position: { line: 7, column: 8 } },
    });
  }
});
