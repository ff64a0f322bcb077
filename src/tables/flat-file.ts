import { closeSync, createReadStream, openSync, type ReadStream, readSync, type Stats, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './text/unreadable.js';

/** The encodings that a text can have. */
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
/** The name of an encoding. */
export type Encoding = (typeof ENCODINGS)[number];

/** A flat file, or stdin (`-`). `form` is known from its first bytes; `size` is in bytes, or undefined for what can be read only once. */
export type FlatFile = {
  readonly file: string;
  readonly form: 'text' | 'gzip' | 'parquet';
  readonly size: number | undefined;
};

/** The flat file of this name. Throws UnreadableFile. */
export function flatFile(file: string): FlatFile {
  if (file === '-') return { file, form: 'text', size: undefined };
  const stat = found(file);
  if (stat.isDirectory()) throw new UnreadableFile(file, { kind: 'folder' });
  if (!stat.isFile()) return { file, form: 'text', size: undefined };
  const start = fourBytes(file, 0).toString('latin1');
  const form = start.startsWith('PAR1') ? 'parquet' : start.startsWith('\x1f\x8b') ? 'gzip' : 'text';
  return { file, form, size: stat.size };
}

function found(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    throw fileFailure(file, error);
  }
}

/** The four bytes of a file from `at` on. Throws UnreadableFile. */
export function fourBytes(file: string, at: number): Buffer {
  try {
    const fd = openSync(file, 'r');
    const bytes = Buffer.alloc(4);
    readSync(fd, bytes, 0, 4, at);
    closeSync(fd);
    return bytes;
  } catch (error) {
    throw fileFailure(file, error);
  }
}

/** An error of the file system as an UnreadableFile; any other error unchanged. */
export function fileFailure(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFile(file, { kind: 'no-permission' });
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new UnreadableFile(file, { kind: 'no-file' });
  return error;
}

/** The unpacked bytes of a file, in pieces. `stored` is the stream of the file itself, which counts the bytes read from it. */
export function unpackedBytes({ file, form }: FlatFile): { readonly stored: ReadStream; readonly pieces: Readable } {
  const stored = createReadStream(file, { highWaterMark: 1 << 18, ...(file === '-' ? { fd: 0 } : {}) });
  if (form !== 'gzip') return { stored, pieces: stored };
  const pieces = stored.pipe(createGunzip());
  stored.on('error', (error) => pieces.destroy(error));
  return { stored, pieces };
}
