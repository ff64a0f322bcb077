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
export function whole(fd: number, text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(fd, rest));
}
