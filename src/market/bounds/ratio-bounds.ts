import { type Interval, point } from '../../domain/interval.js';
import {
  add,
  compare,
  greatest,
  least,
  lesser,
  minus,
  over,
  type Rational,
  ratio,
  times,
} from '../../domain/rational.js';
import { type Bound, bound, type CompletionPair, intervalOf } from './bound.js';
import { type Completions, leaderBox, max, sum } from './completion.js';
import { isSole } from './exclude.js';
import { type LevelledCompletion, levelledCompletions } from './levelled.js';

/**
 * The interval of the concentration ratio CR_k: the joint share of the k largest suppliers, in percent ([h6], [h7]).
 * The low end comes from the levelled completions. The high end is the largest joint share of any k holdings, with the rest as one of them.
 * Undefined if nothing is ruled out.
 */
export function ratioBounds(both: CompletionPair, k: number): Interval | undefined {
  const all = { named: both.closed.named.map(() => 1n), rest: 1n, whole: 1n };
  if (both.closed.total.endless) return isSole(both.closed, all) ? point(100) : undefined;
  const value = intervalOf({ low: leastTop(both, k), high: bound(both, (c) => mostTop(c, k)) });
  return value && value.low === 0 && value.high === 100 ? undefined : value;
}

const fromLargest = (l: LevelledCompletion): readonly Rational[] => [...l.named].sort((a, b) => compare(b, a));
const top = (l: LevelledCompletion, k: number): Rational =>
  over(fromLargest(l).slice(0, k).reduce(add, ratio(0n)), l.total);

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
  const divisible = tied.some((l) => l.rest.n === 0n || (fromLargest(l)[k - 1]?.n ?? 0n) > 0n);
  return { value, attained: low.attained && divisible };
}

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);

/**
 * The high end: the largest joint share of any k holdings, named or of the rest. A named holding that k others equal or
 * exceed at both ends is never needed.
 */
function mostTop(c: Completions, k: number): Rational | undefined {
  // in this order the holdings that equal or exceed another at both ends stand before it
  const ordered = [...c.named].sort((a, b) => descending(a.high, b.high) || descending(a.low, b.low));
  let lows: readonly bigint[] = [];
  const needed = ordered.filter(({ low }) => {
    const isNeeded = lows.length < k || low > (lows[k - 1] ?? 0n);
    lows = [...lows, low].sort(descending).slice(0, k);
    return isNeeded;
  });
  const all = sum(c.named.map((b) => b.low));
  let best: Rational | undefined;
  const choose = (from: number, size: number, lows: bigint, highs: bigint): void => {
    const here = jointShare(c, all, lows, highs, k - size);
    if (here && (!best || compare(here, best) > 0)) best = here;
    if (size === k) return;
    const left = needed.slice(from);
    // no choice of those that are left has more than the largest ends of any of them
    const more = left.reduce((a, b) => ({ low: max(a.low, b.low), high: max(a.high, b.high) }), { low: 0n, high: 0n });
    const open = BigInt(k - size);
    const most = jointShare(c, all, lows + open * more.low, highs + open * more.high, k - size);
    if (best && most && compare(most, best) <= 0) return;
    for (const [i, b] of left.entries()) choose(from + i + 1, size + 1, lows + b.low, highs + b.high);
  };
  choose(0, 0, 0n, 0n);
  return best && ratio(100n * best.n, best.d);
}

/**
 * The largest share of the total that named holdings from `lows` to `highs` together and some suppliers of the rest can have.
 * `least` is the sum of all low ends. The share is the least of several functions that are linear in 1 / total. Undefined if the total is certainly 0.
 */
function jointShare(
  c: Completions,
  least: bigint,
  lows: bigint,
  highs: bigint,
  suppliers: number,
): Rational | undefined {
  const { rest, total, cap } = c;
  if (total.high === 0n) return undefined;
  const top = leaderBox(c);
  const others = least - lows;
  const count = BigInt(suppliers);
  // what the suppliers of the rest hold at most: a + b T
  const held = [
    { a: suppliers === 0 ? 0n : rest.high, b: ratio(0n) },
    ...(top ? [{ a: count * top.high, b: ratio(0n) }] : []),
    ...(cap ? [{ a: 0n, b: times(cap, ratio(count)) }] : []),
  ];
  const lines = [
    { a: -others, b: ratio(1n) },
    ...held.flatMap(({ a, b }) => [
      { a: a + highs, b },
      { a: a - others - rest.low, b: add(b, ratio(1n)) },
    ]),
  ];
  const at = (t: Rational): Rational => lines.map(({ a, b }) => add(over(ratio(a), t), b)).reduce(lesser);
  if (total.low === total.high) return lesser(at(ratio(total.high)), ratio(1n));
  const ends = [total.low, total.high].filter((t) => t > 0n).map((t) => ratio(t));
  const crossings = lines.flatMap((p, i) =>
    lines.slice(i + 1).flatMap((q) => {
      const slope = minus(q.b, p.b);
      return slope.n === 0n ? [] : [over(ratio(p.a - q.a), slope)];
    }),
  );
  const inside = crossings.filter((t) => t.n > total.low * t.d && t.n < total.high * t.d && t.n > 0n);
  const best = greatest([...ends, ...inside].map(at), (x) => x);
  return best && lesser(best, ratio(1n));
}
