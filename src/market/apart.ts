import { exactHigh, exactInterval, exactLow, type Interval, isPoint, type Unbounded } from '../domain/interval.js';
import { add, compare, lesser, over, type Rational, ratio, rational, times } from '../domain/rational.js';
import { lowSum, type Market } from './market.js';

/**
 * A market in which suppliers of the rest stand apart from it, as suppliers of their own.
 * `loose`: it may have more completions than the market, because the rest is bounded together with them, or a cap moves with the total.
 */
export type ApartMarket = { readonly market: Market; readonly loose: boolean };

/** The market with these suppliers of unknown size apart from the rest. None is larger than the rest, or than a cap allows. */
export function apart(market: Market, actors: readonly string[]): ApartMarket {
  const { suppliers, rest, total, cap } = market;
  const [all, whole] = [exactHigh(rest), exactHigh(total)];
  const capped = cap === undefined || whole === 'unbounded' ? all : over(times(rational(cap), whole), ratio(100n));
  const most = all === 'unbounded' || capped === 'unbounded' ? capped : lesser(all, capped);
  const value = exactInterval(ratio(0n), most, false, rest.highOpen && most === all);
  return {
    market: {
      ...market,
      suppliers: [...suppliers, ...actors.map((actor) => ({ actor, value }))],
      rest: exactInterval(ratio(0n), all, false, rest.highOpen),
    },
    loose: !isImplied(market) || (cap !== undefined && !isPoint(total)),
  };
}

/** Whether the other suppliers and the total alone keep the rest within its bounds. */
function isImplied({ suppliers, rest, total }: Market): boolean {
  const values = suppliers.map((s) => s.value);
  const [least, most] = [exactLow(rest), exactHigh(rest)];
  const [lows, highs, whole] = [lowSum(values), highSum(values), exactHigh(total)];
  const below = least.n === 0n ? -1 : highs === 'unbounded' ? 1 : compare(add(least, highs), exactLow(total));
  const above = most === 'unbounded' ? 1 : whole === 'unbounded' ? -1 : compare(add(most, lows), whole);
  return below <= (rest.lowOpen ? -1 : 0) && above >= (rest.highOpen && most !== 'unbounded' ? 1 : 0);
}

/** The exact sum of the high ends of intervals. */
const highSum = (all: readonly Interval[]): Rational | Unbounded =>
  all.map(exactHigh).reduce((a, b) => (a === 'unbounded' || b === 'unbounded' ? 'unbounded' : add(a, b)), ratio(0n));
