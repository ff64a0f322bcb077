import { exactHigh, exactLow } from '../domain/interval.js';
import { add, compare, minus, type Rational, ratio, toNumber } from '../domain/rational.js';
import { completions } from './bounds/completion.js';
import type { Market, Supplier } from './market.js';

/**
 * Why no completion agrees with a market.
 * `too-much`: the low ends exceed the total. `too-little`: the high ends fall short of it.
 * The `difference` is rounded once: it is above 0 even if the same double is nearest to both. It is 0 if both are equal and one is not attained.
 * `above-leader`: a supplier is larger than the one called the largest.
 * `no-room`: the rest is above 0, but the cap on each of its suppliers is 0.
 */
export type Contradiction =
  | ({ readonly kind: 'too-much' } & UnequalSum)
  | ({ readonly kind: 'too-little' } & UnequalSum)
  | { readonly kind: 'above-leader'; readonly supplier: Supplier; readonly leader: Supplier }
  | { readonly kind: 'no-room'; readonly cap: number };

type UnequalSum = { readonly sum: number; readonly total: number; readonly difference: number };

/**
 * The contradiction in a market; undefined if some completion agrees with everything known.
 * `both` are its completions, if the caller has them.
 */
export function contradiction(market: Market, both = completions(market)): Contradiction | undefined {
  const { suppliers, rest, total, cap } = market;
  if (!both) {
    const all = [...suppliers.map((s) => s.value), rest];
    const lows = all.map(exactLow).reduce(add);
    const highs = all
      .map(exactHigh)
      .reduce<Rational>((sum, end) => (end === 'unbounded' ? sum : add(sum, end)), ratio(0n));
    const most = exactHigh(total);
    if (most !== 'unbounded' && compare(lows, most) >= 0) return { kind: 'too-much', ...unequal(lows, most) };
    return { kind: 'too-little', ...unequal(highs, exactLow(total)) };
  }
  const leader = suppliers.find((s) => s.actor === market.leader);
  const limit = leader && exactHigh(leader.value);
  const exceeds = ({ value }: Supplier): boolean => {
    if (limit === undefined || limit === 'unbounded') return false;
    const order = compare(exactLow(value), limit);
    return order > 0 || (order === 0 && (value.lowOpen || leader?.value.highOpen === true));
  };
  const larger = suppliers.find((s) => s !== leader && exceeds(s));
  if (leader && larger) return { kind: 'above-leader', supplier: larger, leader };
  const size = leader?.value.high === 0 ? 0 : cap;
  return size === 0 && both.closed.rest.low > 0n ? { kind: 'no-room', cap: size } : undefined;
}

const unequal = (sum: Rational, total: Rational): UnequalSum => {
  const difference = toNumber(minus(sum, total));
  return { sum: toNumber(sum), total: toNumber(total), difference: Math.abs(difference) };
};
