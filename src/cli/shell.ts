import type { Colour } from '../commands/showing.js';
import type { Stream } from './writer.js';

/** The world as a command sees it. */
export type Shell = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  /** Does something last where the user interrupts, before the run ends by that signal (exit code 130); the function that is returned takes that back. */
  readonly interrupted?: ((last: () => void) => () => void) | undefined;
};

/** Whether to colour: as asked for, then NO_COLOR, then FORCE_COLOR, then whether output goes to a terminal that can. */
export function coloured({ env, stdout }: Shell, asked: Colour, toFile: boolean): boolean {
  if (asked !== 'auto') return asked === 'always';
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return !toFile && stdout.isTTY === true && env.TERM !== 'dumb';
}

/** Whether the terminal shows more than ASCII, by its locale. */
export const unicode = ({ env }: Shell): boolean =>
  /utf-?8/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '') && env.TERM !== 'dumb';

/** The columns of the terminal; 80 in a pipe. */
export const width = ({ stdout }: Shell): number => (stdout.isTTY ? Math.max(40, stdout.columns || 80) : 80);
