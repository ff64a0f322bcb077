import { exactHigh, exactInterval, isPoint } from '../domain/interval.js';
import { over, ratio, rational, times } from '../domain/rational.js';
import type { Market } from './market.js';

/**
 * A market in which suppliers of the rest stand apart from it, as suppliers of their own.
 * `loose`: it has more completions than the market, because the rest is bounded together with them, or a cap moves with the total.
 */
export type ApartMarket = { readonly market: Market; readonly loose: boolean };

/** The market with these suppliers of unknown size apart from the rest. None is larger than the rest, or than a cap allows. */
export function apart(market: Market, actors: readonly string[]): ApartMarket {
  const { suppliers, rest, total, cap } = market;
  const [all, whole] = [exactHigh(rest), exactHigh(total)];
  const most = cap === undefined || whole === 'unbounded' ? all : over(times(rational(cap), whole), ratio(100n));
  const value = exactInterval(ratio(0n), most, false, rest.highOpen && most === all);
  const more = [...suppliers, ...actors.map((actor) => ({ actor, value }))];
  return {
    market: {
      ...market,
      suppliers: more.sort((a, b) => (a.actor < b.actor ? -1 : 1)),
      rest: exactInterval(ratio(0n), all, false, rest.highOpen),
    },
    loose: rest.low > 0 || rest.high !== 'unbounded' || (cap !== undefined && !isPoint(total)),
  };
}
