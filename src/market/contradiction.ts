import { exactSum } from '../domain/rational.js';
import { completions } from './bounds/completion.js';
import type { Market, Supplier } from './market.js';

/**
 * Why no completion agrees with a market.
 * `too-much`: the low ends exceed the total. `too-little`: the high ends fall short of it.
 * `above-leader`: a supplier is larger than the one called the largest.
 * `no-room`: the rest is above 0, but the cap on each of its suppliers is 0.
 */
export type Contradiction =
  | { readonly kind: 'too-much'; readonly sum: number; readonly total: number }
  | { readonly kind: 'too-little'; readonly sum: number; readonly total: number }
  | { readonly kind: 'above-leader'; readonly supplier: Supplier; readonly leader: Supplier }
  | { readonly kind: 'no-room'; readonly cap: number };

/**
 * The contradiction in a market; undefined if some completion agrees with everything known.
 * `both` are its completions, if the caller has them.
 */
export function contradiction(market: Market, both = completions(market)): Contradiction | undefined {
  const { suppliers, rest, total, cap } = market;
  if (!both) {
    const all = [...suppliers.map((s) => s.value), rest];
    const lows = exactSum(all.map((i) => i.low));
    const highs = exactSum(all.map((i) => (i.high === 'unbounded' ? 0 : i.high)));
    if (total.high !== 'unbounded' && lows >= total.high) return { kind: 'too-much', sum: lows, total: total.high };
    return { kind: 'too-little', sum: highs, total: total.low };
  }
  const leader = suppliers.find((s) => s.actor === market.leader);
  const limit = leader?.value.high;
  const exceeds = ({ value }: Supplier): boolean =>
    limit !== undefined &&
    limit !== 'unbounded' &&
    (value.low > limit || (value.low === limit && (value.lowOpen || leader?.value.highOpen === true)));
  const larger = suppliers.find((s) => s !== leader && exceeds(s));
  if (leader && larger) return { kind: 'above-leader', supplier: larger, leader };
  const size = Math.min(cap ?? Number.POSITIVE_INFINITY, limit === 0 ? 0 : Number.POSITIVE_INFINITY);
  return size === 0 && both.closed.rest.low > 0n ? { kind: 'no-room', cap: size } : undefined;
}
