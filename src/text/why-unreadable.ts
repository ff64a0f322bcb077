import type { MeasureKind, UnreadableReason } from '../domain/reading.js';
import { quote } from './words.js';

const EXAMPLES: Readonly<Record<MeasureKind, string>> = {
  share: '90%, ~90%, >90%, nearly 90% or 85-90%',
  // without thousands signs, so that they mean the same in every notation
  quantity: '270000, ~270000, >270000, nearly 270000 or 250000-270000',
};

/** A number below 0: with a minus before or behind it, also as typesetters write it, or in brackets as in accounts. */
const NEGATIVE = /^[-\u2212\u2013] ?[\d.,]*\d(?:e[-+]?\d+)? ?%?$|^\d[\d.,]*-$|^\((?!\d{1,3}\)$)\d[\d.,]*\)$/;

/** Whether a text is a number below 0. */
export const isNegative = (printed: string): boolean => NEGATIVE.test(printed.trim());

/** Why a printed value cannot be read, and what to write in its place. `holder` names whose value it is: `Cannot read "lots" for Japan.` `method` is where to read which words can be read. */
export function unreadableWords(
  printed: string,
  measure: MeasureKind,
  reason: UnreadableReason,
  holder?: string,
  method = 'reshare help method',
): string {
  const quoted = `${quote(printed)}${holder === undefined ? '' : ` for ${holder}`}`;
  switch (reason) {
    case 'not-a-value':
      if (isNegative(printed))
        return `${quoted} is negative, and no ${measure} is below 0. Write ${EXAMPLES[measure]}, or NA if it is unknown.`;
      return `Cannot read ${quoted}. Write ${EXAMPLES[measure]}, or NA if it is unknown. Other words that can be read: ${method}`;
    case 'above-100-percent':
      return `${quoted} is more than 100 %. Write a share from 0 to 100 %.`;
    case 'nothing-left':
      return `No number fits ${quoted}. Leave out the word or sign.`;
    case 'reversed':
      return `The range ${quoted} is reversed. Write the smaller number first.`;
    case 'percent-of-quantity':
      return `${quoted} is a share. Write a quantity such as 270000.`;
    case 'too-large':
      return `${quoted} is too large. The largest number that can be read is 1e300.`;
  }
}
