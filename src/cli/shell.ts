import type { Stream } from './writer.js';

/** The world as a command sees it. */
export type Shell = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
};

/** Whether to colour: NO_COLOR, then FORCE_COLOR, then whether stdout is a terminal that can. */
export function coloured({ env, stdout }: Shell): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return stdout.isTTY === true && env.TERM !== 'dumb';
}

/** The columns of the terminal; 80 in a pipe. */
export const width = ({ stdout }: Shell): number => (stdout.isTTY ? Math.max(40, stdout.columns || 80) : 80);
