import { terminal } from '../text/escape.js';
import { wrap } from '../text/words.js';
import type { Step } from './sheet.js';

/** A command to paste, with its words quoted where a shell would break or change them. */
export const step = (label: string, words: readonly string[], shows?: string): Step => ({
  label,
  ...(shows === undefined ? {} : { shows }),
  command: ['reshare', ...words].map(shellWord).join(' '),
});

/**
 * A step as text: its word, what it shows, and the command, which is not broken so that it can be pasted.
 * Where these are wider than `width`, the command has a line to itself.
 */
export function stepText({ label, shows, command }: Step, width: number): string {
  const [before, pasted] = [label.padEnd(7), terminal(command)];
  const line = `${before} ${shows === undefined ? '' : `${terminal(shows)}: `}${pasted}`;
  if (line.length <= width) return line;
  return `${shows === undefined ? label : wrap(`${before} ${terminal(shows)}:`, width, '  ')}\n  ${pasted}`;
}

/** A word as it is typed in a shell, quoted where the shell would break or change it. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
