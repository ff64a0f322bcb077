// Math.max and Math.min take each number as an argument, and about 100,000 arguments are more than the stack holds.

/** The greatest of some numbers, however many; `-Infinity` of none. */
export const highest = (numbers: readonly number[]): number =>
  numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);

/** The least of some numbers, however many; `Infinity` of none. */
export const lowest = (numbers: readonly number[]): number =>
  numbers.reduce((fewest, number) => Math.min(fewest, number), Number.POSITIVE_INFINITY);
