import { exactHigh, exactInterval, exactLow, type Interval } from '../../domain/interval.js';
import { compare, type Rational, ratio, toNumber } from '../../domain/rational.js';
import { type ReadingPolicy, read, type ShareTotal, type UnreadableReason } from '../../domain/reading.js';
import type { BothReadings } from '../../market/market.js';

/**
 * What is known of a sum of printed quantities. It is exact, so it does not depend on their order.
 * `down` and `up` are how much lower its low end and how much higher its high end is under the other reading.
 * They are kept only if the plan states a total, and are 0 otherwise.
 * `known` says that at least one of them is known. `unknown` is how many are not.
 */
export type Tally = {
  readonly low: Rational;
  readonly high: Rational;
  readonly down: Rational;
  readonly up: Rational;
  readonly endless: boolean;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly known: boolean;
  readonly unknown: number;
};

const ZERO = ratio(0n);

/** What programs write for a missing value, in lower case. */
const MISSING: ReadonlySet<string> = new Set(
  'n/a n.a. #n/a #na <na> nan -nan nat null (null) nil undefined \\n . #null! #value! #ref! #div/0! #name? #num! 1.#qnan -1.#qnan 1.#ind -1.#ind'
    .split(' ')
    .concat('#n/a n/a'),
);

/** The sum of no values. */
export const NOTHING: Tally = {
  low: ZERO,
  high: ZERO,
  down: ZERO,
  up: ZERO,
  endless: false,
  lowOpen: false,
  highOpen: false,
  known: false,
  unknown: 0,
};

/** The tally of a sum that is known exactly. `half` is how much it may have been rounded by, up or down. */
export const exactTally = (exact: Rational, half = ZERO): Tally => ({
  ...NOTHING,
  low: exact,
  high: exact,
  down: half,
  up: half,
  known: true,
});

/**
 * The tally of `count` equal printed quantities, read as in docs/method.md, section 2, or the reason why they cannot be read.
 * It keeps all printed digits; a double would not. A number may start with its point. `both`: it is read under the other reading, too.
 * `shares`: they are shares, printed as parts of this total; the tally is then in percent.
 */
export function printedTally(
  text: string,
  count: bigint,
  policy: ReadingPolicy,
  both: boolean,
  shares?: ShareTotal,
): Tally | UnreadableReason {
  if (MISSING.has(text.trim().toLowerCase())) return { ...NOTHING, unknown: Number(count) };
  const measure = shares === undefined ? 'quantity' : 'share';
  const printed = withZero(text);
  const reading = read(printed, measure, policy, shares);
  if (reading.kind === 'unreadable') return reading.reason;
  if (reading.kind === 'unknown') return { ...NOTHING, unknown: Number(count) };
  const { lowOpen, highOpen } = reading.interval;
  const [low, top] = [exactLow(reading.interval), exactHigh(reading.interval)];
  const endless = top === 'unbounded';
  const many = ({ n, d }: Rational): Rational => ({ n: n * count, d });
  const bottom = many(low);
  const high = endless || compare(low, top) === 0 ? bottom : many(top);
  const other = both ? read(printed, measure, policy === 'printed' ? 'rounded' : 'printed', shares) : undefined;
  const ends = other?.kind === 'known' ? other.interval : undefined;
  const otherTop = ends && exactHigh(ends);
  const down = ends ? decimalSum(bottom, negative(many(exactLow(ends)))) : ZERO;
  const up = otherTop === undefined || otherTop === 'unbounded' ? ZERO : decimalSum(many(otherTop), negative(high));
  return { low: bottom, high, down, up, endless, lowOpen, highOpen, known: true, unknown: 0 };
}

/** A text with the 0 that programs leave out before a decimal point: .55 is 0.55. */
const withZero = (text: string): string => text.replace(/(?<![\d.,])\.(?=\d)/g, '0.');

/** The sum of two decimals. Their denominators are powers of ten, so one divides the other. */
export const decimalSum = (a: Rational, b: Rational): Rational =>
  a.d < b.d ? decimalSum(b, a) : { n: a.n + b.n * (a.d / b.d), d: a.d };

const negative = ({ n, d }: Rational): Rational => ({ n: -n, d });

/** The tally of two tallies together. */
export function tallySum(a: Tally, b: Tally): Tally {
  const low = decimalSum(a.low, b.low);
  const down = a.down === ZERO && b.down === ZERO ? ZERO : decimalSum(a.down, b.down);
  return {
    low,
    high: a.low === a.high && b.low === b.high ? low : decimalSum(a.high, b.high),
    down,
    up: a.up === a.down && b.up === b.down ? down : decimalSum(a.up, b.up),
    endless: a.endless || b.endless,
    lowOpen: a.lowOpen || b.lowOpen,
    highOpen: a.highOpen || b.highOpen,
    known: a.known || b.known,
    unknown: a.unknown + b.unknown,
  };
}

/** The interval of a tally: unbounded above where some quantity is unknown, and undefined where none is known. */
export function tallyInterval({ low, high, endless, lowOpen, highOpen, known, unknown }: Tally): Interval | undefined {
  if (!known) return undefined;
  const isBounded = !endless && unknown === 0 && Number.isFinite(toNumber(high));
  return exactInterval(low, isBounded ? high : 'unbounded', lowOpen, highOpen);
}

/** What is known of a sum under each reading, if `policy` is the one of the tally; undefined where nothing is known. */
export function tallyReadings(t: Tally, policy: ReadingPolicy): BothReadings | undefined {
  const own = tallyInterval(t);
  const other = tallyInterval(otherReading(t));
  if (!own || !other) return undefined;
  return policy === 'printed' ? { printed: own, rounded: other } : { printed: other, rounded: own };
}

/** The tally as it is under the other reading. */
export const otherReading = (t: Tally): Tally => ({
  ...t,
  low: decimalSum(t.low, negative(t.down)),
  high: decimalSum(t.high, t.up),
  down: negative(t.down),
  up: negative(t.up),
});

/** The sum of a tally; undefined where it is not a single number. */
export const certainSum = (t: Tally): Rational | undefined =>
  t.known && t.unknown === 0 && !t.endless && (t.low === t.high || compare(t.low, t.high) === 0) ? t.low : undefined;
