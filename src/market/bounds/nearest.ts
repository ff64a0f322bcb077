import { add, compare, minus, over, type Rational, ratio, reduced, sumOf, times } from '../../domain/rational.js';
import { type Box, type Completions, leaderBox, max, sum } from './completion.js';
import type { LevelledCompletion } from './levelled.js';
import type { Weights } from './weights.js';

const ZERO = ratio(0n);
const ONE = ratio(1n);
const int = (n: bigint): Rational => ratio(n);

/**
 * The least concentrated remainder if an interval that is partly removed, or a leader, ties the kept total to the whole total ([x2]).
 * It also has the least (sum of squares) / 2 - c times the kept total, for one c. That is easily found for a given c.
 * Scaled by u = 1 / c, its least is convex in u and has a linear slope on each of finitely many pieces, so exact steps find c.
 * Undefined if nothing is kept. The weights keep all of the rest.
 */
export function nearestRemainder(c: Completions, w: Weights): LevelledCompletion | undefined {
  if (mayBeAllRest(c, w)) return { total: ONE, named: c.named.map(() => ZERO), rest: ONE };
  let inverse = ratio(1n, w.whole * c.total.high);
  let [low, high]: [Rational, Rational | undefined] = [ZERO, undefined];
  for (;;) {
    const lines = leastLines(c, w, over(ONE, inverse));
    if (!lines) return undefined;
    const held = lines.map((line) => at(line, over(ONE, inverse)));
    const kept = sumOf(held);
    if (kept.n === 0n) return undefined;
    const y = held.slice(0, -1);
    const side = compare(times(inverse, sumOf(y.map((x) => times(x, x)))), kept);
    if (side === 0)
      return {
        total: ONE,
        named: y.map((x) => reduced(over(x, kept))),
        rest: reduced(over(held.at(-1) ?? ZERO, kept)),
      };
    if (side < 0) low = inverse;
    else high = inverse;
    inverse = inside(stillAt(lines), low, high);
  }
}

/** Whether some completion keeps only suppliers of the rest, which can be divided without end. */
function mayBeAllRest({ named, rest, total, leader }: Completions, w: Weights): boolean {
  const kept = (i: number): boolean => w.named[i] !== 0n;
  if (named.some((b, i) => kept(i) && b.low > 0n)) return false;
  const gone = leader !== undefined && kept(leader) ? [] : named.filter((_, i) => !kept(i));
  const most = sum(gone.map((b) => b.high));
  return rest.high > 0n && most + rest.high >= total.low;
}

/** A value strictly between two: the given one if it is, else the middle, or twice the low one if there is no high one. */
function inside(x: Rational | undefined, low: Rational, high: Rational | undefined): Rational {
  if (x && compare(x, low) > 0 && !(high && compare(x, high) >= 0)) return reduced(x);
  return reduced(high ? times(add(low, high), ratio(1n, 2n)) : times(int(2n), low));
}

/** What is kept of a supplier near a value of c: a + b c. */
type Line = { readonly a: Rational; readonly b: Rational };
const at = ({ a, b }: Line, c: Rational): Rational => add(a, times(b, c));

/** The u at which the sum of squares of a u + b stops falling faster than half of their total; undefined if that is nowhere. The rest stands last. */
function stillAt(lines: readonly Line[]): Rational | undefined {
  const named = lines.slice(0, -1);
  const total = sumOf(lines.map(({ a }) => a));
  const squares = sumOf(named.map(({ a }) => times(a, a)));
  const mixed = sumOf(named.map(({ a, b }) => times(a, b)));
  return squares.n === 0n ? undefined : over(minus(total, times(int(2n), mixed)), squares);
}

/** A holding that depends on c and on the price of the whole total: k + p c + q price. */
type Plane = { readonly k: Rational; readonly p: Rational; readonly q: Rational };
const flat = (n: bigint): Plane => ({ k: int(n), p: ZERO, q: ZERO });
const height = ({ k, p, q }: Plane, c: Rational, price: Rational): Rational =>
  add(k, add(times(p, c), times(q, price)));

/** What several suppliers hold together. */
const joint = (planes: readonly Plane[]): Plane => ({
  k: sumOf(planes.map(({ k }) => k)),
  p: sumOf(planes.map(({ p }) => p)),
  q: sumOf(planes.map(({ q }) => q)),
});

/** What is kept of all suppliers where (sum of squares) / 2 - c K is least, near c, the rest last. Undefined if there are no completions. */
function leastLines(all: Completions, w: Weights, c: Rational): readonly Line[] | undefined {
  const held = (price: Rational, side: number): readonly Plane[] => heldAt(all, w, c, price, side);
  /** How much is missing at a price from an end of the total. */
  const missingAt = (price: Rational, side: number, end: bigint): bigint =>
    minus(int(end), height(joint(held(price, side)), c, price)).n;
  const lines = (planes: readonly Plane[], price: Line): readonly Line[] =>
    planes.map(({ k, p, q }, i) => {
      const weight = int(w.named[i] ?? w.rest);
      const [a, b] = q.n === 0n ? [k, p] : [add(k, times(q, price.a)), add(p, times(q, price.b))];
      return { a: times(weight, a), b: times(weight, b) };
    });
  const tooMuch = missingAt(ZERO, -1, all.total.high) < 0n;
  if (!tooMuch && missingAt(ZERO, 1, all.total.low) <= 0n) return lines(held(ZERO, 1), { a: ZERO, b: ZERO });
  const target = tooMuch ? all.total.high : all.total.low;
  // at this price the rest is worth nothing, and takes what the others leave
  const idle = { a: ZERO, b: int(-w.rest) };
  const free = at(idle, c);
  const enough = missingAt(free, -1, target) >= 0n;
  if (tooMuch && enough && missingAt(free, 1, target) <= 0n) {
    const named = held(free, 0).slice(0, -1);
    const { k, p, q } = joint(named);
    const rest = { k: minus(int(target), k), p: minus(times(int(w.rest), q), p), q: ZERO };
    return lines([...named, rest], idle);
  }
  const most = all.named.map((b, i) => (w.named[i] ?? 0n) ** 2n * b.high).reduce(max, 1n);
  const least = times(c, int(-[...w.named, w.rest].reduce(max)));
  let [low, high] = !tooMuch ? [ZERO, int(most)] : enough ? [free, ZERO] : [least, free];
  if (missingAt(low, 1, target) < 0n || missingAt(high, -1, target) > 0n) return undefined;
  let price = tooMuch ? low : high;
  for (;;) {
    const planes = held(price, 0);
    const { k, p, q } = joint(planes);
    const missing = minus(int(target), height({ k, p, q }, c, price));
    if (missing.n === 0n) {
      const moves =
        q.n === 0n ? { a: ZERO, b: ZERO } : { a: over(minus(int(target), k), q), b: over(minus(ZERO, p), q) };
      return lines(planes, moves);
    }
    if (missing.n > 0n) low = price;
    else high = price;
    price = inside(q.n > 0n ? add(price, over(missing, q)) : undefined, low, high);
  }
}

/**
 * What all suppliers hold at a price of the whole total, the rest last: each until (weight squared) times the holding is weight c + price.
 * Where any holding of a supplier is as good, it has the high end on side 1 of the price, else the low end.
 */
function heldAt(all: Completions, w: Weights, c: Rational, price: Rational, side: number): readonly Plane[] {
  const isWorthMore = (worth: Rational): boolean => (worth.n === 0n ? side > 0 : worth.n > 0n);
  /** What each of so many suppliers within a box holds if they all hold the same; `first` is the sum of their weights, `second` that of the squares. */
  const alike = ({ count, first, second }: Tied, box: Box): Plane => {
    const worth = add(times(int(first), c), times(int(count), price));
    if (second === 0n) return flat(isWorthMore(worth) ? box.high : box.low);
    if (compare(worth, int(second * box.low)) <= 0) return flat(box.low);
    if (compare(worth, int(second * box.high)) >= 0) return flat(box.high);
    return { k: ZERO, p: ratio(first, second), q: ratio(count, second) };
  };
  const alone = (place: number): Tied => {
    const weight = w.named[place] ?? 0n;
    return { count: 1n, first: weight, second: weight * weight };
  };
  const rest = flat(isWorthMore(add(times(int(w.rest), c), price)) ? all.rest.high : all.rest.low);
  const own = all.named.map((box, i) => alike(alone(i), box));
  const { leader = -1 } = all;
  const top = leaderBox(all);
  if (!top) return [...own, rest];
  // those that would be larger than the leader hold as much as it does
  const order = own
    .map((plane, i) => ({ i, plane, value: height(plane, c, price) }))
    .filter(({ i }) => i !== leader)
    .sort((a, b) => compare(b.value, a.value));
  let [tied, level] = [alone(leader), own[leader] ?? flat(top.low)];
  const held = [...own];
  const places = [leader];
  for (const { i, plane, value } of order) {
    if (compare(value, height(level, c, price)) <= 0) break;
    const { first, second } = alone(i);
    tied = { count: tied.count + 1n, first: tied.first + first, second: tied.second + second };
    const pooled = alike(tied, top);
    level = compare(height(pooled, c, price), value) < 0 ? pooled : plane;
    places.push(i);
  }
  for (const i of places) held[i] = level;
  return [...held, rest];
}

/** The number of suppliers that hold the same, and the sums of their weights and of the squares of these. */
type Tied = { readonly count: bigint; readonly first: bigint; readonly second: bigint };
