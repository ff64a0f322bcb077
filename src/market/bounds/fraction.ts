import { type Rational, ratio } from '../../domain/rational.js';
import { type Bounds, bound, type CompletionPair } from './bound.js';
import { type Completions, max, min, sum } from './completion.js';
import { remainder } from './exclude.js';
import type { Weights } from './linear.js';

/** What is kept of one completion: the named holdings, and the total that they make with the rest. */
export type KeptHoldings = { readonly named: readonly bigint[]; readonly total: bigint };

/** The completion that keeps most; undefined where all keep nothing. */
export function mostKept(c: Completions, w: Weights): KeptHoldings | undefined {
  const most = cheapestKept(c, w, [], { named: [], total: 0n });
  return most.total === 0n ? undefined : most;
}

/**
 * A completion whose kept shares cost least at prices for each holding (named ones, then the rest; none is 0), or the given one where none costs less.
 * A linear-fractional program, solved by ever better ratios (Dinkelbach 1967). With nothing given: one that keeps most.
 */
export function cheapestKept(c: Completions, w: Weights, prices: readonly bigint[], given: KeptHoldings): KeptHoldings {
  const nothing = given.total === 0n;
  const [cost, total] = nothing ? [1n, 1n] : [costOf(prices, given), given.total];
  const slope = (weight: bigint, price: bigint): bigint => weight * (price * total - cost);
  const costs = [...c.named, c.rest].map((_, i) => slope(w.named[i] ?? w.rest, prices[i] ?? 0n));
  const held = filled(c, costs);
  if (dotProduct(costs, held) >= 0n) return given;
  const kept = held.map((x, i) => x * (w.named[i] ?? w.rest));
  const point = { named: kept.slice(0, -1), total: sum(kept) };
  return nothing ? point : cheapestKept(c, w, prices, point);
}

export const dotProduct = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  sum(a.map((x, i) => x * (b[i] ?? 0n)));

const costOf = (prices: readonly bigint[], { named, total }: KeptHoldings): bigint =>
  dotProduct([...named, total - sum(named)], prices);

/** The completion that costs least: the cheapest holdings filled first, as far as the total must or is better to reach. */
function filled(c: Completions, costs: readonly bigint[]): readonly bigint[] {
  const boxes = [...c.named, c.rest];
  const held = boxes.map((b) => b.low);
  let taken = sum(held);
  const order = costs.map((cost, i) => ({ cost, i })).sort((a, b) => (a.cost < b.cost ? -1 : a.cost > b.cost ? 1 : 0));
  for (const { cost, i } of order) {
    const box = boxes[i] ?? c.rest;
    const more = min(box.high - box.low, max(0n, (cost < 0n ? c.total.high : c.total.low) - taken));
    held[i] = box.low + more;
    taken += more;
  }
  return held;
}

/** The sharp bounds of the share that some holdings have of all that is kept, as a fraction of 1; undefined where nothing is. `least` and `most` are the weights of the low and of the high end. */
export function keptShareBounds(
  both: CompletionPair,
  counted: readonly boolean[],
  least: Weights,
  most: Weights,
): Bounds {
  return {
    low: bound(both, (c) => extreme(c, least, counted, 1n)),
    high: bound(both, (c) => extreme(c, most, counted, -1n)),
  };
}

/** The least share of the counted holdings, or with sign -1 their largest. Where the kept total is endless an endless holding may become all of it. */
function extreme(c: Completions, w: Weights, counted: readonly boolean[], sign: bigint): Rational | undefined {
  const start = mostKept(c, w);
  if (!start) return undefined;
  const endless = remainder(c, w)?.total.endless === true;
  const grows = [...c.named, c.rest].some(
    (b, i) => b.endless && (w.named[i] ?? w.rest) > 0n && counted[i] === sign < 0n,
  );
  if (endless && grows) return ratio(sign < 0n ? 1n : 0n);
  const prices = counted.map((is) => (is ? sign : 0n));
  const best = cheapestKept(c, w, prices, start);
  return ratio(sign * costOf(prices, best), best.total);
}
