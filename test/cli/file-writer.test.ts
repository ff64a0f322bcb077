import { execFileSync } from 'node:child_process';
import {
  closeSync,
  constants,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  statSync,
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

it('a file with a slash behind its name is no folder, and stays', async () => {
  const file = join(empty(), 'old');
  writeFileSync(file, 'old');
  await expect(put(`${file}/`)).rejects.toThrow('A part of the path is not a folder.');
  expect(readFileSync(file, 'utf8')).toBe('old');
});

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
  ['a folder', tmpdir(), 'This names a folder. Name a file in it.'],
  ['a folder that is not there', join(tmpdir(), 'no-folder/'), 'This names a folder. Name a file in it.'],
  ['a folder of the system', '/proc/version', 'No file can be made there. Choose another place.'],
  ['a folder that is missing', join(tmpdir(), 'no-folder', 'x'), 'There is no such folder. Make it first.'],
])('the reason for %s is the true one', async (_what, file, reason) => {
  await expect(put(file)).rejects.toThrow(`Cannot write ${file}. ${reason}`);
});

it('a descriptor that Node has opened for itself is not open for others', async () => {
  const target = (fd: string) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`);
    } catch {
      return '';
    }
  };
  const all = readdirSync('/proc/self/fd').map((fd) => [fd, target(fd)] as const);
  const waits = all.filter(([, to]) => to.startsWith('anon_inode:'));
  const pipes = all.filter(
    ([fd, to]) => Number(fd) > 2 && to.startsWith('pipe:') && all.filter((o) => o[1] === to).length > 1,
  );
  expect(Math.min(waits.length, pipes.length)).toBeGreaterThan(0);
  for (const [fd] of [...waits, ...pipes])
    await expect(put(`/dev/fd/${fd}`)).rejects.toThrow('It is not open for writing.');
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

it.each([1, 2, 3])('while %d pieces are worked out nothing is there, and a signal ends the run', async (count) => {
  const folder = empty();
  const seen: (readonly string[] | string)[] = [];
  const interrupted = () => {
    seen.push('heeded');
    return async () => {};
  };
  function* pieces() {
    for (let i = 0; i < count; i++) {
      seen.push(readdirSync(folder));
      yield `${i}`;
    }
  }
  await replaceFile(join(folder, 'file'), pieces(), [], interrupted);
  expect(seen).toEqual([...Array(count).fill([]), 'heeded']);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('012'.slice(0, count));
});

it('a signal removes a file or folder that is half written, and the old file stays', async () => {
  const folder = empty();
  const file = join(folder, 'old');
  writeFileSync(file, 'old');
  let last = () => {};
  let cancelled = 0;
  const interrupted = (act: () => void) => {
    last = act;
    return async () => void cancelled++;
  };
  const done = replaceFile(file, ['x'.repeat(3e6), 'y'.repeat(3e6)], [], interrupted);
  const failed = expect(done).rejects.toThrow('No file can be made there');
  await new Promise(setImmediate);
  const [temporary = ''] = readdirSync(folder);
  expect([temporary, statSync(join(folder, temporary)).size]).toEqual([`.old.${process.pid}.tmp`, 2 ** 21]);
  last();
  expect(readdirSync(folder)).toEqual(['old']);
  await failed;
  expect([readFileSync(file, 'utf8'), cancelled]).toEqual(['old', 1]);
  const files = new Map([['a/b', 'text']]);
  await makeFolder(join(folder, 'new'), files, interrupted);
  last();
  expect([readdirSync(join(folder, 'new')), cancelled]).toEqual([['a'], 2]);
});

it('an output that cannot be worked out leaves nothing', async () => {
  const folder = empty();
  function* pieces() {
    yield* ['one', 'two'];
    throw new Error('no more');
  }
  await expect(put(join(folder, 'file'), pieces())).rejects.toThrow('Cannot write');
  expect(readdirSync(folder)).toEqual([]);
});

it('no folder is made in place of a link, whatever it leads to', async () => {
  const folder = join(empty(), 'link');
  symlinkSync('nowhere', folder);
  await expect(makeFolder(folder, new Map([['a', '']]), undefined)).rejects.toThrow('exists already');
});
