import { divisor, least, type Rational, ratio } from '../../domain/rational.js';
import { type Bounds, bound, type CompletionPair } from './bound.js';
import { type Completions, leaderBox, max, min, sum } from './completion.js';
import { cheapestUnderLeader } from './leader.js';
import type { Weights } from './weights.js';

/** What is kept of one completion: the named holdings, and the total that they make with the rest. `parts` of them make one unit of the market's. */
export type KeptHoldings = { readonly named: readonly bigint[]; readonly total: bigint; readonly parts: bigint };

/** The holdings in the completion that keeps most; undefined if every completion keeps nothing. */
export function largestKeptHoldings(c: Completions, w: Weights): KeptHoldings | undefined {
  const most = cheapestKeptHoldings(c, w, [], { named: [], total: 0n, parts: 1n });
  return most.total === 0n ? undefined : most;
}

/**
 * The kept holdings whose shares cost least at given prices, or the given holdings if no others cost less.
 * Prices are for the named holdings, then the rest; a missing price is 0.
 * This linear-fractional program is solved by a sequence of improving ratios (Dinkelbach 1967).
 * If the given holdings are empty, the result is what keeps most.
 */
export function cheapestKeptHoldings(
  c: Completions,
  w: Weights,
  prices: readonly bigint[],
  given: KeptHoldings,
): KeptHoldings {
  const nothing = given.total === 0n;
  const [cost, total] = nothing ? [1n, 1n] : [costOf(prices, given), given.total];
  const slope = (weight: bigint, price: bigint): bigint => weight * (price * total - cost);
  const costs = [...c.named, c.rest].map((_, i) => slope(w.named[i] ?? w.rest, prices[i] ?? 0n));
  const { held, parts } = cheapest(c, costs);
  if (dotProduct(costs, held) >= 0n) return given;
  const kept = held.map((x, i) => x * (w.named[i] ?? w.rest));
  const point = { named: kept.slice(0, -1), total: sum(kept), parts };
  return nothing ? point : cheapestKeptHoldings(c, w, prices, point);
}

/** The sum of the products of two lists, place by place. */
export const dotProduct = (a: readonly bigint[], b: readonly bigint[]): bigint =>
  sum(a.map((x, i) => x * (b[i] ?? 0n)));

const costOf = (prices: readonly bigint[], { named, total }: KeptHoldings): bigint =>
  dotProduct([...named, total - sum(named)], prices);

/** The completion that costs least, in `parts` of the units of the completions. */
function cheapest(
  c: Completions,
  costs: readonly bigint[],
): { readonly held: readonly bigint[]; readonly parts: bigint } {
  const led = cheapestUnderLeader(c, costs);
  if (!led) return { held: cheapestHeld(c, costs), parts: 1n };
  const parts = led.reduce((common, { d }) => (common / divisor(common, d)) * d, 1n);
  return { held: led.map(({ n, d }) => (n * parts) / d), parts };
}

/**
 * The completion that costs least. The cheapest holdings are filled first.
 * They are filled to the high end of the total if they cost less than nothing, else only to its low end.
 */
function cheapestHeld(c: Completions, costs: readonly bigint[]): readonly bigint[] {
  const boxes = [...c.named, c.rest];
  const held = boxes.map((b) => b.low);
  let taken = sum(held);
  const order = costs.map((cost, i) => ({ cost, i })).sort((a, b) => (a.cost < b.cost ? -1 : 1));
  for (const { cost, i } of order) {
    const box = boxes[i] ?? c.rest;
    const more = min(box.high - box.low, max(0n, (cost < 0n ? c.total.high : c.total.low) - taken));
    held[i] = box.low + more;
    taken += more;
  }
  return held;
}

/**
 * The sharp bounds of the share that some holdings have of all that is kept, as a fraction of 1.
 * Undefined if nothing is kept. `least` weighs the low end, `most` the high end.
 */
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

/** The least share of the counted holdings, or with sign -1 their largest, with that sign. */
function extreme(c: Completions, w: Weights, counted: readonly boolean[], sign: bigint): Rational | undefined {
  const start = largestKeptHoldings(c, w);
  if (!start) return undefined;
  const prices = counted.map((is) => (is ? sign : 0n));
  const best = cheapestKeptHoldings(c, w, prices, start);
  const cost = least([ratio(costOf(prices, best), best.total), ...endlessCosts(c, w, prices)], (r) => r);
  return cost && ratio(sign * cost.n, cost.d);
}

/**
 * What the shares of all that is kept may cost where some holdings grow without end, beside which all others vanish: the least for each kind of growth.
 * The rest may grow alone, and so may a named holding, unless there is a leader: it must grow with those below it, the cheapest as far as they make it cheaper.
 */
export function endlessCosts(c: Completions, w: Weights, prices: readonly bigint[]): readonly Rational[] {
  if (!c.total.endless) return [];
  const growing = [...c.named, c.rest].flatMap((b, place) => {
    const weight = w.named[place] ?? w.rest;
    return b.endless && weight > 0n ? [{ place, weight, price: prices[place] ?? 0n }] : [];
  });
  const alone = c.leader === undefined ? growing : growing.filter(({ place }) => place === c.named.length);
  const costs = alone.map(({ price }) => ratio(price));
  if (c.leader === undefined || !leaderBox(c)?.endless) return costs;
  const below = growing
    .filter(({ place }) => place !== c.leader && place !== c.named.length)
    .sort((a, b) => (a.price < b.price ? -1 : 1));
  const own = w.named[c.leader] ?? w.rest;
  let [cost, kept] = [own * (prices[c.leader] ?? 0n), own];
  for (const { weight, price } of below) {
    if (kept > 0n && price * kept >= cost) break;
    [cost, kept] = [cost + weight * price, kept + weight];
  }
  return kept > 0n ? [...costs, ratio(cost, kept)] : costs;
}
