import { read } from '../../domain/reading.js';

/** The comparisons that a condition can make. */
export const COMPARISONS = ['>=', '<=', '>', '<'] as const;
/** How a cell is compared with a number. */
export type CellComparison = (typeof COMPARISONS)[number];

/** A condition on the rows that are counted: the cell is none of the texts, or it is a number that compares so with the bound. */
export type Condition =
  | { readonly column: string; readonly kind: 'not'; readonly texts: readonly string[] }
  | { readonly column: string; readonly kind: CellComparison; readonly bound: number };

/** A number as cells are compared by. */
export const COMPARED = '-?[0-9]+(?:[.][0-9]+)?';
const NUMBER = new RegExp(`^${COMPARED}$`);

/** Whether a cell is a number that can be compared. */
export const isCompared = (cell: string): boolean => NUMBER.test(cell);

/** Whether a condition compares numbers. */
export const isComparison = ({ kind }: Condition): boolean => kind !== 'not';

/** Whether a cell meets a condition; undefined for a cell that cannot be compared, because it is neither a number nor unknown. */
export function meets(cell: string, condition: Condition): boolean | undefined {
  if (condition.kind === 'not') return !condition.texts.includes(cell);
  if (!isCompared(cell)) return read(cell, 'quantity', 'printed').kind === 'unknown' ? false : undefined;
  const number = Number(cell);
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
