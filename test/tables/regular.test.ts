import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { regular } from '../../src/tables/duckdb/regular.js';
import { flatFile } from '../../src/tables/flat-file.js';

const PIECE = 1 << 19;
const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
const isRegular = (bytes: Uint8Array): Promise<boolean> => {
  const file = join(folder, 'rows');
  writeFileSync(file, bytes);
  return regular(flatFile(file));
};
/** Bytes around the place where a file is read on, so many of them before it. */
const across = (bytes: Uint8Array, before: number): Buffer =>
  Buffer.concat([Buffer.alloc(PIECE - before, 'a,b\n'), bytes, Buffer.from('\nc,d\n')]);

describe('what DuckDB would read otherwise is noticed where a file is read in two pieces', () => {
  it.each([
    ['a quote behind spaces', ',   "x"'],
    ['a quote before spaces', '"x"   ,'],
    ['half a character', Buffer.of(44, 0xe6, 0x97, 44)],
    ['a character without its start', Buffer.of(44, 0xa5, 44)],
  ])('%s', async (_what, text) => {
    const bytes = Buffer.from(text);
    for (let before = 0; before <= bytes.length; before++) expect(await isRegular(across(bytes, before))).toBe(false);
    expect(await isRegular(gzipSync(across(bytes, 2)))).toBe(false);
  });
  it.each(['"x y",z', '日本,"é"', '"a ""x"" b"', '    '])('but %s is not', async (text) => {
    const bytes = Buffer.from(`,${text}`);
    for (let before = 0; before <= bytes.length; before++) expect(await isRegular(across(bytes, before))).toBe(true);
    expect(await isRegular(gzipSync(across(bytes, 2)))).toBe(true);
  });
  it('nor are pieces of quotes and spaces alone', async () => {
    expect(await isRegular(Buffer.from(`,"a${' '.repeat(3 * PIECE)}b"\n`))).toBe(true);
    expect(await isRegular(Buffer.from(`,"x"${' '.repeat(3 * PIECE)},\n`))).toBe(false);
  });
});
