import type { Rational } from '../../domain/rational.js';
import { compare } from '../../domain/rational.js';
import { type Box, type Completions, sum } from './completion.js';

/** A box, and the portion of it that counts, as an integer weight. */
export type WeightedBox = { readonly box: Box; readonly weight: bigint };

/** The largest number of named intervals for which all corners are tried. With more, a certified outer bound is given ([h5]). */
const MOST_INTERVALS = 16;

/** Whether all corners of the completions can be tried. */
export const isEnumerable = ({ named }: Completions): boolean =>
  named.filter((b) => b.low < b.high).length <= MOST_INTERVALS;

/**
 * What is called at each corner, with the total, the weighted sum, the weighted sum of squares, and the holdings.
 * The list of holdings is changed after the call.
 */
export type CornerVisit = (total: bigint, kept: bigint, squares: bigint, holdings: readonly bigint[]) => void;

/**
 * Visits every corner of the completions: of the holdings and the total, all but at most one stand at an end ([h5], [h7]).
 * Branches that no total can complete are cut off early.
 */
export function visitCorners(holdings: readonly WeightedBox[], total: Box, visit: CornerVisit): void {
  const moving = [...holdings.entries()].filter(([, h]) => h.box.low < h.box.high);
  const after = moving.map((_, i) => moving.slice(i + 1).map(([, h]) => h.box));
  const lows = after.map((tail) => sum(tail.map((b) => b.low)));
  const highs = after.map((tail) => sum(tail.map((b) => b.high)));
  const totals = total.low === total.high ? [total.low] : [total.low, total.high];
  const values = holdings.map((h) => h.box.low);

  const leaf = (taken: bigint, kept: bigint, squares: bigint, free: number): void => {
    const [place, holding] = moving[free] ?? [];
    if (place === undefined || !holding) {
      if (taken >= total.low && taken <= total.high) visit(taken, kept, squares, values);
      return;
    }
    for (const whole of totals) {
      const value = whole - taken;
      if (value < holding.box.low || value > holding.box.high) continue;
      const share = value * holding.weight;
      values[place] = value;
      visit(whole, kept + share, squares + share * share, values);
    }
  };
  const descend = (i: number, taken: bigint, kept: bigint, squares: bigint, free: number): void => {
    const [place, holding] = moving[i] ?? [];
    if (place === undefined || !holding) {
      leaf(taken, kept, squares, free);
      return;
    }
    const { box, weight } = holding;
    const slack = moving[free]?.[1].box;
    for (const value of [box.low, box.high]) {
      const least = taken + value + (lows[i] ?? 0n) + (slack?.low ?? 0n);
      const most = taken + value + (highs[i] ?? 0n) + (slack?.high ?? 0n);
      if (least > total.high || most < total.low) continue;
      const share = value * weight;
      values[place] = value;
      descend(i + 1, taken + value, kept + share, squares + share * share, free);
    }
    if (free < 0) descend(i + 1, taken, kept, squares, i);
  };
  // a known holding has only one end; the others are searched
  const fixed = holdings.filter((h) => h.box.low === h.box.high);
  const parts = fixed.map((h) => h.box.low * h.weight);
  descend(0, sum(fixed.map((h) => h.box.low)), sum(parts), sum(parts.map((p) => p * p)), -1);
}

/** A corner: the value there, its total and its holdings. */
export type Corner = { readonly value: Rational; readonly total: bigint; readonly holdings: readonly bigint[] };

/** The corner with the largest value; undefined if no corner has one. It is the exact maximum of a quasi-convex value. */
export function greatestCorner(
  holdings: readonly WeightedBox[],
  total: Box,
  value: (total: bigint, kept: bigint, squares: bigint) => Rational | undefined,
): Corner | undefined {
  let best: Corner | undefined;
  visitCorners(holdings, total, (whole, kept, squares, values) => {
    const here = value(whole, kept, squares);
    if (here && (!best || compare(here, best.value) > 0)) best = { value: here, total: whole, holdings: [...values] };
  });
  return best;
}
