import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeFolder, replaceFile } from '../../src/cli/file-writer.js';

const empty = () => mkdtempSync(join(tmpdir(), 'reshare-'));
const put = (file: string, pieces: Iterable<string> = ['answer']) => replaceFile(file, pieces, [], undefined);

it('an open descriptor is written to where it stands, and stays open', async () => {
  const folder = empty();
  const log = join(folder, 'log');
  writeFileSync(log, 'before ');
  const fd = openSync(log, 'a');
  symlinkSync(`/dev/fd/${fd}`, join(folder, 'link'));
  await put(`/dev/fd/${fd}`);
  await put(join(folder, 'link'), [' twice']);
  writeSync(fd, ' after');
  closeSync(fd);
  expect(readFileSync(log, 'utf8')).toBe('before answer twice after');
  expect(readdirSync(folder)).toEqual(['link', 'log']);
});

it('a pipe without a name is written to by its descriptor, and one with a name by that', async () => {
  const path = join(empty(), 'pipe');
  execFileSync('mkfifo', [path]);
  const fd = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  await put(`/dev/fd/${fd}`);
  await put(path, [' again']);
  const bytes = Buffer.alloc(20);
  expect(bytes.subarray(0, readSync(fd, bytes)).toString()).toBe('answer again');
  closeSync(fd);
});

it.each([
  ['a descriptor that is not open', '/dev/fd/999', 'It is not open for writing.'],
  ['a folder', tmpdir(), 'It is a folder. Name a file in it.'],
])('the reason for %s is the true one', async (_what, file, reason) => {
  await expect(put(file)).rejects.toThrow(`Cannot write ${file}. ${reason}`);
});

it('links in a circle are an error, and stay', async () => {
  const folder = empty();
  const [one, other] = [join(folder, 'one'), join(folder, 'other')];
  symlinkSync(one, other);
  symlinkSync(other, one);
  await expect(put(one)).rejects.toThrow('Its links lead in a circle.');
  expect(readdirSync(folder)).toEqual(['one', 'other']);
});

it('a name of the greatest length can be written', async () => {
  const file = join(empty(), 'n'.repeat(255));
  await put(file);
  expect(readFileSync(file, 'utf8')).toBe('answer');
});

it('a signal removes a file or folder that is half written, and the old file stays', async () => {
  const folder = empty();
  const file = join(folder, 'old');
  writeFileSync(file, 'old');
  let last = () => {};
  let cancelled = 0;
  const interrupted = (act: () => void) => {
    last = act;
    return () => void cancelled++;
  };
  const seen: string[][] = [];
  function* pieces() {
    yield 'half';
    seen.push(readdirSync(folder));
    last();
    seen.push(readdirSync(folder));
    throw Object.assign(new Error('ended'), { code: 'EIO' });
  }
  await expect(replaceFile(file, pieces(), [], interrupted)).rejects.toThrow('EIO');
  expect(seen).toEqual([[`.old.${process.pid}.tmp`, 'old'], ['old']]);
  expect([readFileSync(file, 'utf8'), cancelled]).toEqual(['old', 1]);
  const files = new Map([['a/b', 'text']]);
  await makeFolder(join(folder, 'new'), files, interrupted);
  last();
  expect([readdirSync(join(folder, 'new')), cancelled]).toEqual([['a'], 2]);
});

it('a look for signals is taken between the pieces of a long output', async () => {
  const file = join(empty(), 'file');
  let looked = false;
  setImmediate(() => {
    looked = true;
  });
  function* pieces() {
    yield 'one';
    for (const end = performance.now() + 60; performance.now() < end; );
    yield 'two';
    yield String(looked);
  }
  await put(file, pieces());
  expect(readFileSync(file, 'utf8')).toBe('onetwotrue');
});

it('no folder is made in place of a link, whatever it leads to', async () => {
  const folder = join(empty(), 'link');
  symlinkSync('nowhere', folder);
  await expect(makeFolder(folder, new Map([['a', '']]), undefined)).rejects.toThrow('exists already');
});
