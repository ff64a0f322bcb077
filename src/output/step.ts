import type { Step } from './sheet.js';

/** A command to paste, with its words quoted where a shell would break or change them. */
export const step = (label: string, words: readonly string[], shows?: string): Step => ({
  label,
  ...(shows === undefined ? {} : { shows }),
  command: ['reshare', ...words].map(shellWord).join(' '),
});

/** A word as it is typed in a shell, quoted where the shell would break or change it. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
