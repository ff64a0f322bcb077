import { existsSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../src/cli/temporary.js';

/** What a signal would do last, as far as the folder is lent. */
let last: (() => void) | undefined;
const interrupted = (act: () => void) => {
  last = act;
  return async () => {
    last = undefined;
  };
};
/** Lends a folder with a file in it. */
const lent = (use: (folder: string) => unknown) =>
  temporaryFolder(interrupted, async (folder = '') => {
    writeFileSync(join(folder, 'file'), '');
    use(folder);
    return folder;
  });

it('a temporary folder is of one run alone, and removed at its end, a failure or a signal', async () => {
  const folders: string[] = [];
  const one = await lent((folder) => {
    folders.push(folder);
    expect([statSync(folder).mode & 0o777, dirname(folder), last === undefined]).toEqual([0o700, tmpdir(), false]);
  });
  const failed = lent((folder) => {
    folders.push(folder);
    throw new Error('failed');
  });
  await expect(failed).rejects.toThrow('failed');
  await lent((folder) => {
    folders.push(folder);
    last?.();
    expect(existsSync(folder)).toBe(false);
  });
  expect([folders[0] === one, new Set(folders).size, folders.some(existsSync), last]).toEqual([
    true,
    3,
    false,
    undefined,
  ]);
});

it('a run goes on without a temporary folder where none can be made', async () => {
  const { TMPDIR } = process.env;
  const place = mkdtempSync(join(tmpdir(), 'reshare-'));
  process.env.TMPDIR = join(place, 'missing');
  try {
    expect(await temporaryFolder(undefined, async (folder) => [folder])).toEqual([undefined]);
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
  expect(readdirSync(place)).toEqual([]);
});
