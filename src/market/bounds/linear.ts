import type { Unbounded } from '../../domain/interval.js';
import { add, compare, greatest, least, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { type Bound, type Bounds, bound, type CompletionPair } from './bound.js';
import { type Box, type Completions, max, min, sum } from './completion.js';
import { cheapestKeptHoldings, dotProduct, endlessCosts, largestKeptHoldings } from './fraction.js';
import { cheapestUnderLeader } from './leader.js';
import { complementWeights, type Weights } from './weights.js';

/** A box, and the portion of it that counts, as an integer weight. */
type WeightedBox = { readonly box: Box; readonly weight: bigint };

/** The sharp bounds of one holding: of its share of the total in percent, and of its amount in the market's unit. */
export type HoldingBounds = { readonly share: Bounds; readonly amount: Bounds };

/**
 * The bounds of each holding, by its place among the named and the rest, in a market without a leader.
 * A share is least with the low end of the holding and as much as possible of all others, and largest the other way round.
 * If the total is endless, an endless holding may become all of it.
 */
export function holdingBounds(both: CompletionPair): (place: number) => HoldingBounds {
  const [closed, inner] = [holdingEnds(both.closed), holdingEnds(both.inner)];
  return (place) => {
    const [outermost, attained] = [closed(place), both.closed === both.inner ? undefined : inner(place)];
    const end = (of: (ends: HoldingEnds) => Rational | Unbounded): Bound => {
      const value = of(outermost);
      const reached = attained ? of(attained) : value;
      return { value, attained: value !== 'unbounded' && reached !== 'unbounded' && compare(value, reached) === 0 };
    };
    return {
      share: { low: end((e) => e.leastShare), high: end((e) => e.mostShare) },
      amount: { low: end((e) => e.least), high: end((e) => e.most) },
    };
  };
}

/** The ends of one holding and of its share over some completions. */
type HoldingEnds = {
  readonly least: Rational;
  readonly most: Rational | Unbounded;
  readonly leastShare: Rational;
  readonly mostShare: Rational;
};

function holdingEnds(c: Completions): (place: number) => HoldingEnds {
  const boxes = [...c.named, c.rest];
  const all = boxes.reduce(joined);
  const endless = boxes.filter((b) => b.endless).length;
  return (place) => {
    const box = boxes[place] ?? c.rest;
    const others = { low: all.low - box.low, high: all.high - box.high, grow: endless > (box.endless ? 1 : 0) };
    const [largest, smallest] = [min(c.total.high, box.low + others.high), max(c.total.low, box.high + others.low)];
    const [none, whole] = [ratio(0n), ratio(100n)];
    return {
      least: ratio(box.low, c.scale),
      most: box.endless && c.total.endless ? 'unbounded' : ratio(box.high, c.scale),
      leastShare: others.grow && c.total.endless ? none : others.high === 0n ? whole : ratio(100n * box.low, largest),
      mostShare: box.endless && c.total.endless ? whole : box.high === 0n ? none : ratio(100n * box.high, smallest),
    };
  };
}

const joined = (a: Box, b: Box): Box => ({
  low: a.low + b.low,
  high: a.high + b.high,
  endless: a.endless || b.endless,
});

/** The holdings, heaviest first, with those of equal weight joined: no linear measure can tell them apart. */
function merged(c: Completions, w: Weights, sign = 1n): readonly WeightedBox[] {
  const groups = new Map<bigint, Box>();
  for (const [i, box] of [...c.named, c.rest].entries()) {
    const weight = sign * (w.named[i] ?? w.rest);
    const before = groups.get(weight);
    groups.set(weight, before ? joined(before, box) : box);
  }
  return [...groups].map(([weight, box]) => ({ weight, box })).sort((a, b) => (a.weight > b.weight ? -1 : 1));
}

/** A total and the largest weighted sum that it allows. */
type Fill = { readonly total: bigint; readonly kept: bigint };

/**
 * The largest weighted sums at both ends of the total and wherever a holding is full; the heaviest holdings are filled first.
 * Between neighbours the sum is linear in the total.
 */
function fills(holdings: readonly WeightedBox[], total: Box): readonly Fill[] {
  let at: Fill = {
    total: sum(holdings.map((h) => h.box.low)),
    kept: sum(holdings.map((h) => h.weight * h.box.low)),
  };
  const found = [at];
  for (const { weight, box } of holdings) {
    const { total: from, kept } = at;
    const full = from + box.high - box.low;
    const reach = (to: bigint): Fill => ({ total: to, kept: kept + weight * (to - from) });
    found.push(...[total.low, total.high, full].filter((t) => t > from && t <= full).map(reach));
    at = reach(full);
  }
  return found.filter((f) => f.total >= total.low && f.total <= total.high);
}

/**
 * The supremum of the weighted sum over the total, as a fraction of 1; undefined if the total is certainly 0.
 * If the total is endless, an endless holding may become all of it.
 */
function mostShare(c: Completions, w: Weights): Rational | undefined {
  const holdings = merged(c, w);
  const finite = fills(holdings, c.total).flatMap((f) => (f.total > 0n ? [ratio(f.kept, f.total * w.whole)] : []));
  const limits = c.total.endless ? holdings.filter((h) => h.box.endless).map((h) => ratio(h.weight, w.whole)) : [];
  return greatest([...finite, ...limits], (r) => r);
}

const percent = (r: Rational): Rational => ratio(100n * r.n, r.d);

/**
 * The sharp bounds of a weighted share of the total, in percent. `least` weighs the low end, `most` the high end.
 * Undefined if the total is certainly 0.
 */
export function shareBounds(both: CompletionPair, most: Weights, least: Weights = most): Bounds {
  if (both.closed.leader !== undefined) return ledShares(both, most, least);
  const removed = complementWeights(least);
  const low = (c: Completions): Rational | undefined => {
    const gone = mostShare(c, removed);
    return gone && percent(minus(ratio(1n), gone));
  };
  const high = (c: Completions): Rational | undefined => {
    const best = mostShare(c, most);
    return best && percent(best);
  };
  return { low: bound(both, low), high: bound(both, high) };
}

/** The sharp bounds of a weighted share of the total of a market with a leader, in percent. */
function ledShares(both: CompletionPair, most: Weights, fewest: Weights): Bounds {
  const all = { named: most.named.map(() => 1n), rest: 1n, whole: 1n };
  const extreme = (c: Completions, w: Weights, sign: bigint): Rational | undefined => {
    const start = largestKeptHoldings(c, all);
    if (!start) return undefined;
    const prices = [...w.named, w.rest].map((part) => sign * part);
    const best = cheapestKeptHoldings(c, all, prices, start);
    const cost = ratio(dotProduct([...best.named, best.total - sum(best.named)], prices), best.total);
    const cheapest = least([cost, ...endlessCosts(c, all, prices)], (r) => r);
    return cheapest && ratio(100n * sign * cheapest.n, cheapest.d * w.whole);
  };
  return { low: bound(both, (c) => extreme(c, fewest, 1n)), high: bound(both, (c) => extreme(c, most, -1n)) };
}

/** The sharp bounds of a weighted sum, in the market's unit. `least` weighs the low end, `most` the high end. */
export function amountBounds(both: CompletionPair, most: Weights, least: Weights = most): Bounds {
  const extreme = (c: Completions, w: Weights, sign: bigint): Rational | Unbounded | undefined => {
    const grows = (b: Box, i: number): boolean => b.endless && (w.named[i] ?? w.rest) > 0n;
    if (sign > 0n && c.total.endless && [...c.named, c.rest].some(grows)) return 'unbounded';
    if (c.leader !== undefined) {
      const held =
        cheapestUnderLeader(
          c,
          [...w.named, w.rest].map((part) => -sign * part),
        ) ?? [];
      const all = held.map((x, i) => times(x, ratio(w.named[i] ?? w.rest))).reduce(add, ratio(0n));
      return over(all, ratio(w.whole * c.scale));
    }
    const holdings = merged(c, w, sign);
    const sums = fills(holdings, c.total).map((f) => ratio(f.kept, w.whole * c.scale));
    const best = greatest(sums, (r) => r);
    return best && ratio(sign * best.n, best.d);
  };
  return { low: bound(both, (c) => extreme(c, least, -1n)), high: bound(both, (c) => extreme(c, most, 1n)) };
}
