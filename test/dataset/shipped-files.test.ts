import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_LIST, fileList, packageState, packedFiles } from '../../src/dataset/shipped-files.js';

/** A clone of a small program, with the list that its build writes. */
async function clone(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'reshare-files-'));
  const files = ['bin', 'docs', 'dist/part.js', FILE_LIST, '!docs/draft.md', 'nowhere'];
  write(root, 'package.json', JSON.stringify({ files }));
  for (const path of [
    'README.md',
    'src/part.ts',
    'bin/run.js',
    'docs/a/b.md',
    'docs/draft.md',
    'dist/part.js',
    'dist/own.js',
  ])
    write(root, path, path);
  write(root, FILE_LIST, await fileList(root));
  return root;
}
function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
/** Leaves of a clone what npm packs. */
function packed(root: string): string {
  for (const path of ['src', 'docs/draft.md', 'dist/own.js']) rmSync(join(root, path), { recursive: true });
  return root;
}
const PACKED = ['README.md', 'bin/run.js', 'dist/part.js', 'docs/a/b.md', 'package.json'];

describe('the list of the files of a package', () => {
  it('holds all that package.json names and what npm always packs, but not itself', async () => {
    const root = await clone();
    expect(packedFiles(root)).toEqual(PACKED);
    expect(await fileList(root)).toMatch(/^([0-9a-f]{64} {2}\S+\n){5}$/);
  });
  it('is true in a clone and in the package', async () => {
    const root = await clone();
    expect(await packageState(root)).toEqual({ files: 5, differences: [] });
    write(packed(root), 'node_modules/other/index.js', '');
    expect(await packageState(root)).toEqual({ files: 5, differences: [] });
  });
  it('finds changed, missing and added files, and links that lead nowhere', async () => {
    const root = packed(await clone());
    write(root, 'README.md', 'README.md ');
    write(root, 'docs/a/c.md', '');
    write(root, 'dist/own.js', '');
    rmSync(join(root, 'bin/run.js'));
    rmSync(join(root, 'dist/part.js'));
    symlinkSync('nowhere', join(root, 'dist/part.js'));
    const { differences } = await packageState(root);
    expect(differences.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'changed README.md',
      'missing bin/run.js',
      'added dist/own.js',
      'changed dist/part.js',
      'added docs/a/c.md',
    ]);
  });
  it('names what cannot be read in place of a file or of the list', async () => {
    const root = packed(await clone());
    rmSync(join(root, 'bin/run.js'));
    symlinkSync('/dev/zero', join(root, 'bin/run.js'));
    expect((await packageState(root)).differences).toEqual([{ path: 'bin/run.js', kind: 'unreadable' }]);
    rmSync(join(root, FILE_LIST));
    symlinkSync('/dev/zero', join(root, FILE_LIST));
    expect(await packageState(root)).toEqual({ files: 0, differences: [{ path: FILE_LIST, kind: 'unreadable' }] });
    rmSync(join(root, FILE_LIST));
    mkdirSync(join(root, FILE_LIST));
    expect(await packageState(root)).toEqual({ files: 0, differences: [{ path: FILE_LIST, kind: 'unreadable' }] });
  });
  it.skipIf(process.getuid?.() === 0)('names a folder that cannot be read, and not its files', async () => {
    const root = packed(await clone());
    chmodSync(join(root, 'docs'), 0);
    const { differences } = await packageState(root);
    chmodSync(join(root, 'docs'), 0o755);
    expect(differences).toEqual([{ path: 'docs', kind: 'unreadable' }]);
  });
  it('is named if it is missing', async () => {
    const root = await clone();
    rmSync(join(root, FILE_LIST));
    expect(await packageState(root)).toEqual({ files: 0, differences: [{ path: FILE_LIST, kind: 'missing' }] });
  });
});
