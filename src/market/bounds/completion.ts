import { exactHigh, exactLow, type Interval } from '../../domain/interval.js';
import { divisor, over, type Rational, ratio, rational, reduced } from '../../domain/rational.js';
import type { Market } from '../market.js';
import { demandMarket } from '../no-market.js';

/** The closed range of one holding, in integer units. An endless box has no high end: `high` is then beyond every finite corner. */
export type Box = { readonly low: bigint; readonly high: bigint; readonly endless: boolean };

/**
 * All completions of a market: named holdings and the rest, each in its box, summing to a total in its box.
 * Integers in units of 1/scale of the market's unit, so that every comparison is exact.
 * No supplier of the rest holds more than `cap`, a fraction of the total. No supplier holds more than the leader, given by its place.
 */
export type Completions = {
  readonly scale: bigint;
  readonly named: readonly Box[];
  readonly rest: Box;
  readonly total: Box;
  readonly cap?: Rational;
  readonly leader?: number;
};

/** The number of hairs in a unit. A hair is far smaller than any difference between two values that a dataset can print. */
export const HAIR = 2n ** 64n;

/**
 * The completions of a market twice: with all ends closed, and with every open end moved inwards by a hair.
 * A bound over the first is sharp. It is attained if the second gives the same value.
 * Undefined if no completion agrees with everything known ([h5]).
 */
export function completions(market: Market): { readonly closed: Completions; readonly inner: Completions } | undefined {
  demandMarket(market);
  const ends = [...market.suppliers.map((s) => s.value), market.rest, market.total];
  const scale = ends.reduce(
    (common, i) =>
      [exactLow(i), exactHigh(i)].reduce((c, end) => (end === 'unbounded' ? c : multiple(c, end.d)), common),
    1n,
  );
  const leader = market.suppliers.findIndex((s) => s.actor === market.leader);
  const limits = {
    ...(market.cap === undefined ? {} : { cap: reduced(over(rational(market.cap), ratio(100n))) }),
    ...(leader < 0 ? {} : { leader }),
  };
  const closed = tightenedCompletions({ ...integers(ends, scale, 0n), ...limits });
  const open = ends.some(
    (i) => i.lowOpen || (i.highOpen && (i.high !== 'unbounded' || market.total.high === 'unbounded')),
  );
  const inner = open ? tightenedCompletions({ ...integers(ends, scale * HAIR, 1n), ...limits }) : closed;
  return closed && inner && { closed, inner };
}

const multiple = (a: bigint, b: bigint): bigint => (a / divisor(a, b)) * b;

/** The market in integers. Open ends are moved inwards by `hair` units; an endless one lies beyond every finite corner. */
function integers(ends: readonly Interval[], scale: bigint, hair: bigint): Completions {
  const units = ({ n, d }: Rational): bigint => (n * scale) / d;
  const exact = ends.map((i) => ({ ...i, low: exactLow(i), high: exactHigh(i) }));
  const far = 2n * exact.reduce((sum, i) => sum + units(i.high === 'unbounded' ? i.low : i.high), scale);
  const boxes = exact.map((i) => ({
    low: units(i.low) + (i.lowOpen ? hair : 0n),
    high: i.high === 'unbounded' ? far : units(i.high) - (i.highOpen ? hair : 0n),
    endless: i.high === 'unbounded' && hair === 0n,
  }));
  const [total, rest, ...named] = boxes.reverse();
  if (!total || !rest) throw new Error('a market has a rest and a total');
  return { scale, named: named.reverse(), rest, total };
}

/** The sum of integers. */
export const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);

/**
 * The same completions in boxes whose ends are all attained ([h5], [h7]), but for those of a market with a leader.
 * Undefined if there are no completions.
 */
export function tightenedCompletions(all: Completions): Completions | undefined {
  const { scale, cap, leader } = all;
  let c = underCap(all);
  for (;;) {
    const tight = fitted(underLeader(c));
    if (!tight || width(tight) === width(c))
      return tight && { scale, ...tight, ...(cap ? { cap } : {}), ...(leader === undefined ? {} : { leader }) };
    c = { ...all, ...tight };
  }
}

type Boxes = Pick<Completions, 'named' | 'rest' | 'total'>;

const width = ({ named }: Boxes): bigint => sum(named.map((b) => b.high - b.low));

/** The box of the leader; undefined if there is none. */
export const leaderBox = ({ named, leader }: Pick<Completions, 'named' | 'leader'>): Box | undefined =>
  named[leader ?? -1];

/** Under a cap of 0 there is no rest. */
const underCap = (c: Completions): Completions =>
  c.cap?.n === 0n ? { ...c, rest: { ...c.rest, high: 0n, endless: false } } : c;

/** The leader holds at least the greatest low end of all, and no other more than its high end. Beside a leader of 0 there is no rest. */
function underLeader(c: Completions): Boxes {
  const { named, rest, total } = c;
  const top = leaderBox(c);
  if (!top) return { named, rest, total };
  const low = named.map((b) => b.low).reduce(max, top.low);
  const cut = (b: Box): Box =>
    b.high <= top.high && !b.endless ? b : { ...b, high: min(b.high, top.high), endless: top.endless };
  const others = top.high > 0n ? rest : { ...rest, high: 0n, endless: false };
  return { named: named.map((b) => (b === top ? { ...b, low } : cut(b))), rest: others, total };
}

function fitted(c: Boxes): Boxes | undefined {
  const all = [...c.named, c.rest];
  const [lows, highs] = [sum(all.map((b) => b.low)), sum(all.map((b) => b.high))];
  const endless = c.total.endless && all.some((b) => b.endless);
  const total = { low: max(c.total.low, lows), high: endless ? c.total.high : min(c.total.high, highs), endless };
  if (total.low > total.high || all.some((b) => b.low > b.high)) return undefined;
  const tighten = (b: Box): Box => ({
    low: max(b.low, total.low - (highs - b.high)),
    high: min(b.high, total.high - (lows - b.low)),
    endless: b.endless && endless,
  });
  return { named: c.named.map(tighten), rest: tighten(c.rest), total };
}

/** The larger of two integers. */
export const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
/** The smaller of two integers. */
export const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
