import type { Interval } from '../domain/interval.js';
import { type CompletionPair, intervalOf } from './bounds/bound.js';
import { amountBounds, shareBounds } from './bounds/linear.js';
import type { Weights } from './bounds/weights.js';
import type { Market } from './market.js';

/** A share in percent of the market's total, and the quantity in the market's unit. The quantity is undefined in a market of shares. */
export type Portion = { readonly sharePct: Interval; readonly quantity: Interval | undefined };

/** The sharp portion that the weighted holdings make up. `least` weighs the low ends, `most` the high ends. */
export function portion(market: Market, both: CompletionPair, most: Weights, least: Weights = most): Portion {
  const ends = (of: typeof shareBounds): Interval | undefined => intervalOf(of(both, most, least));
  const sharePct = ends(shareBounds);
  if (!sharePct) throw new Error('a market with a total has shares');
  return { sharePct, quantity: market.unit === undefined ? undefined : ends(amountBounds) };
}

/** The weights that leave out a whole market. */
export const weightsOfNone = (market: Market): Weights => ({
  named: market.suppliers.map(() => 0n),
  rest: 0n,
  whole: 1n,
});

/** The weights that count only one supplier, by its place in the market. */
export const weightsOfOne = (market: Market, place: number): Weights => ({
  ...weightsOfNone(market),
  named: market.suppliers.map((_, i) => (i === place ? 1n : 0n)),
});
