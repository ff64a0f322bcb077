import type { Interval } from '../../domain/interval.js';
import { compare, greatest, least, type Rational, ratio } from '../../domain/rational.js';
import { type Bound, type Bounds, bound, type CompletionPair, intervalOf } from './bound.js';
import { type CappedCompletion, cappedSquares } from './cap.js';
import { type Completions, min, sum } from './completion.js';
import { type Corner, greatestCorner, isEnumerable } from './corner.js';
import { isCoupled, type KeptPortions, remainder } from './exclude.js';
import { type LevelledCompletion, levelledCompletions, squareSum } from './levelled.js';
import type { Weights } from './linear.js';
import { nearestRemainder } from './nearest.js';

/**
 * The interval of an HHI in points, with the exact bounds behind it. Both are undefined if nothing is ruled out or nothing is supplied.
 * `sharp`: the interval is as narrow as the data allow.
 */
export type HhiBounds = { readonly value: Interval | undefined; readonly bounds: Bounds; readonly sharp: boolean };
const UNKNOWN: Bounds = { low: undefined, high: undefined };
const ONE = ratio(1n);

/**
 * The HHI of what is kept of a market, in points: the sum of squared percentage shares of the kept total.
 * It follows [h1] to [h8], [x2] and [x4]. The low end comes from the levelled completions, the high end from the best
 * corner, with the rest as one supplier.
 */
export function hhiBounds(
  both: CompletionPair,
  { weights, rests }: Pick<KeptPortions, 'weights' | 'rests'>,
  most?: CappedCompletion,
): HhiBounds {
  if (remainder(both.closed, weights)?.total.endless) return { value: undefined, bounds: UNKNOWN, sharp: true };
  const bounds = {
    low: lowBound(both, weights),
    high: most ? cappedBound(most, weights) : highBound(both, weights, rests),
  };
  const value = intervalOf(bounds);
  const idle = value?.low === 0 && value.high === 10_000;
  const sharp = isEnumerable(both.closed);
  return idle ? { value: undefined, bounds: UNKNOWN, sharp } : { value, bounds, sharp };
}

/** The points of the HHI for a sum of squared shares: 10,000 times as much. */
export const hhiPoints = ({ n, d }: Rational): Rational => ratio(10_000n * n, d);

/** The high end if a cap limits every supplier of the rest. */
function cappedBound(most: CappedCompletion, weights: Weights): Bound | undefined {
  const squares = cappedSquares(most, weights);
  return squares && { value: hhiPoints(squares), attained: !most.open };
}

/** The high end over all portions of the rest that may be kept. It comes from the corners or, if there are too many, from a greedy bound. */
function highBound(both: CompletionPair, weights: Weights, rests: readonly bigint[]): Bound | undefined {
  const most = (c: Completions, w: Weights): Rational | undefined =>
    isEnumerable(both.closed) ? mostConcentrated(c, w)?.value : greedy(remainder(c, w));
  return bound(both, (c) => {
    const ends = rests.flatMap((rest) => most(c, { ...weights, rest }) ?? []);
    const end = greatest(ends, (r) => r);
    return end && hhiPoints(end);
  });
}

/** The low end. It is attained only if the levelled completion has no rest to divide without end. */
function lowBound(both: CompletionPair, weights: Weights): Bound | undefined {
  const exact = isEnumerable(both.closed);
  const best = (c: Completions): LevelledCompletion | undefined => leastConcentrated(c, weights, exact);
  const low = bound(both, (c) => {
    const l = best(c);
    return l && hhiPoints(squareSum(l));
  });
  // an outer end may be attained, so it is closed
  const outer = !exact && isCoupled(both.closed, weights);
  return low && { ...low, attained: outer || (low.attained && best(both.inner)?.rest.n === 0n) };
}

/**
 * What is kept in the least concentrated completion; undefined if nothing fits. If `exact` is false it may be that of an outer market.
 * Amounts are in the unit of `remainder`, or fractions of 1 where the total is 1.
 */
export function leastConcentrated(c: Completions, w: Weights, exact: boolean): LevelledCompletion | undefined {
  if (exact && isCoupled(c, w)) return nearestRemainder(c, w);
  const left = remainder(c, w);
  if (!left) return undefined;
  return least(levelledCompletions(left), squareSum);
}

/**
 * The most concentrated corner that keeps something, with the rest as one supplier; undefined if there is none.
 * Its value is the HHI as a fraction of 1.
 */
export const mostConcentrated = (c: Completions, w: Weights): Corner | undefined =>
  greatestCorner(
    [...c.named, c.rest].map((box, i) => ({ box, weight: w.named[i] ?? w.rest })),
    c.total,
    (_total, kept, squares) => (kept > 0n ? ratio(squares, kept * kept) : undefined),
  );

/**
 * An upper bound of the HHI as a fraction of 1 ([h5]). The greedy sum of squares at the largest total is raised by the
 * most that it can fall short. The square of the smallest total divides it.
 */
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
