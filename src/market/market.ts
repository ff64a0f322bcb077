import { exactHigh, exactInterval, exactLow, type Interval, interval, point } from '../domain/interval.js';
import { add, compare, ratio } from '../domain/rational.js';

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
 * An actor that is left out, and the portion of it that is removed: above 0, at most 100 percent.
 * 100 removes all of it; 50 is a shock that removes half.
 */
export type Exclusion = { readonly actor: string; readonly portionPct: number };

/** The interval that says nothing: 0 or more. */
export const FREE = interval(0, 'unbounded');

/**
 * The rows of one market of quantities. `other` is what further suppliers hold together, undefined if no row says.
 * `stated` is the stated total, undefined if the rows are all there is. `complete`: every named row has a known value.
 */
export type Quantities = {
  readonly unit: string | undefined;
  readonly suppliers: readonly Supplier[];
  readonly other: Interval | undefined;
  readonly stated: Interval | undefined;
  readonly complete: boolean;
};

/**
 * The market of quantities, and whether the rows exceed the stated total; they are then the total ([s1]).
 * The rest holds everything unknown. `other` bounds it from below, and from above only if the rows are the total and all are known.
 */
export function quantities({ unit, suppliers, other, stated, complete }: Quantities): {
  readonly market: Market;
  readonly exceeds: boolean;
} {
  const exceeds = stated !== undefined && above([...suppliers.map((s) => s.value), ...(other ? [other] : [])], stated);
  const whole = stated === undefined || exceeds;
  const rest = whole && complete ? (other ?? point(0)) : atLeast(other ?? FREE);
  return { market: { unit, suppliers, rest, total: whole ? FREE : stated }, exceeds };
}

/** The interval from the low end of another, without a high end. */
export const atLeast = (i: Interval): Interval => exactInterval(exactLow(i), 'unbounded', i.lowOpen);

/** Whether the sum of intervals lies above the whole of another. */
function above(all: readonly Interval[], whole: Interval): boolean {
  const most = exactHigh(whole);
  if (most === 'unbounded') return false;
  const order = compare(all.map(exactLow).reduce(add, ratio(0n)), most);
  return order > 0 || (order === 0 && (whole.highOpen || all.some((i) => i.lowOpen)));
}
