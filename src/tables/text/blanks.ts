import type { Plan } from './plan.js';
import { columnsOf } from './plan.js';

/** The characters that are no part of a name at its start or end: those that `trim` takes off. */
export const BLANKS =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/**
 * Where blanks stood around what a plan reads. `names` are the labels of columns, the groups and the actors as they stood, each once.
 * `filters` are the columns of filters in which a counted row had such a cell.
 */
export type SurroundingBlanks = { readonly names: readonly string[]; readonly filters: readonly string[] };

/** The labels of a plan's columns that have blanks around them in a header. */
export const blankedLabels = (header: readonly string[], plan: Plan): readonly string[] => {
  const read = new Set(columnsOf(plan).map((column) => column.trim()));
  return header.filter((label) => label !== label.trim() && read.has(label.trim()));
};

/** Blanks with their names in order. */
export const blanksFound = (names: Iterable<string>, filters: readonly string[]): SurroundingBlanks => ({
  names: [...new Set(names)].sort(),
  filters,
});
