import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
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
import type { Piece } from '../output/formats/format.js';
import { writeError, writeWhole } from './writer.js';

/**
 * Writes an output, in pieces, to a temporary file, syncs it and renames it over the old file, which survives any failure.
 * A device or pipe is written to directly. Throws a UsageError where the file is one of the inputs, a WriteError where it cannot be written.
 */
export function replaceFile(file: string, pieces: Iterable<Piece>, inputs: readonly string[]): void {
  const there = existing(file);
  if (there && inputs.some((input) => existing(input)?.path === there.path))
    throw new UsageError(
      `--output ${file} would overwrite a file that this run reads. Choose another file.`,
      'input-protected',
    );
  try {
    const path = there?.path ?? intended(file);
    // a rename would also replace a file that the user may not write to
    if (there) accessSync(path, constants.W_OK);
    if (there && !there.isFile) written(path, 'w', pieces);
    else aside(join(dirname(path), `.${basename(path)}.${process.pid}.tmp`), path, pieces, there?.mode);
  } catch (error) {
    throw writeError(file, error);
  }
}

/**
 * Makes a new folder with files (path to text), all of them or none.
 * Throws a UsageError where something has that name already, a WriteError where it cannot be written.
 */
export function makeFolder(folder: string, files: ReadonlyMap<string, string>): void {
  if (existing(folder))
    throw new UsageError(`${folder} exists already, and nothing is overwritten. Name another folder.`, 'folder-exists');
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.tmp`);
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      written(join(temporary, path), 'wx', [text]);
    }
    renameSync(temporary, folder);
  } catch (error) {
    if (existing(temporary)) rmSync(temporary, { recursive: true });
    throw writeError(folder, error);
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

/** The path of a file that does not exist yet. A link can lead to it. */
function intended(file: string): string {
  try {
    return intended(resolve(dirname(file), readlinkSync(file)));
  } catch {
    return file;
  }
}

function aside(temporary: string, path: string, pieces: Iterable<Piece>, mode: number | undefined): void {
  try {
    written(temporary, 'wx', pieces, mode);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function written(path: string, flags: 'w' | 'wx', pieces: Iterable<Piece>, mode?: number): void {
  const fd = openSync(path, flags);
  try {
    if (mode !== undefined) fchmodSync(fd, mode);
    for (const piece of pieces) writeWhole(fd, piece);
    if (fstatSync(fd).isFile()) fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
