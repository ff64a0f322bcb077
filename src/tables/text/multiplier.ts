import { markText } from './notation.js';

/** Words and letters behind a number that multiply it. */
const MULTIPLIERS: ReadonlySet<string> = new Set(
  'k m mn bn mio mrd thousand thousands million millions billion billions trillion hundred lakh lakhs crore crores'.split(
    ' ',
  ),
);

/** Whether a word behind a number multiplies it, or may do so. */
export const isMultiplier = (word: string): boolean => MULTIPLIERS.has(markText(word));
