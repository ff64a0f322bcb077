import type { Interval } from '../domain/interval.js';
import { type Both, between } from './bounds/bound.js';
import { amount, share, type Weights } from './bounds/linear.js';
import type { Market } from './market.js';

/** A share in percent of the market's total and, where the market has quantities, the quantity in its unit. */
export type Portion = { readonly sharePct: Interval; readonly quantity: Interval | undefined };

/** The sharp portion that the weighted holdings make up. Where `least` differs from `most`, the low ends are taken by the first and the high ends by the second. */
export function portion(market: Market, both: Both, most: Weights, least: Weights = most): Portion {
  const ends = (of: typeof share): Interval | undefined => {
    const { low, high } = of(both, most, least);
    return between(low, high);
  };
  const sharePct = ends(share);
  if (!sharePct) throw new Error('a market with a total has shares');
  return { sharePct, quantity: market.unit === undefined ? undefined : ends(amount) };
}

/** The weights that count none of a market. */
export const none = (market: Market): Weights => ({ named: market.suppliers.map(() => 0n), rest: 0n, whole: 1n });

/** The weights that count one supplier, by its place in the market. */
export const only = (market: Market, place: number): Weights => ({
  ...none(market),
  named: market.suppliers.map((_, i) => (i === place ? 1n : 0n)),
});
