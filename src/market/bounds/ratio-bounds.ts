import type { Interval } from '../../domain/interval.js';
import { add, compare, least, over, type Rational, ratio } from '../../domain/rational.js';
import { type Bound, bound, type CompletionPair, intervalOf } from './bound.js';
import { type CappedCompletion, cappedTop } from './cap.js';
import { type LevelledCompletion, levelledCompletions } from './levelled.js';
import { shareBounds } from './linear.js';

/**
 * The interval of the concentration ratio CR_k: the joint share of the k largest suppliers, in percent ([h6], [h7]).
 * The low end comes from the levelled completions. The high end is the largest joint share of any k holdings, with the rest as one of them.
 * Undefined if nothing is ruled out.
 */
export function ratioBounds(both: CompletionPair, k: number, most?: CappedCompletion): Interval | undefined {
  if (both.closed.total.endless) return undefined;
  const value = intervalOf({ low: leastTop(both, k), high: most ? cappedBound(most, k) : mostTop(both, k) });
  return value && value.low === 0 && value.high === 100 ? undefined : value;
}

const descending = (l: LevelledCompletion): readonly Rational[] => [...l.named].sort((a, b) => compare(b, a));
const top = (l: LevelledCompletion, k: number): Rational =>
  over(descending(l).slice(0, k).reduce(add, ratio(0n)), l.total);

const percentOf = (l: LevelledCompletion, k: number): Rational => ratio(100n * top(l, k).n, top(l, k).d);

/** The low end. It is attained if there is no rest, or if the rest can be divided into suppliers no larger than the k-th. */
function leastTop(both: CompletionPair, k: number): Bound | undefined {
  const low = bound(both, (c) => {
    const l = least(levelledCompletions(c), (completion) => top(completion, k));
    return l && percentOf(l, k);
  });
  const value = low?.value;
  if (!low || value === undefined || value === 'unbounded') return low;
  const tied = levelledCompletions(both.inner).filter((l) => compare(percentOf(l, k), value) === 0);
  const divisible = tied.some((l) => l.rest.n === 0n || (descending(l)[k - 1]?.n ?? 0n) > 0n);
  return { value, attained: low.attained && divisible };
}

const cappedBound = (most: CappedCompletion, k: number): Bound => {
  const held = over(cappedTop(most, k), most.total);
  return { value: ratio(100n * held.n, held.d), attained: !most.open || held.n === held.d };
};

/** The high end: the largest joint share of any k holdings. A holding that k others equal or exceed at both ends is never needed. */
function mostTop(both: CompletionPair, k: number): Bound | undefined {
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
        shareBounds(both, {
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
