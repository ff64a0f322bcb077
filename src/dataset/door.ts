import { createHash } from 'node:crypto';
import { constants, type FileHandle, open } from 'node:fs/promises';
import type { Problem } from '../domain/finding.js';

/** The most that one file may hold. */
export const MOST_BYTES = 64 * 1024 * 1024;

/** A small file as text, with the size and SHA-256 of its bytes; or why it is none. */
export type Text = { readonly text: string; readonly bytes: number; readonly sha256: string };

/** The one door for small files: a regular file of at most 64 MiB in strict UTF-8 without NUL; a byte order mark is dropped. */
export async function readText(path: string): Promise<Text | Problem> {
  const bytes = await readBytes(path);
  return bytes instanceof Uint8Array ? decoded(bytes) : bytes;
}

/** The bytes of a regular file of at most 64 MiB, or why there are none. */
export async function readBytes(path: string): Promise<Buffer | Problem> {
  let file: FileHandle | undefined;
  try {
    // without O_NONBLOCK a named pipe would be waited for
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = await file.stat();
    if (!stat.isFile()) return { code: 'source-error', problem: 'not-a-file' };
    const bytes = stat.size > MOST_BYTES ? undefined : await atMost(file, MOST_BYTES);
    return bytes ?? { code: 'source-error', problem: 'too-large', limit: MOST_BYTES };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'source-error', problem: 'missing' };
    if (code === 'EISDIR' || code === 'ENXIO') return { code: 'source-error', problem: 'not-a-file' };
    return { code: 'source-error', problem: 'unreadable' };
  } finally {
    await file?.close();
  }
}

/** The bytes of a file, whatever its size says; undefined where they are too many. */
async function atMost(file: FileHandle, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file.createReadStream({ autoClose: false })) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A text that lies in no file, as if it did. */
export const asText = (text: string): Text | Problem => decoded(Buffer.from(text));

/** The SHA-256 of bytes, or of a text in UTF-8, in hexadecimal digits. */
export const sha256 = (of: Buffer | string): string => createHash('sha256').update(of).digest('hex');

function decoded(bytes: Buffer): Text | Problem {
  if (bytes.includes(0)) return { code: 'encoding-error', problem: 'nul' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, bytes: bytes.length, sha256: sha256(bytes) };
  } catch {
    return { code: 'encoding-error', problem: 'not-utf-8' };
  }
}
