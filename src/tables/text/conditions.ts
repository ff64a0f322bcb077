import { read } from '../../domain/reading.js';

/** The comparisons that a condition can make. */
export const COMPARISONS = ['>=', '<=', '>', '<'] as const;
/** How a cell is compared with a number. */
export type CellComparison = (typeof COMPARISONS)[number];

/** A condition on the rows that are counted: the cell is none of the texts, or it is a number that compares so with the bound. */
export type Condition =
  | { readonly column: string; readonly kind: 'not'; readonly texts: readonly string[] }
  | { readonly column: string; readonly kind: CellComparison; readonly bound: number };

/** A number in English as cells are compared by. A pattern for both engines. */
export const COMPARED = '-?[0-9]+(?:[.][0-9]+)?';
const SEPARATED = /^-?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?$/;
/** A date that begins with its year, by which it is compared. A pattern for both engines. */
export const DATED = '(?:19|20)[0-9]{2}[-/.][0-9]{1,2}(?:[^0-9].*)?';
const NUMBER = new RegExp(`^${COMPARED}$`);
const DATE = new RegExp(`^${DATED}$`, 's');

/** Gives the text of a cell as numbers are written in English. */
export type InEnglish = ((text: string) => string) | undefined;

/** The number by which a cell is compared: that of a date is its year. Undefined for other texts. */
export function comparedNumber(cell: string, written: InEnglish): number | undefined {
  const text = written?.(cell) ?? cell;
  if (NUMBER.test(text)) return Number(text);
  if (SEPARATED.test(text)) return Number(text.replaceAll(',', ''));
  return DATE.test(cell) ? Number(cell.slice(0, 4)) : undefined;
}

/** Whether a condition compares numbers. */
export const isComparison = ({ kind }: Condition): boolean => kind !== 'not';

/** Whether a cell meets a condition; undefined for a cell that cannot be compared, because it is no number, date or unknown value. */
export function meets(cell: string, condition: Condition, written: InEnglish): boolean | undefined {
  if (condition.kind === 'not') return !condition.texts.includes(cell);
  const number = comparedNumber(cell, written);
  if (number === undefined)
    return read(written?.(cell) ?? cell, 'quantity', 'printed').kind === 'unknown' ? false : undefined;
  switch (condition.kind) {
    case '>=':
      return number >= condition.bound;
    case '<=':
      return number <= condition.bound;
    case '>':
      return number > condition.bound;
    case '<':
      return number < condition.bound;
  }
}
