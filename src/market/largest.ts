import { hull, type Interval } from '../domain/interval.js';
import { apart } from './apart.js';
import type { CompletionPair } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { contradiction } from './contradiction.js';
import type { Market } from './market.js';

/**
 * A market under the assumption that one supplier is the largest: nobody is larger than `leader`.
 * `named` is false for a supplier of the rest, which the market then has as one more supplier.
 * `loose`: the rest and that supplier may have more completions than the market has.
 */
export type LedMarket = {
  readonly market: Market;
  readonly both: CompletionPair;
  readonly leader: string;
  readonly named: boolean;
  readonly loose: boolean;
};

/** A market once for each supplier that may be the largest ([x6]), named or not. Of equal largest suppliers each is one. */
export function ledMarkets(market: Market): readonly LedMarket[] {
  const { leader, suppliers } = market;
  const named = suppliers
    .filter(({ actor }) => leader === undefined || actor === leader)
    .map(({ actor }) => ({ market: { ...market, leader: actor }, leader: actor, named: true, loose: false }));
  const all = leader === undefined && market.rest.high !== 0 ? [...named, ledByRest(market)] : named;
  return all.flatMap((led) => {
    const both = completions(led.market);
    return both && !contradiction(led.market, both) ? [{ ...led, both }] : [];
  });
}

/** The market with one supplier of the rest apart, as the largest of all. */
function ledByRest(market: Market): Omit<LedMarket, 'both'> {
  // a name that no supplier has
  const leader = `${market.suppliers.map((s) => s.actor).join()} and another`;
  const { market: more, loose } = apart(market, [leader]);
  return { market: { ...more, leader }, leader, named: false, loose };
}

/** Who may be the largest supplier: named ones, and whether it may be one that is not named. */
export type Largest = { readonly actors: readonly string[]; readonly unnamed: boolean };

/** Who leads these markets. */
export const largestOf = (led: readonly LedMarket[]): Largest => ({
  actors: led.flatMap(({ named, leader }) => (named ? [leader] : [])),
  unnamed: led.some(({ named }) => !named),
});

/** The smallest interval that holds all of these; undefined where one is undefined. */
export const hullOfAll = (all: readonly (Interval | undefined)[]): Interval | undefined => {
  const known = all.flatMap((i) => i ?? []);
  return known.length < all.length ? undefined : hull(known);
};
