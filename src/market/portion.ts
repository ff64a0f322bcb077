import type { Interval } from '../domain/interval.js';
import { minus, ratio } from '../domain/rational.js';
import { type Bound, type Bounds, type CompletionPair, intervalOf } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { keptPortions } from './bounds/exclude.js';
import { amountBounds, holdingBounds, shareBounds } from './bounds/linear.js';
import type { Weights } from './bounds/weights.js';
import type { Exclusion, Market } from './market.js';

/** A share in percent of the market's total, and the quantity in the market's unit. The quantity is undefined in a market of shares. */
export type Portion = { readonly sharePct: Interval; readonly quantity: Interval | undefined };

/** The sharp portion that the weighted holdings make up. `least` weighs the low ends, `most` the high ends. */
export function portion(market: Market, both: CompletionPair, most: Weights, least: Weights = most): Portion {
  return portionOf(market, shareBounds(both, most, least), () => amountBounds(both, most, least));
}

function portionOf({ unit }: Market, share: Bounds, amount: () => Bounds): Portion {
  const sharePct = intervalOf(share);
  if (!sharePct) throw new Error('a market with a total has shares');
  return { sharePct, quantity: unit === undefined ? undefined : intervalOf(amount(), 'amount') };
}

/** The exact bounds of the share that exclusions keep of a market, in percent; undefined without a completion. An actor of unknown size may hold all of the rest. */
export function keptShare(market: Market, exclusions: readonly Exclusion[]): Bounds | undefined {
  const both = completions(market);
  if (!both || both.closed.total.high === 0n) return undefined;
  const { weights, least } = keptPortions(market, exclusions);
  return shareBounds(both, weights, least);
}

/** The share that they remove. */
export function removedShare(market: Market, exclusions: readonly Exclusion[]): Interval | undefined {
  const kept = keptShare(market, exclusions);
  return kept && intervalOf({ low: complement(kept.high), high: complement(kept.low) });
}

const complement = (b: Bound | undefined): Bound | undefined =>
  b && b.value !== 'unbounded' ? { ...b, value: minus(ratio(100n), b.value) } : undefined;

/** The portion of one holding, and the exact bounds of its share. */
export type HoldingPortion = { readonly portion: Portion; readonly share: Bounds };

/** The portion of each holding, by its place among the suppliers; the rest has the place after them. */
export function portionsOfOne(market: Market, both: CompletionPair): (place: number) => HoldingPortion {
  const held = both.closed.leader === undefined ? holdingBounds(both) : undefined;
  const led = (place: number): ReturnType<ReturnType<typeof holdingBounds>> => {
    const weights = weightsOfOne(market, place);
    return { share: shareBounds(both, weights), amount: amountBounds(both, weights) };
  };
  return (place) => {
    const { share, amount } = (held ?? led)(place);
    return { portion: portionOf(market, share, () => amount), share };
  };
}

/** The weights that leave out a whole market. */
export const weightsOfNone = (market: Market): Weights => ({
  named: market.suppliers.map(() => 0n),
  rest: 0n,
  whole: 1n,
});

/** The weights that count only one supplier, by its place in the market, or the rest in the place after them. */
export const weightsOfOne = (market: Market, place: number): Weights => ({
  named: market.suppliers.map((_, i) => (i === place ? 1n : 0n)),
  rest: place === market.suppliers.length ? 1n : 0n,
  whole: 1n,
});
