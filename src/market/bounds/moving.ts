import { add, compare, minus, type Rational, ratio } from '../../domain/rational.js';

/** A value at one place of a variable, such as a total, and its slope there. */
export type Moving = { readonly v: Rational; readonly s: Rational };
/** Where a variable is looked at: at one place alone, or just above it (1) or below it (-1). */
export type Side = -1 | 0 | 1;

/** A value that does not move. */
export const unmoved = (v: Rational): Moving => ({ v, s: ratio(0n) });
/** The order of two values on a side of the place: below 0 where the first is less. */
export const movingOrder = (a: Moving, b: Moving, side: Side): number => compare(a.v, b.v) || side * compare(a.s, b.s);
/** a + b. */
export const movingSum = (a: Moving, b: Moving): Moving => ({ v: add(a.v, b.v), s: add(a.s, b.s) });
/** a - b. */
export const movingDifference = (a: Moving, b: Moving): Moving => ({ v: minus(a.v, b.v), s: minus(a.s, b.s) });
