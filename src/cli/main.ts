import { run } from './run.js';
import { isDirect, type Stream } from './writer.js';

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  const { argv, env } = process;
  const [stdout, stderr] = [stream(1, () => process.stdout), stream(2, () => process.stderr)];
  process.exitCode = await run({ argv: argv.slice(2), env, stdout, stderr, interrupted });
}

function interrupted(last: () => void): () => void {
  const end = () => {
    last();
    // end by the signal itself, which a shell reports as 130: process.exit would wait for a thread that reads stdin or queries
    process.kill(process.pid, 'SIGINT');
  };
  process.once('SIGINT', end);
  return () => void process.off('SIGINT', end);
}

/**
 * A stream of the process, opened only where needed.
 * A file, pipe or socket is written to by its descriptor alone, and is not a terminal.
 */
const stream = (fd: number, open: () => Stream): Stream => ({
  fd,
  get isTTY() {
    return !isDirect(fd) && open().isTTY === true;
  },
  get columns() {
    return open().columns;
  },
  write: (piece, done) => open().write(piece, done),
  on: (event, listener) => open().on(event, listener),
});
