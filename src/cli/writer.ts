import { fstatSync, writeSync } from 'node:fs';
import type { Piece } from '../output/formats/format.js';

/** A stream that text and bytes can be written to: one of the process, or of a test. */
export type Stream = {
  readonly fd?: number | undefined;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(piece: Piece, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** Thrown where output cannot be written. */
export class WriteError extends Error {}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such folder. Make it first.',
  ENOTDIR: 'A part of the path is not a folder.',
  EISDIR: 'This names a folder. Name a file in it.',
  EACCES: 'You may not write there. Choose another place.',
  EPERM: 'You may not write there. Choose another place.',
  EROFS: 'You may not write there. Choose another place.',
  EFBIG: 'It would be larger than the system allows.',
  ENAMETOOLONG: 'A name in the path is too long. Choose a shorter one.',
  ENOSPC: 'No space is left on the disk.',
  EDQUOT: 'Your share of the disk is used up.',
  EBADF: 'It is not open for writing.',
  ENXIO: 'Nothing there takes output.',
  ELOOP: 'Its links lead in a circle.',
};

/** A failure of the system to write something, in words; `hasFolder`: the folder for it is there. Messages of Node are for programmers. */
export function writeError(what: string, error: unknown, hasFolder = false): WriteError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'an unknown error';
  const reason = code === 'ENOENT' && hasFolder ? 'No file can be made there. Choose another place.' : REASONS[code];
  return new WriteError(`Cannot write ${what}. ${reason ?? `The system reports ${code}.`}`);
}

const failed = (error: unknown): WriteError => writeError('the output', error);

const has = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** Whether a write failed because the reader has read enough. */
export const isClosedPipe = (error: unknown): boolean => has(error, 'EPIPE');

/** The writer to a stream. Writing to a closed pipe does nothing, because its reader has read enough. Any other failure is a WriteError. */
export function writer(stream: Stream): (piece: Piece) => Promise<void> {
  let listened = false;
  return async (piece) => {
    if (isDirect(stream.fd)) return tried(stream.fd, piece);
    // a failed write also raises this event, which would end the process without a listener
    if (!listened) stream.on('error', () => {});
    listened = true;
    return new Promise((resolve, reject) => {
      stream.write(piece, (error) => {
        if (!error || isClosedPipe(error)) resolve();
        else reject(failed(error));
      });
    });
  };
}

/** Whether a descriptor is a file, a pipe or a socket: these take bytes without a stream, which Node would have to make first. */
export function isDirect(fd: number | undefined): fd is number {
  try {
    const stat = fd === undefined ? undefined : fstatSync(fd);
    return stat !== undefined && (stat.isFile() || stat.isFIFO() || stat.isSocket());
  } catch {
    return false;
  }
}

function tried(fd: number, piece: Piece): void {
  try {
    writeWhole(fd, piece);
  } catch (error) {
    if (!isClosedPipe(error)) throw failed(error);
  }
}

/** Writes all of a piece to a descriptor. Node's stream takes a short write, as on a nearly full disk, for a complete one. */
export function writeWhole(fd: number, piece: string | Uint8Array): void {
  for (let rest: Uint8Array = typeof piece === 'string' ? Buffer.from(piece) : piece; rest.length > 0; )
    rest = rest.subarray(taken(fd, rest));
}

/** The number of bytes that a descriptor takes in one write. Waits where a non-blocking pipe is full. */
function taken(fd: number, bytes: Uint8Array): number {
  for (;;) {
    try {
      return writeSync(fd, bytes);
    } catch (error) {
      if (!has(error, 'EAGAIN')) throw error;
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}
