import {
  closeSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UsageError } from './usage.js';

/** A stream that text can be written to: the world's, or a test's. */
export type Stream = {
  readonly fd?: number | undefined;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** Output that could not be written. */
export class WriteError extends Error {}

const failed = (error: unknown): WriteError => new WriteError(error instanceof Error ? error.message : String(error));

/** The one writer to a stream. A closed pipe ends quietly: whoever read has read enough. Any other failure is a WriteError. */
export function writer(stream: Stream): (text: string) => Promise<void> {
  // a failed write also raises this event, which would end the process were it not listened to
  stream.on('error', () => {});
  return async (text) => {
    if (isFile(stream.fd)) return tried(stream.fd, text);
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error || ('code' in error && error.code === 'EPIPE')) resolve();
        else reject(new WriteError(error.message));
      });
    });
  };
}

/** Whether a descriptor is a regular file. */
function isFile(fd: number | undefined): fd is number {
  try {
    return fd !== undefined && fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

function tried(fd: number, text: string): void {
  try {
    whole(fd, text);
  } catch (error) {
    throw failed(error);
  }
}

/** Writes all of a text to a file. Node's own stream takes a short write (a disk nearly full) for a whole one. */
function whole(fd: number, text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
}

/**
 * Puts a text in a file: written aside, synced, then renamed over what was there, which survives any failure. A device or pipe is written to.
 * Throws a UsageError where the file is one of the inputs, a WriteError where it cannot be written.
 */
export function replaced(file: string, text: string, inputs: readonly string[]): void {
  const there = existing(file);
  if (there && inputs.some((input) => existing(input)?.path === there.path))
    throw new UsageError(`--output ${file} is an input of this run; choose another file`, 'input-protected');
  try {
    const path = there?.path ?? file;
    if (there && !there.isFile) written(path, 'w', text);
    else aside(join(dirname(path), `.${basename(path)}.${process.pid}.tmp`), path, text, there?.mode);
  } catch (error) {
    throw failed(error);
  }
}

/** Lays out a new folder of files, path -> text, whole or not at all. Throws a UsageError where something is there already, a WriteError where it cannot be written. */
export function laidOut(folder: string, files: ReadonlyMap<string, string>): void {
  if (existing(folder)) throw new UsageError(`${folder} is there already; nothing is overwritten`, 'folder-exists');
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      written(join(temporary, path), 'wx', text);
    }
    renameSync(temporary, folder);
  } catch (error) {
    if (existing(temporary)) rmSync(temporary, { recursive: true });
    throw failed(error);
  }
}

/** Where a path leads, links followed, and what is there; undefined where nothing is. */
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

function aside(temporary: string, path: string, text: string, mode: number | undefined): void {
  try {
    written(temporary, 'wx', text, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function written(path: string, flags: 'w' | 'wx', text: string, mode?: number): void {
  const fd = openSync(path, flags);
  try {
    if (mode !== undefined) fchmodSync(fd, mode);
    whole(fd, text);
    if (fstatSync(fd).isFile()) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
