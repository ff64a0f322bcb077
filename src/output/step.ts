import { type Terminal, terminal } from '../text/escape.js';
import { terminalWrap } from '../text/terminal-wrap.js';
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
export function stepText({ label, shows, command }: Step, width: number): Terminal {
  const [before, pasted] = [terminal(label.padEnd(7)), terminal(command)];
  const line = terminal`${before} ${shows === undefined ? terminal`` : terminal`${terminal(shows)}: `}${pasted}`;
  if (line.length <= width) return line;
  const above = shows === undefined ? terminal(label) : terminalWrap(`${before} ${shows}:`, width, '  ');
  return terminal`${above}\n  ${pasted}`;
}

/** A word as it is typed in a shell, quoted where the shell would break or change it. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
