import type { Rational } from '../domain/rational.js';
import { compare } from '../domain/rational.js';
import { type Box, sum } from './completion.js';

/** A box, the portion of it that counts (as an integer weight), and its place among the others. */
export type Weighted = { readonly box: Box; readonly weight: bigint };

/**
 * Visits every corner of the completions: of the holdings and the total, all stand at an end but at most one (METHOD [h5], [h7]).
 * Each visit gives the total, the weighted sum and the weighted sum of squares of that corner.
 */
export function corners(
  holdings: readonly Weighted[],
  total: Box,
  visit: (total: bigint, kept: bigint, squares: bigint) => void,
): void {
  const after = holdings.map((_, i) => holdings.slice(i + 1));
  const lows = after.map((tail) => sum(tail.map((h) => h.box.low)));
  const highs = after.map((tail) => sum(tail.map((h) => h.box.high)));
  const totals = total.low === total.high ? [total.low] : [total.low, total.high];

  const leaf = (taken: bigint, kept: bigint, squares: bigint, free: Weighted | undefined): void => {
    if (!free) {
      if (taken >= total.low && taken <= total.high) visit(taken, kept, squares);
      return;
    }
    for (const whole of totals) {
      const value = whole - taken;
      const share = value * free.weight;
      if (value >= free.box.low && value <= free.box.high) visit(whole, kept + share, squares + share * share);
    }
  };
  const descend = (i: number, taken: bigint, kept: bigint, squares: bigint, free: Weighted | undefined): void => {
    const holding = holdings[i];
    if (!holding) {
      leaf(taken, kept, squares, free);
      return;
    }
    const { box, weight } = holding;
    const at = (value: bigint): void => {
      const [least, most] = [
        taken + value + (lows[i] ?? 0n) + (free?.box.low ?? 0n),
        taken + value + (highs[i] ?? 0n) + (free?.box.high ?? 0n),
      ];
      if (least > total.high || most < total.low) return;
      const share = value * weight;
      descend(i + 1, taken + value, kept + share, squares + share * share, free);
    };
    at(box.low);
    if (box.low === box.high) return;
    at(box.high);
    if (!free) descend(i + 1, taken, kept, squares, holding);
  };
  descend(0, 0n, 0n, 0n, undefined);
}

/** The largest value over the corners at which it is defined; undefined where it is defined at none. Exact for a quasi-convex value. */
export function largest(
  holdings: readonly Weighted[],
  total: Box,
  value: (total: bigint, kept: bigint, squares: bigint) => Rational | undefined,
): Rational | undefined {
  let best: Rational | undefined;
  corners(holdings, total, (whole, kept, squares) => {
    const here = value(whole, kept, squares);
    if (here && (!best || compare(here, best) > 0)) best = here;
  });
  return best;
}
