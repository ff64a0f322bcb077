import type { Pipes } from '../commands/io.js';
import type { Colour } from '../commands/showing.js';
import type { Stream } from './writer.js';

/** What a run gets from the process: arguments, environment, streams and the interrupt. A test passes a fake one. */
export type Shell = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** The streams of a conversation with another program; absent where there is none. */
  readonly pipes?: () => Pipes;
  /**
   * Registers what to do last when a signal asks the run to end, before it ends by that signal. Returns a function that cancels it.
   * Until then the program must give way to the event loop at least once a second, because it sees no signal before.
   */
  readonly interrupted?: ((last: () => void) => () => Promise<void>) | undefined;
};

/** Whether output has colour: by the option, then NO_COLOR, then FORCE_COLOR, then whether it goes to a terminal with colours. */
export function hasColour({ env, stdout }: Shell, asked: Colour, toFile: boolean): boolean {
  if (asked !== 'auto') return asked === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return !toFile && stdout.isTTY === true && env.TERM !== 'dumb';
}

/** Whether the terminal shows more than ASCII, by the locale. */
export const unicode = ({ env }: Shell): boolean =>
  /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '') && env.TERM !== 'dumb';

/** The columns of the terminal that errors go to, at least 40; undefined where they go to a pipe or a file. */
export const errorWidth = ({ stderr }: Shell): number | undefined =>
  stderr.isTTY ? Math.max(40, stderr.columns || 80) : undefined;

/** The columns of the terminal, at least 40; 80 in a pipe. */
export const width = ({ stdout }: Shell): number => (stdout.isTTY ? Math.max(40, stdout.columns || 80) : 80);
