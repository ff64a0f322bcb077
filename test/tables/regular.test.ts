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
  return regular(flatFile(file), ',');
};
/** A file with the bytes across the boundary of two pieces, `before` of them in the first piece. */
const across = (bytes: Uint8Array, before: number): Buffer =>
  Buffer.concat([Buffer.alloc(PIECE - before, 'a,b\n'), bytes, Buffer.from('\nc,d\n')]);

describe('at the boundary of two pieces of a file', () => {
  it.each([
    ['a quote after spaces is irregular', ',   "x"'],
    ['a quote before spaces is irregular', '"x"   ,'],
    ['half a character is irregular', Buffer.of(44, 0xe6, 0x97, 44)],
    ['a character without its first byte is irregular', Buffer.of(44, 0xa5, 44)],
  ])('%s', async (_what, text) => {
    const bytes = Buffer.from(text);
    for (let before = 0; before <= bytes.length; before++) expect(await isRegular(across(bytes, before))).toBe(false);
    expect(await isRegular(gzipSync(across(bytes, 2)))).toBe(false);
  });
  it.each(['"x y",z', '日本,"é"', '"a ""x"" b"', '    '])('%s is regular', async (text) => {
    const bytes = Buffer.from(`,${text}`);
    for (let before = 0; before <= bytes.length; before++) expect(await isRegular(across(bytes, before))).toBe(true);
    expect(await isRegular(gzipSync(across(bytes, 2)))).toBe(true);
  });
  it('pieces of spaces alone are regular, unless they follow a closing quote', async () => {
    expect(await isRegular(Buffer.from(`,"a${' '.repeat(3 * PIECE)}b"\n`))).toBe(true);
    expect(await isRegular(Buffer.from(`,"x"${' '.repeat(3 * PIECE)},\n`))).toBe(false);
  });
  it('a line of many pieces is irregular, because DuckDB drops a last row of more than 32 MB', async () => {
    const long = (last: string): Uint8Array => Buffer.from(`a,b\n${'x'.repeat(9 * PIECE)}${last}`);
    expect(await isRegular(long(',c'))).toBe(false);
    expect(await isRegular(Buffer.from('a,b\n'.repeat(3 * PIECE)))).toBe(true);
  });
});
