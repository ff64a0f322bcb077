import { type Interval, interval, point } from '../domain/interval.js';
import { add, compare, ratio, rational } from '../domain/rational.js';

/** A named actor and what is known of its share (percent) or quantity. */
export type Supplier = { readonly actor: string; readonly value: Interval };

/**
 * The shares of one subject at one stage in one period: named suppliers, plus the rest, summing to the total.
 * In percent where `unit` is undefined (the total is then 100), else in quantities of that unit.
 * The rest is one to infinitely many further suppliers; its high end is unbounded where only the total bounds it.
 * `cap` is the largest share, in percent of the total, that one supplier of the rest may have; `leader` the supplier that nobody exceeds.
 * `unknown` are actors of whom it is known only that they may be part of the rest.
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

/** An actor that is left out, and how much of it in percent, above 0 to 100: 100 is all of it, 50 a shock that takes half. */
export type Exclusion = { readonly actor: string; readonly portionPct: number };

/** Any quantity. */
export const FREE = interval(0, 'unbounded');

/** Quantities of one market: what is named, what is known of further suppliers together and of the stated total (undefined where the rows are all there is), and whether every named row is known. */
export type Quantities = {
  readonly unit: string | undefined;
  readonly suppliers: readonly Supplier[];
  readonly other: Interval | undefined;
  readonly stated: Interval | undefined;
  readonly complete: boolean;
};

/** The market of quantities, and whether they exceed the stated total. The rest holds what is unknown and bounds `other` from above only where the rows are all there is. */
export function quantities({ unit, suppliers, other, stated, complete }: Quantities): {
  readonly market: Market;
  readonly exceeds: boolean;
} {
  const exceeds = stated !== undefined && above([...suppliers.map((s) => s.value), ...(other ? [other] : [])], stated);
  const whole = stated === undefined || exceeds;
  const rest = whole && complete ? (other ?? point(0)) : atLeast(other ?? FREE);
  return { market: { unit, suppliers, rest, total: whole ? FREE : stated }, exceeds };
}

/** At least as much as the low end of what is known. */
export const atLeast = (i: Interval): Interval => interval(i.low, 'unbounded', i.lowOpen);

/** Whether the sum of intervals lies above all of another. */
function above(all: readonly Interval[], whole: Interval): boolean {
  if (whole.high === 'unbounded') return false;
  const order = compare(all.map((i) => rational(i.low)).reduce(add, ratio(0n)), rational(whole.high));
  return order > 0 || (order === 0 && (whole.highOpen || all.some((i) => i.lowOpen)));
}
