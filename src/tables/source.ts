import { closeSync, createReadStream, openSync, type ReadStream, readSync, type Stats, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnreadableFile } from './text/unreadable.js';

export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A flat file, or stdin (`-`): what it holds by its first bytes, and its size in bytes; undefined for what can be read once only. */
export type Source = {
  readonly file: string;
  readonly form: 'text' | 'gzip' | 'parquet';
  readonly size: number | undefined;
};

/** The source that a name stands for. Throws UnreadableFile. */
export function source(file: string): Source {
  if (file === '-') return { file, form: 'text', size: undefined };
  const stat = found(file);
  if (stat.isDirectory()) throw new UnreadableFile(file, { kind: 'folder' });
  if (!stat.isFile()) return { file, form: 'text', size: undefined };
  const start = four(file, 0).toString('latin1');
  const form = start.startsWith('PAR1') ? 'parquet' : start.startsWith('\x1f\x8b') ? 'gzip' : 'text';
  return { file, form, size: stat.size };
}

function found(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    throw missing(file, error);
  }
}

/** Four bytes of a file. */
export function four(file: string, at: number): Buffer {
  try {
    const fd = openSync(file, 'r');
    const bytes = Buffer.alloc(4);
    readSync(fd, bytes, 0, 4, at);
    closeSync(fd);
    return bytes;
  } catch (error) {
    throw missing(file, error);
  }
}

/** The failure that an error of the system means; any other error as it is. */
export function missing(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFile(file, { kind: 'no-permission' });
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new UnreadableFile(file, { kind: 'no-file' });
  return error;
}

/** The bytes of a source, unpacked, in pieces; `stored` is the file itself, which counts what was read of it. */
export function unpacked({ file, form }: Source): { readonly stored: ReadStream; readonly pieces: Readable } {
  const stored = createReadStream(file, { highWaterMark: 1 << 18, ...(file === '-' ? { fd: 0 } : {}) });
  if (form !== 'gzip') return { stored, pieces: stored };
  const pieces = stored.pipe(createGunzip());
  stored.on('error', (error) => pieces.destroy(error));
  return { stored, pieces };
}
