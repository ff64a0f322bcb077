import { isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { badByte } from '../text/bad-byte.js';
import type { Problem } from './errors.js';
import { sha256 } from './sha256.js';

/** The largest size of a file, in bytes. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** The text of a small file, with the size and SHA-256 of its bytes. */
export type Text = { readonly text: string; readonly bytes: number; readonly sha256: string };

/** Reads a small file: a regular file of at most 64 MiB in strict UTF-8 without NUL. A byte order mark is dropped. */
export async function readText(path: string): Promise<Text | Problem> {
  const bytes = await readBytes(path);
  return bytes instanceof Uint8Array ? decoded(bytes) : bytes;
}

/**
 * The bytes of a regular file of at most 64 MiB, or why there are none.
 * They are read synchronously: they are few, and waiting for a thread would slow every start.
 */
export async function readBytes(path: string): Promise<Uint8Array | Problem> {
  let file: number | undefined;
  try {
    // without O_NONBLOCK, opening a named pipe would wait for a writer
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile()) return { code: 'source-error', problem: 'not-a-file' };
    const bytes = stat.size > MOST_BYTES ? undefined : bytesOf(file, stat.size, MOST_BYTES);
    return bytes ?? { code: 'source-error', problem: 'too-large', limit: MOST_BYTES };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'source-error', problem: 'missing' };
    if (code === 'ELOOP') return { code: 'source-error', problem: 'circle' };
    if (code === 'EISDIR' || code === 'ENXIO') return { code: 'source-error', problem: 'not-a-file' };
    return { code: 'source-error', problem: 'unreadable' };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The bytes of a file, whose stated size need not be true; undefined if there are more than `most`. */
function bytesOf(file: number, size: number, most: number): Buffer | undefined {
  // one byte more than stated, to notice a longer file
  let buffer = Buffer.allocUnsafe(size + 1);
  let length = 0;
  for (let read = -1; read !== 0 && length <= most; length += read) {
    if (length === buffer.length) buffer = Buffer.concat([buffer], 2 * length);
    read = readSync(file, buffer, { offset: length });
  }
  return length > most ? undefined : buffer.subarray(0, length);
}

/** A path with symbolic links followed; undefined if there is nothing. */
export function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

/** A text as if it had been read from a file. */
export const asText = (text: string): Text | Problem => decoded(Buffer.from(text));

function decoded(bytes: Uint8Array): Text | Problem {
  const bad = bytes.includes(0) || !isUtf8(bytes) ? badByte(bytes) : undefined;
  if (bad) return { code: 'encoding-error', ...bad };
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString()
    .replace(/^\uFEFF/, '');
  return { text, bytes: bytes.length, sha256: sha256(bytes) };
}
