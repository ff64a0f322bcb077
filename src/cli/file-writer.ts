import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../commands/usage.js';
import type { Shell } from './shell.js';
import { withTemporary } from './temporary.js';
import { isClosedPipe, writeError, writeWhole } from './writer.js';

/**
 * Writes an output, in pieces, to a temporary file, syncs it and renames it over the old file, which survives any failure and any signal.
 * A device, a pipe or an open descriptor such as /dev/stdout is written to directly, at the place where it stands.
 * Throws a UsageError where the file is one of the inputs, a WriteError where it cannot be written.
 */
export async function replaceFile(
  file: string,
  pieces: Iterable<string | Uint8Array>,
  inputs: readonly string[],
  interrupted: Shell['interrupted'],
): Promise<void> {
  const there = existing(file);
  // what stands for stdin may be a file, too
  if (there?.isFile && inputs.some((input) => existing(input === '-' ? '/dev/stdin' : input)?.path === there.path))
    throw new UsageError(
      `--output ${file} would overwrite a file that this run reads. Choose another file.`,
      'input-protected',
    );
  try {
    const place = placeOf(file);
    if (typeof place === 'number') {
      if (isOwn(place)) throw Object.assign(new Error('not inherited'), { code: 'EBADF' });
      return through(place, pieces);
    }
    // a folder that is there fails by itself
    if (file.endsWith('/') && (!there || there.isFile))
      throw Object.assign(new Error('a slash behind a name'), { code: there ? 'ENOTDIR' : 'EISDIR' });
    // a rename would also replace a file that the user may not write to
    if (there) accessSync(there.path, constants.W_OK);
    if (there && !there.isFile) return directly(there.path, pieces);
    const path = there?.path ?? place;
    // the whole name could be too long with more letters
    const temporary = join(dirname(path), `.${[...basename(path)].slice(0, 40).join('')}.${process.pid}.tmp`);
    const parts = workedOut(temporary, pieces);
    await aside(temporary, path, interrupted, () => written(temporary, parts, there?.mode));
  } catch (error) {
    throw writeError(file, error, existing(dirname(file)) !== undefined);
  }
}

/**
 * Makes a new folder with files (path to text), all of them or none.
 * Throws a UsageError where something has that name already, a WriteError where it cannot be written.
 */
export async function makeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  interrupted: Shell['interrupted'],
): Promise<void> {
  if (isTaken(folder))
    throw new UsageError(`${folder} exists already, and nothing is overwritten. Name another folder.`, 'folder-exists');
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    await aside(temporary, folder, interrupted, async () => {
      for (const [path, text] of files) {
        mkdirSync(dirname(join(temporary, path)), { recursive: true });
        await written(join(temporary, path), partsOf(text));
      }
    });
  } catch (error) {
    throw writeError(folder, error);
  }
}

/** Whether something has a name, be it a link to nothing. */
function isTaken(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/** The path that a name leads to through links, and what is there; undefined where nothing is. */
function existing(
  file: string,
): { readonly path: string; readonly isFile: boolean; readonly mode: number } | undefined {
  try {
    const path = realpathSync(file);
    const stat = statSync(path);
    return { path, isFile: stat.isFile(), mode: stat.mode };
  } catch {
    return undefined;
  }
}

/** The most links that are followed, as on Linux. */
const MOST_LINKS = 40;

/**
 * What a name leads to through links: the number of an open descriptor of this process, or a path.
 * The path of a descriptor cannot be opened again: its file would be written from the start, and its pipe may have no name.
 */
function placeOf(file: string, links = 0): number | string {
  if (links > MOST_LINKS) throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
  const folder = existing(dirname(file))?.path ?? dirname(file);
  const path = join(folder, basename(file));
  const number = /^(?:\/dev\/fd|\/proc\/(\d+)(?:\/task\/\d+)?\/fd)\/(\d+)$/.exec(path);
  if (number && (number[1] ?? String(process.pid)) === String(process.pid)) return Number(number[2]);
  try {
    return placeOf(resolve(folder, readlinkSync(path)), links + 1);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP') throw error;
    return path;
  }
}

/** Where Linux shows the descriptors of this process, and whether each can be read. */
const [DESCRIPTORS, MODES] = ['/proc/self/fd', '/proc/self/fdinfo'];

/** What a descriptor of this process leads to; undefined where it is not open, or where the system does not say. */
function targetOf(fd: string): string | undefined {
  try {
    return readlinkSync(join(DESCRIPTORS, fd));
  } catch {
    return undefined;
  }
}

/** Whether a descriptor is one that Node has opened for itself: what it waits with, or a pipe of which it has the other end, too. */
function isOwn(fd: number): boolean {
  const target = targetOf(String(fd));
  if (fd < 3 || target === undefined) return false;
  if (target.startsWith('anon_inode:')) return true;
  const isRead = (other: string): boolean => /^flags:\t\d*[02]$/m.test(readFileSync(join(MODES, other), 'utf8'));
  return (
    target.startsWith('pipe:') && readdirSync(DESCRIPTORS).some((other) => targetOf(other) === target && isRead(other))
  );
}

/** Writes to an open descriptor, which stays open. A reader who has read enough is no failure. */
function through(fd: number, pieces: Iterable<string | Uint8Array>): void {
  try {
    for (const piece of pieces) writeWhole(fd, piece);
  } catch (error) {
    if (!isClosedPipe(error)) throw error;
  }
}

/** Writes to a device or a named pipe. Nothing is cut off: a descriptor of another process may stand in the middle of a file. */
function directly(path: string, pieces: Iterable<string | Uint8Array>): void {
  const fd = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    through(fd, pieces);
  } finally {
    closeSync(fd);
  }
}

/**
 * All pieces, worked out before there is a file to remove: until then, the system ends the run at a signal, however long a piece takes.
 * A single piece stays in memory. More of them go to a file that has lost its name, so that it goes with the run.
 */
function workedOut(temporary: string, pieces: Iterable<string | Uint8Array>): Iterable<Uint8Array> {
  const all = pieces[Symbol.iterator]();
  const [first, second] = [all.next(), all.next()];
  if (second.done) return partsOf(first.done ? '' : first.value);
  const fd = openSync(temporary, 'wx+', 0o600);
  try {
    unlinkSync(temporary);
    for (const next of [first, second]) if (!next.done) writeWhole(fd, next.value);
    for (let next = all.next(); !next.done; next = all.next()) writeWhole(fd, next.value);
  } catch (error) {
    closeSync(fd);
    throw error;
  }
  return read(fd);
}

/** The most bytes that are written without a look for signals. */
const PART = 1 << 20;

function* partsOf(piece: string | Uint8Array): Generator<Uint8Array> {
  const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
  for (let at = 0; at < bytes.length; at += PART) yield bytes.subarray(at, at + PART);
}

/** The bytes of an open file in parts, of which each lasts until the next. Closes the file. */
function* read(fd: number): Generator<Uint8Array> {
  try {
    const part = Buffer.allocUnsafe(PART);
    for (let at = 0, length = -1; length !== 0; at += length) {
      length = readSync(fd, part, 0, PART, at);
      yield part.subarray(0, length);
    }
  } finally {
    closeSync(fd);
  }
}

/** Does what makes a temporary file or folder, and renames that. Failure and signals remove it. */
const aside = (
  temporary: string,
  path: string,
  interrupted: Shell['interrupted'],
  make: () => Promise<void>,
): Promise<void> =>
  withTemporary(
    () => temporary,
    interrupted,
    async () => {
      await make();
      renameSync(temporary, path);
    },
  );

/** Writes a new file, and looks for signals between its parts. */
async function written(path: string, parts: Iterable<Uint8Array>, mode?: number): Promise<void> {
  const fd = openSync(path, 'wx');
  try {
    if (mode !== undefined) fchmodSync(fd, mode);
    for (const part of parts) {
      writeWhole(fd, part);
      await new Promise(setImmediate);
    }
    await promisify(fsync)(fd);
  } finally {
    closeSync(fd);
  }
}
