/** A stream that text can be written to: the world's, or a test's. */
export type Stream = {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done: (error?: Error | null) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
};

/** Output that could not be written. */
export class WriteError extends Error {}

/** The one writer to a stream. A closed pipe ends quietly: whoever read has read enough. Any other failure is a WriteError. */
export function writer(stream: Stream): (text: string) => Promise<void> {
  // a failed write also raises this event, which would end the process were it not listened to
  stream.on('error', () => {});
  return (text) =>
    new Promise((resolve, reject) => {
      stream.write(text, (error) => {
        if (!error || ('code' in error && error.code === 'EPIPE')) resolve();
        else reject(new WriteError(error.message));
      });
    });
}
