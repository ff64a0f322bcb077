import { closeSync, createReadStream, openSync, type ReadStream, readSync, type Stats, statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { foreignKind, isArchive, utf16 } from './foreign.js';
import { isJsonStart } from './json-text.js';
import { UnreadableFile } from './text/unreadable.js';

/** The encodings that a text can have. */
export const ENCODINGS = ['utf-8', 'windows-1252'] as const;
/** The name of an encoding. */
export type Encoding = (typeof ENCODINGS)[number];

/** A flat file, or stdin (`-`). `form` is known from its first bytes; `size` is in bytes, or undefined for what can be read only once. A pipe may hold JSON or UTF-16, too. */
export type FlatFile = {
  readonly file: string;
  readonly form: 'text' | 'gzip' | 'parquet' | 'workbook' | 'json' | 'utf-16';
  readonly size: number | undefined;
};

/** The flat file of this name. Throws UnreadableFile, also for a file of a kind that cannot be read, such as a PDF. */
export function flatFile(file: string): FlatFile {
  if (file === '-') return { file, form: 'text', size: undefined };
  const stat = found(file);
  if (stat.isDirectory()) throw new UnreadableFile(file, { kind: 'folder' });
  if (!stat.isFile()) return { file, form: 'text', size: undefined };
  const start = bytesAt(file, 0, KNOWN).toString('latin1');
  const foreign = foreignKind(start);
  if (foreign) throw new UnreadableFile(file, foreign);
  return { file, form: formOf(start), size: stat.size };
}

/** The number of bytes by which a file is known. */
export const KNOWN = 1024;

/** The form of a file that starts with these bytes, one character for each. */
function formOf(start: string): FlatFile['form'] {
  if (start.startsWith('PAR1')) return 'parquet';
  if (start.startsWith('\x1f\x8b')) return 'gzip';
  if (isArchive(start)) return 'workbook';
  if (utf16(start) !== undefined) return 'utf-16';
  return isJsonStart(start.replace(/^\xef\xbb\xbf/, '')) ? 'json' : 'text';
}

function found(file: string): Stats {
  try {
    return statSync(file);
  } catch (error) {
    throw fileFailure(file, error);
  }
}

/** The bytes of a file from `at` on, at most `count`. Throws UnreadableFile. */
export function bytesAt(file: string, at: number, count: number): Buffer {
  try {
    const fd = openSync(file, 'r');
    const bytes = Buffer.alloc(count);
    const read = readSync(fd, bytes, 0, count, at);
    closeSync(fd);
    return bytes.subarray(0, read);
  } catch (error) {
    throw fileFailure(file, error);
  }
}

/** An error of the file system as an UnreadableFile; any other error unchanged. */
export function fileFailure(file: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EACCES' || code === 'EPERM') return new UnreadableFile(file, { kind: 'no-permission' });
  if (code === 'EISDIR') return new UnreadableFile(file, { kind: 'folder' });
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG')
    return new UnreadableFile(file, { kind: 'no-file', address: /^https?:\/\//i.test(file) });
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
