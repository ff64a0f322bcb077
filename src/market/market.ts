import { exactHigh, exactInterval, exactLow, type Interval, interval, point } from '../domain/interval.js';
import { add, compare, type Rational, ratio } from '../domain/rational.js';
import type { ReadingPolicy } from '../domain/reading.js';

/** A named actor and what is known of its share (percent) or quantity. */
export type Supplier = { readonly actor: string; readonly value: Interval };

/**
 * The shares of one subject at one stage in one period: named suppliers, plus the rest, summing to the total.
 * In percent if `unit` is undefined (the total is then 100), else in quantities of that unit.
 * The rest is one to infinitely many further suppliers. Its high end is unbounded if only the total bounds it.
 * `cap` is the largest share that one supplier of the rest may have, in percent of the total.
 * `leader` is the supplier that no other exceeds. `unknown` names actors that may be part of the rest; nothing else is known of them.
 */
export type Market = {
  readonly unit: string | undefined;
  readonly suppliers: readonly Supplier[];
  readonly rest: Interval;
  readonly total: Interval;
  readonly cap?: number;
  readonly leader?: string;
  readonly unknown?: readonly string[];
};

/**
 * An actor that is left out, and the portion of it that is removed, from 0 to 100 percent.
 * 100 removes all of it; 50 is a shock that removes half.
 */
export type Exclusion = { readonly actor: string; readonly portionPct: number };

/** The interval that says nothing: 0 or more. */
export const FREE = interval(0, 'unbounded');

/** What the total of a market of quantities is: as stated, the sum of the rows, the stated one as it may have been rounded, or known only from below ([s1]). */
export const TOTAL_BASES = ['stated', 'rows', 'rounding', 'below'] as const;
/** What the total of a market of quantities is. */
export type TotalBasis = (typeof TOTAL_BASES)[number];

/** What is known of an amount under each reading. */
export type BothReadings = { readonly [Policy in ReadingPolicy]: Interval };

/**
 * The rows of one market of quantities. `other` is what further suppliers hold together, undefined if no row says.
 * `stated` is the stated total, undefined if the rows are all there is; `reading` is how the rows are read. `complete`: every row of the total has a known value, `other` included.
 */
export type Quantities = {
  readonly unit: string | undefined;
  readonly suppliers: readonly Supplier[];
  readonly other: Interval | undefined;
  readonly stated: BothReadings | undefined;
  readonly reading: ReadingPolicy;
  readonly complete: boolean;
};

/**
 * The market of quantities, what its total is, and whether the rows exceed the stated total ([s1]).
 * The rest holds everything unknown. `other` bounds it from below, and from above only if the rows are the total and all are known.
 */
export function quantities({ unit, suppliers, other, stated: total, reading, complete }: Quantities): {
  readonly market: Market;
  readonly basis: TotalBasis;
  readonly exceeds: boolean;
} {
  const stated = total && { read: total[reading], rounded: total.rounded };
  const rows = [...suppliers.map((s) => s.value), ...(other ? [other] : [])];
  const exceeds = stated !== undefined && compared(rows, stated.read) > 0;
  const basis = totalBasis(rows, stated, complete, exceeds);
  const rest = basis === 'rows' && complete ? (other ?? point(0)) : atLeast(other ?? FREE);
  return { market: { unit, suppliers, rest, total: totalOf(rows, stated, basis) }, basis, exceeds };
}

/** A stated total under the reading of the rows, and read by its rounding. */
type Stated = { readonly read: Interval; readonly rounded: Interval };

function totalBasis(
  rows: readonly Interval[],
  stated: Stated | undefined,
  complete: boolean,
  exceeds: boolean,
): TotalBasis {
  if (stated === undefined) return complete ? 'rows' : 'below';
  if (complete) return exceeds ? 'rows' : 'stated';
  if (compared(rows, stated.read) < 0) return 'stated';
  return compared(rows, stated.rounded) > 0 ? 'below' : 'rounding';
}

function totalOf(rows: readonly Interval[], stated: Stated | undefined, basis: TotalBasis): Interval {
  if (stated === undefined || basis === 'rows' || basis === 'below') return FREE;
  const { read, rounded } = stated;
  return basis === 'stated' ? read : exactInterval(lowSum(rows), exactHigh(rounded), false, rounded.highOpen);
}

/** The interval from the low end of another, without a high end. */
export const atLeast = (i: Interval): Interval => exactInterval(exactLow(i), 'unbounded', i.lowOpen);

/** The exact sum of the low ends of intervals. */
export const lowSum = (all: readonly Interval[]): Rational => all.map(exactLow).reduce(add, ratio(0n));

/** The order of the least sum of intervals and the high end of another: above 0 if the sum lies above all of it, 0 if both are equal and attained. */
export function compared(all: readonly Interval[], whole: Interval): number {
  const most = exactHigh(whole);
  if (most === 'unbounded') return -1;
  return compare(lowSum(all), most) || (whole.highOpen || all.some((i) => i.lowOpen) ? 1 : 0);
}
