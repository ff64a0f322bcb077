import { setFlagsFromString } from 'node:v8';
import { run } from './run.js';
import { isDirect, type Stream } from './writer.js';

/** Runs the command line of this process. */
export async function main(): Promise<void> {
  // V8 lets garbage grow to several times what is held. This has it collect earlier, and limits nothing: no run can fail by it
  setFlagsFromString('--heap-growing-percent=30');
  const { argv, env } = process;
  const [stdout, stderr] = [stream(1, () => process.stdout), stream(2, () => process.stderr)];
  const pipes = () => ({ input: process.stdin, output: process.stdout });
  process.exitCode = await run({ argv: argv.slice(2), env, stdout, stderr, interrupted, pipes });
}

/** The signals that ask a run to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What is done before the run ends by a signal. Without it, the system ends the run at once, so only what is short or looks for signals may be added. */
const lasts = new Set<() => void>();

function interrupted(last: () => void): () => Promise<void> {
  if (lasts.size === 0) for (const signal of SIGNALS) process.on(signal, end);
  lasts.add(last);
  return async () => {
    // a signal that came while the program computed would be lost: the second turn of the loop begins with a look for signals
    for (let turns = 0; turns < 2; turns++) await new Promise(setImmediate);
    lasts.delete(last);
    if (lasts.size === 0) unheeded();
  };
}

function end(signal: NodeJS.Signals): void {
  for (const last of lasts) attempt(last);
  unheeded();
  // end by the signal itself, which a shell reports as 130 for SIGINT: process.exit would wait for a thread that reads stdin or queries
  process.kill(process.pid, signal);
}

/** Does something of which a failure must not keep the run from its end. */
function attempt(act: () => void): void {
  try {
    act();
  } catch {}
}

function unheeded(): void {
  for (const signal of SIGNALS) process.off(signal, end);
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
