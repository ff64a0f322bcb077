import { fstatSync, writeSync } from 'node:fs';

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

/** A failure of the system to write. */
const failed = (error: unknown): WriteError => new WriteError(error instanceof Error ? error.message : String(error));

const has = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;

/** The one writer to a stream. A closed pipe ends quietly: whoever read has read enough. Any other failure is a WriteError. */
export function writer(stream: Stream): (text: string) => Promise<void> {
  let listened = false;
  return async (text) => {
    if (isDirect(stream.fd)) return tried(stream.fd, text);
    // a failed write also raises this event, which would end the process were it not listened to
    if (!listened) stream.on('error', () => {});
    listened = true;
    return new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error || has(error, 'EPIPE')) resolve();
        else reject(failed(error));
      });
    });
  };
}

/** Whether a descriptor is a file, a pipe or a socket: what takes bytes without the stream that Node would first have to make of it. */
export function isDirect(fd: number | undefined): fd is number {
  try {
    const stat = fd === undefined ? undefined : fstatSync(fd);
    return stat !== undefined && (stat.isFile() || stat.isFIFO() || stat.isSocket());
  } catch {
    return false;
  }
}

function tried(fd: number, text: string): void {
  try {
    writeWhole(fd, text);
  } catch (error) {
    if (!has(error, 'EPIPE')) throw failed(error);
  }
}

/** Writes all of a text to a descriptor. Node's own stream takes a short write (a disk nearly full) for a whole one. */
export function writeWhole(fd: number, text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(taken(fd, rest));
}

/** How many bytes a descriptor takes. A full pipe that makes nobody wait is waited for. */
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
