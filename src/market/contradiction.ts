import { exactHigh, exactLow, type Interval, type Unbounded } from '../domain/interval.js';
import { add, compare, minus, type Rational, ratio, toNumber } from '../domain/rational.js';
import { completions } from './bounds/completion.js';
import type { Market, Supplier } from './market.js';

/**
 * Why no completion agrees with a market.
 * `too-much`: the low ends exceed the total. `too-little`: the high ends fall short of it.
 * The `difference` is rounded once: it is above 0 even if the same double is nearest to both. It is 0 if both are equal and one is not attained.
 * `above-leader`: a supplier is larger than the one called the largest.
 * `no-room`: the rest is above 0, but the cap on each of its suppliers is 0.
 * `small-leader`: if nobody is larger than the leader, the high ends fall short of the total, and nobody else may supply.
 */
export type Contradiction =
  | ({ readonly kind: 'too-much' } & UnequalSum)
  | ({ readonly kind: 'too-little' } & UnequalSum)
  | { readonly kind: 'above-leader'; readonly supplier: Supplier; readonly leader: Supplier }
  | { readonly kind: 'no-room'; readonly cap: number }
  | ({ readonly kind: 'small-leader'; readonly leader: Supplier } & UnequalSum);

/** What named values add up to, the total, and by how much they miss it. */
export type UnequalSum = { readonly sum: number; readonly total: number; readonly difference: number };

/** The contradiction in a market; undefined if some completion agrees with everything known. */
export function contradiction(market: Market): Contradiction | undefined {
  const both = completions(market);
  const { cap, leader: name, ...free } = market;
  const open = cap === undefined && name === undefined ? both : completions(free);
  if (!open) return unequalSum(free);
  const { suppliers } = market;
  const leader = suppliers.find((s) => s.actor === name);
  const larger = leader && suppliers.find((s) => s !== leader && exceeds(s.value, leader.value));
  if (leader && larger) return { kind: 'above-leader', supplier: larger, leader };
  const size = leader?.value.high === 0 ? 0 : cap;
  if (size === 0 && open.inner.rest.low > 0n) return { kind: 'no-room', cap: size };
  if (both || !leader) return undefined;
  const most = exactHigh(leader.value);
  const cut = (high: Rational | Unbounded): Rational | Unbounded =>
    most === 'unbounded' || (high !== 'unbounded' && compare(high, most) <= 0) ? high : most;
  return {
    kind: 'small-leader',
    leader,
    ...unequal(
      highsOf([...suppliers.map((s) => cut(exactHigh(s.value))), exactHigh(market.rest)]),
      exactLow(market.total),
    ),
  };
}

/** Whether all of an interval lies above another one. */
function exceeds(value: Interval, other: Interval): boolean {
  const most = exactHigh(other);
  if (most === 'unbounded') return false;
  const order = compare(exactLow(value), most);
  return order > 0 || (order === 0 && (value.lowOpen || other.highOpen));
}

/** Why the low ends exceed the total, or the high ends fall short of it. */
function unequalSum({ suppliers, rest, total }: Market): Contradiction {
  const all = [...suppliers.map((s) => s.value), rest];
  const lows = all.map(exactLow).reduce(add);
  const most = exactHigh(total);
  return most !== 'unbounded' && compare(lows, most) >= 0
    ? { kind: 'too-much', ...unequal(lows, most) }
    : { kind: 'too-little', ...unequal(highsOf(all.map(exactHigh)), exactLow(total)) };
}

/** The sum of high ends, but for those that are unbounded. */
const highsOf = (ends: readonly (Rational | Unbounded)[]): Rational =>
  ends.reduce<Rational>((sum, end) => (end === 'unbounded' ? sum : add(sum, end)), ratio(0n));

const unequal = (sum: Rational, total: Rational): UnequalSum => {
  const difference = toNumber(minus(sum, total));
  return { sum: toNumber(sum), total: toNumber(total), difference: Math.abs(difference) };
};
