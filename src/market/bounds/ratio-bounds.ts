import type { Interval } from '../../domain/interval.js';
import { add, compare, over, type Rational, ratio } from '../../domain/rational.js';
import { type Both, type Bound, between, bound } from '../bounds/bound.js';
import { type Capped, cappedTop } from '../bounds/cap.js';
import type { Completions } from '../bounds/completion.js';
import { type Levelled, levelled } from '../bounds/levelled.js';
import { share } from '../bounds/linear.js';

/**
 * Concentration ratio CR_k: the joint share of the k largest suppliers, in percent, 0 to 100.
 * Low end from the levelled completions, high end the largest joint share that k holdings, the rest as one among them, can reach (METHOD [h6], [h7]).
 * Undefined where nothing is ruled out. Source: Bain 1951.
 */
export function cr(both: Both, k: number, most?: Capped): Interval | undefined {
  if (both.closed.total.endless) return undefined;
  const high = most ? cappedBound(most, k) : mostTop(both, k);
  const value = between(leastTop(both, k), high);
  return value && value.low === 0 && value.high === 100 ? undefined : value;
}

const descending = (l: Levelled): readonly Rational[] => [...l.named].sort((a, b) => compare(b, a));
const top = (l: Levelled, k: number): Rational => over(descending(l).slice(0, k).reduce(add, ratio(0n)), l.total);

const percentOf = (l: Levelled, k: number): Rational => ratio(100n * top(l, k).n, top(l, k).d);

/** Attained where there is no rest, or where it can be divided into suppliers no larger than the k-th. */
function leastTop(both: Both, k: number): Bound | undefined {
  const least = (c: Completions): Levelled | undefined =>
    levelled(c).reduce<Levelled | undefined>((a, b) => (a && compare(top(a, k), top(b, k)) <= 0 ? a : b), undefined);
  const low = bound(both, (c) => {
    const l = least(c);
    return l && percentOf(l, k);
  });
  const value = low?.value;
  if (!low || value === undefined || value === 'unbounded') return low;
  const tied = levelled(both.inner).filter((l) => compare(percentOf(l, k), value) === 0);
  const divisible = tied.some((l) => l.rest.n === 0n || (descending(l)[k - 1]?.n ?? 0n) > 0n);
  return { value, attained: low.attained && divisible };
}

const cappedBound = (most: Capped, k: number): Bound => {
  const held = over(cappedTop(most, k), most.total);
  return { value: ratio(100n * held.n, held.d), attained: !most.open || held.n === held.d };
};

/** The largest joint share of any k holdings. A holding that k others equal or exceed at both ends is never needed. */
function mostTop(both: Both, k: number): Bound | undefined {
  const boxes = [...both.inner.named, both.inner.rest];
  const needed = boxes.flatMap((b, i) => {
    const better = boxes.filter(
      (o, j) => o.low >= b.low && o.high >= b.high && (o.low > b.low || o.high > b.high || j < i),
    );
    return better.length < k ? [i] : [];
  });
  const last = boxes.length - 1;
  return subsets(needed, Math.min(k, needed.length))
    .map(
      (chosen) =>
        share(both, {
          named: both.closed.named.map((_, i) => (chosen.includes(i) ? 1n : 0n)),
          rest: chosen.includes(last) ? 1n : 0n,
          whole: 1n,
        }).high,
    )
    .reduce((a, b) => (a && (!b || atLeast(a, b)) ? a : b), undefined);
}

/** Whether bound a is above b, or equal and no less attained. */
function atLeast(a: Bound, b: Bound): boolean {
  if (a.value === 'unbounded' || b.value === 'unbounded') throw new Error('a share is at most 100 percent');
  const order = compare(a.value, b.value);
  return order > 0 || (order === 0 && (a.attained || !b.attained));
}

/** All subsets of k of the given numbers. */
function subsets(all: readonly number[], k: number): readonly (readonly number[])[] {
  if (k === 0) return [[]];
  return all.flatMap((first, i) => subsets(all.slice(i + 1), k - 1).map((others) => [first, ...others]));
}
