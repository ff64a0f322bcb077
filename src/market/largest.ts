import { exactHigh, exactLow, hull, type Interval, isPoint } from '../domain/interval.js';
import { compare, greatest } from '../domain/rational.js';
import { apart } from './apart.js';
import type { CompletionPair } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import type { Market, Supplier } from './market.js';

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
  const most = greatest(
    suppliers.map((s) => exactLow(s.value)),
    (low) => low,
  );
  const mayLead = ({ value }: Supplier): boolean => {
    const high = exactHigh(value);
    return most === undefined || high === 'unbounded' || compare(high, most) >= 0;
  };
  const named = suppliers
    .filter((s) => (leader === undefined ? mayLead(s) : s.actor === leader))
    .map(({ actor }) => ({ market: { ...market, leader: actor }, leader: actor, named: true, loose: false }));
  const all = leader === undefined && market.rest.high !== 0 ? [...named, ledByRest(market)] : named;
  return all.flatMap((led) => {
    const both = completions(led.market);
    return both ? [{ ...led, both }] : [];
  });
}

/** The market with one supplier of the rest apart, as the largest of all. */
function ledByRest(market: Market): Omit<LedMarket, 'both'> {
  // a name that no supplier has
  const leader = `${market.suppliers.map((s) => s.actor).join()} and another`;
  const { market: more, loose } = apart(market, [leader]);
  return { market: { ...more, leader }, leader, named: false, loose };
}

/**
 * Who may be the largest supplier: named ones, and whether it may be one of the rest.
 * `equal`: these named ones hold the same, and are the largest in every completion.
 */
export type Largest = { readonly actors: readonly string[]; readonly unnamed: boolean; readonly equal: boolean };

/** The only supplier that may be the largest; undefined where there are several, or one that is not named. */
export function onlyLargest(largest: Largest | undefined): string | undefined {
  const [only, second] = largest?.actors ?? [];
  return second === undefined && !largest?.unnamed ? only : undefined;
}

/** Who leads these markets. Each leads in some completion, so several leaders with a single value each are equal. */
export function largestOf(led: readonly LedMarket[]): Largest {
  const isKnown = ({ named, leader, market }: LedMarket): boolean =>
    named && market.suppliers.some(({ actor, value }) => actor === leader && isPoint(value));
  return {
    actors: led.flatMap(({ named, leader }) => (named ? [leader] : [])),
    unnamed: led.some(({ named }) => !named),
    equal: led.length > 1 && led.every(isKnown),
  };
}

/** The supplier that is the largest in every completion, or the first of equal ones; undefined where it may be another, or is not named. */
export function certainLargest(led: readonly LedMarket[]): string | undefined {
  const [first, second] = led;
  return first?.named && (!second || largestOf(led).equal) ? first.leader : undefined;
}

/** The smallest interval that holds all of these; undefined where one is undefined. */
export const hullOfAll = (all: readonly (Interval | undefined)[]): Interval | undefined => {
  const known = all.flatMap((i) => i ?? []);
  return known.length < all.length ? undefined : hull(known);
};
