import { type Interval, point } from '../../domain/interval.js';
import { compare, greatest, least, minus, type Rational, ratio, toNumber } from '../../domain/rational.js';
import { type Bound, type Bounds, bound, type CompletionPair, intervalOf } from './bound.js';
import type { Completions } from './completion.js';
import { type LargestMeasure, mostConcentrated } from './concentrated.js';
import { isCoupled, isSole, type KeptPortions, remainder } from './exclude.js';
import { type LevelledCompletion, levelledCompletions, squareSum } from './levelled.js';
import { nearestRemainder } from './nearest.js';
import type { Weights } from './weights.js';

/**
 * The interval of an HHI in points, with the exact bounds behind it. Both are undefined if nothing is ruled out or nothing is supplied.
 * `gap`: the points by which its high end may be too high, because the search for it ended early; undefined if the interval is sharp.
 */
export type HhiBounds = {
  readonly value: Interval | undefined;
  readonly bounds: Bounds;
  readonly gap: number | undefined;
};
const UNKNOWN: Bounds = { low: undefined, high: undefined };
const MOST: Bound = { value: ratio(10_000n), attained: true };
/** The HHI of one supplier, whatever it holds. */
const SOLE: HhiBounds = { value: point(10_000), bounds: { low: MOST, high: MOST }, gap: undefined };

/**
 * The HHI of what is kept of a market, in points: the sum of squared percentage shares of the kept total ([h1] to [h8], [x2], [x4]).
 * The low end comes from the levelled completions, the high end from the search
 * for the most concentrated one.
 */
export function hhiBounds(both: CompletionPair, kept: Pick<KeptPortions, 'weights' | 'rests'>): HhiBounds {
  if (remainder(both.closed, kept.weights)?.total.endless)
    return isSole(both.closed, kept.weights) ? SOLE : { value: undefined, bounds: UNKNOWN, gap: undefined };
  const high = highEnd(both, kept);
  const bounds = { low: lowBound(both, kept.weights), high: high?.bound };
  const value = intervalOf(bounds);
  // where the search ended early, something else may still be ruled out
  const idle = value?.low === 0 && value.high === 10_000 && high?.gap === undefined;
  return idle ? { value: undefined, bounds: UNKNOWN, gap: undefined } : { value, bounds, gap: high?.gap };
}

/** The points of the HHI for a sum of squared shares: 10,000 times as much. */
export const hhiPoints = ({ n, d }: Rational): Rational => ratio(10_000n * n, d);

/** The high end over all portions of the rest that may be kept. It is attained if the inner completions reach it. */
function highEnd(
  both: CompletionPair,
  { weights, rests }: Pick<KeptPortions, 'weights' | 'rests'>,
): { readonly bound: Bound; readonly gap: number | undefined } | undefined {
  const all = rests.map((rest) => ({ ...weights, rest }));
  const most = greatest(
    all.flatMap((w) => mostConcentrated(both.closed, w) ?? []),
    (m) => m.value,
  );
  if (!most) return undefined;
  const { value } = most;
  const reaches = (w: Weights): boolean => mostConcentrated(both.inner, w, { floor: value }) !== undefined;
  // an outer end may be attained, so it is closed
  const attained = !most.exact || both.closed === both.inner || all.some(reaches);
  return {
    bound: { value: hhiPoints(value), attained },
    gap: most.exact ? undefined : toNumber(hhiPoints(gapOf(most))),
  };
}

/** How much larger a bound is than the most concentrated completion that was found. */
function gapOf({ value, found }: LargestMeasure): Rational {
  return found && compare(found, value) < 0 ? minus(value, found) : value;
}

/** The low end. It is attained only if the levelled completion has no rest to divide without end. */
function lowBound(both: CompletionPair, weights: Weights): Bound | undefined {
  const best = (c: Completions): LevelledCompletion | undefined => leastConcentrated(c, weights);
  const low = bound(both, (c) => {
    const l = best(c);
    return l && hhiPoints(squareSum(l));
  });
  return low && { ...low, attained: low.attained && best(both.inner)?.rest.n === 0n };
}

/**
 * What is kept in the least concentrated completion; undefined if nothing fits.
 * Amounts are in the unit of `remainder`, or fractions of 1 where the total is 1.
 */
export function leastConcentrated(c: Completions, w: Weights): LevelledCompletion | undefined {
  if (isCoupled(c, w)) return nearestRemainder(c, w);
  const left = remainder(c, w);
  return left && least(levelledCompletions(left), squareSum);
}
