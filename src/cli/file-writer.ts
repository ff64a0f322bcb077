import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../commands/usage.js';
import type { Shell } from './shell.js';
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
  if (there && inputs.some((input) => existing(input)?.path === there.path))
    throw new UsageError(
      `--output ${file} would overwrite a file that this run reads. Choose another file.`,
      'input-protected',
    );
  try {
    const place = placeOf(file);
    if (typeof place === 'number') return through(place, pieces);
    // a rename would also replace a file that the user may not write to
    if (there) accessSync(there.path, constants.W_OK);
    if (there && !there.isFile) return directly(there.path, pieces);
    const path = there?.path ?? place;
    // the whole name could be too long with more letters
    const temporary = join(dirname(path), `.${[...basename(path)].slice(0, 40).join('')}.${process.pid}.tmp`);
    await aside(temporary, path, interrupted, () => written(temporary, pieces, there?.mode));
  } catch (error) {
    throw writeError(file, error);
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
        await written(join(temporary, path), [text]);
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

/** Does what makes a temporary file or folder, and renames that. Failure and signals remove it. */
async function aside(
  temporary: string,
  path: string,
  interrupted: Shell['interrupted'],
  make: () => Promise<void>,
): Promise<void> {
  const remove = () => rmSync(temporary, { force: true, recursive: true });
  const heeded = interrupted?.(remove);
  try {
    await make();
    renameSync(temporary, path);
  } catch (error) {
    remove();
    throw error;
  } finally {
    heeded?.();
  }
}

/** The longest time without a look for signals, in milliseconds. */
const PATIENCE = 50;

async function written(path: string, pieces: Iterable<string | Uint8Array>, mode?: number): Promise<void> {
  const fd = openSync(path, 'wx');
  try {
    if (mode !== undefined) fchmodSync(fd, mode);
    let last = performance.now();
    for (const piece of pieces) {
      writeWhole(fd, piece);
      if (performance.now() - last < PATIENCE) continue;
      await new Promise(setImmediate);
      last = performance.now();
    }
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
