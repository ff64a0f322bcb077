import type { Interval } from '../../domain/interval.js';
import { compare, type Rational, ratio } from '../../domain/rational.js';
import { type Both, type Bound, between, bound } from '../bounds/bound.js';
import { type Capped, cappedSquares } from '../bounds/cap.js';
import { type Completions, min, sum } from '../bounds/completion.js';
import { type Corner, largest, searchable } from '../bounds/corner.js';
import { coupled, type Kept, remainder } from '../bounds/exclude.js';
import { type Levelled, levelled, squareSum } from '../bounds/levelled.js';
import type { Weights } from '../bounds/linear.js';
import { nearest } from '../bounds/nearest.js';

/** An HHI: its interval with the exact ends behind it, undefined where nothing is ruled out or nobody supplies; and whether it is as narrow as the data allow. */
export type Measured = {
  readonly value: Interval | undefined;
  readonly ends: { readonly low: Bound | undefined; readonly high: Bound | undefined };
  readonly sharp: boolean;
};
const UNKNOWN = { low: undefined, high: undefined };
const ONE = ratio(1n);

/**
 * Herfindahl-Hirschman index of what is kept of a market: the sum of squared percentage shares of the kept total, 0 to 10,000 points.
 * Low end: the levelled completions; high end: the best corner, the rest being one supplier (METHOD [h1] to [h8], [x2], [x4]).
 * Source: Herfindahl 1950, Hirschman 1964; the bounds: METHOD 5.
 */
export function hhi(both: Both, { weights, rests }: Pick<Kept, 'weights' | 'rests'>, most?: Capped): Measured {
  if (remainder(both.closed, weights)?.total.endless) return { value: undefined, ends: UNKNOWN, sharp: true };
  const low = least(both, weights);
  const high = most ? cappedBound(most, weights) : greatest(both, weights, rests);
  const value = between(low, high);
  const idle = value?.low === 0 && value.high === 10_000;
  const sharp = searchable(both.closed);
  return idle ? { value: undefined, ends: UNKNOWN, sharp } : { value, ends: { low, high }, sharp };
}

const points = (r: Rational | undefined): Rational | undefined => r && ratio(10_000n * r.n, r.d);

/** The high end where nobody of the rest is larger than a cap. */
function cappedBound(most: Capped, weights: Weights): Bound | undefined {
  const value = points(cappedSquares(most, weights));
  return value && { value, attained: !most.open };
}

/** The high end, whichever portion of the rest is kept: over the corners or, where they are too many, greedy. */
function greatest(both: Both, weights: Weights, rests: readonly bigint[]): Bound | undefined {
  const most = (c: Completions, w: Weights): Rational | undefined =>
    searchable(both.closed) ? mostConcentrated(c, w)?.value : greedy(remainder(c, w));
  return bound(both, (c) => {
    const ends = rests.flatMap((rest) => most(c, { ...weights, rest }) ?? []);
    return points(ends.reduce<Rational | undefined>((a, b) => (a && compare(a, b) >= 0 ? a : b), undefined));
  });
}

/** The low end. Attained only where the levelled completion leaves no rest to be divided for ever. */
function least(both: Both, weights: Weights): Bound | undefined {
  const exact = searchable(both.closed);
  const best = (c: Completions): Levelled | undefined => leastConcentrated(c, weights, exact);
  const low = bound(both, (c) => {
    const l = best(c);
    return points(l && squareSum(l));
  });
  // an outer end is not known to be missed, so it is closed
  const outer = !exact && coupled(both.closed, weights);
  return low && { ...low, attained: outer || (low.attained && best(both.inner)?.rest.n === 0n) };
}

/** What is kept in the least concentrated completion, in its own units; where `exact` is false perhaps of an outer market. */
export function leastConcentrated(c: Completions, w: Weights, exact: boolean): Levelled | undefined {
  if (exact && coupled(c, w)) return nearest(c, w);
  const left = remainder(c, w);
  if (!left) return undefined;
  return levelled(left).reduce<Levelled | undefined>(
    (a, b) => (a && compare(squareSum(a), squareSum(b)) <= 0 ? a : b),
    undefined,
  );
}

/** The most concentrated corner with a remainder, the rest being one supplier; its value is a fraction of 1. */
export const mostConcentrated = (c: Completions, w: Weights): Corner | undefined =>
  largest(
    [...c.named, c.rest].map((box, i) => ({ box, weight: w.named[i] ?? w.rest })),
    c.total,
    (_total, kept, squares) => (kept > 0n ? ratio(squares, kept * kept) : undefined),
  );

/** The greedy value at the largest total, with the most that it can fall short, over the square of the smallest total; at most 1 (METHOD [h5]). */
function greedy(c: Completions | undefined): Rational | undefined {
  if (!c || c.total.high === 0n) return undefined;
  if (c.total.low === 0n) return ONE;
  const middle = (b: { low: bigint; high: bigint }): bigint => b.low + b.high;
  const boxes = [...c.named, c.rest].sort((a, b) => (middle(a) > middle(b) ? -1 : middle(a) < middle(b) ? 1 : 0));
  let left = c.total.high - sum(boxes.map((b) => b.low));
  const squares = boxes.map((b) => {
    const raised = min(left, b.high - b.low);
    left -= raised;
    return (b.low + raised) ** 2n + (b.high - b.low - raised) * raised;
  });
  const value = ratio(sum(squares), c.total.low ** 2n);
  return compare(value, ONE) > 0 ? ONE : value;
}
