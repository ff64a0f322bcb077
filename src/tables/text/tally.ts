import { type Interval, interval } from '../../domain/interval.js';
import { compare, type Rational, ratio, rational, toNumber } from '../../domain/rational.js';
import { type ReadingPolicy, read, type UnreadableReason } from '../../domain/reading.js';

/** What is known of the sum of printed quantities, exactly: the same in any order. `known` and `unknown` say whether some of them were, and were not, known. */
export type Tally = {
  readonly low: Rational;
  readonly high: Rational;
  readonly endless: boolean;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly known: boolean;
  readonly unknown: boolean;
};

const ZERO = ratio(0n);

/** The sum of no values. */
export const NOTHING: Tally = {
  low: ZERO,
  high: ZERO,
  endless: false,
  lowOpen: false,
  highOpen: false,
  known: false,
  unknown: false,
};

/** A known sum. */
export const exactly = (sum: Rational): Tally => ({ ...NOTHING, low: sum, high: sum, known: true });

/** A number without a qualifier. */
const PLAIN = /^([\d,]+)(?:\.(\d+))?$/;

/** A printed quantity that stands so many times, read by METHOD 2; the reason where it cannot be read. A plain number has all the digits that were printed, not those of a double. */
export function printed(text: string, count: bigint, policy: ReadingPolicy): Tally | UnreadableReason {
  const reading = read(text, 'quantity', policy);
  if (reading.kind === 'unreadable') return reading.reason;
  if (reading.kind === 'unknown') return { ...NOTHING, unknown: true };
  const many = ({ n, d }: Rational): Rational => ({ n: n * count, d });
  const [, whole, fraction = ''] = (policy === 'printed' ? PLAIN.exec(text.trim()) : undefined) ?? [];
  if (whole !== undefined)
    return exactly(many(ratio(BigInt(whole.replaceAll(',', '') + fraction), 10n ** BigInt(fraction.length))));
  const { low, high, lowOpen, highOpen } = reading.interval;
  const endless = high === 'unbounded';
  const [bottom, top] = [rational(low), rational(endless ? low : high)];
  return { low: many(bottom), high: many(top), endless, lowOpen, highOpen, known: true, unknown: false };
}

/** The sum of decimals: of two powers of ten one divides the other. */
const sum = (a: Rational, b: Rational): Rational => (a.d < b.d ? sum(b, a) : { n: a.n + b.n * (a.d / b.d), d: a.d });

/** The sum of two. */
export function plus(a: Tally, b: Tally): Tally {
  const low = sum(a.low, b.low);
  return {
    low,
    high: a.low === a.high && b.low === b.high ? low : sum(a.high, b.high),
    endless: a.endless || b.endless,
    lowOpen: a.lowOpen || b.lowOpen,
    highOpen: a.highOpen || b.highOpen,
    known: a.known || b.known,
    unknown: a.unknown || b.unknown,
  };
}

/** The interval of the sum, each end rounded once; unbounded above where a part is unknown. Undefined where all are. */
export function held({ low, high, endless, lowOpen, highOpen, known, unknown }: Tally): Interval | undefined {
  if (!known) return undefined;
  const [bottom, top] = [toNumber(low), toNumber(high)];
  if (endless || unknown || !Number.isFinite(top)) return interval(bottom, 'unbounded', lowOpen);
  return bottom === top ? interval(bottom, bottom) : interval(bottom, top, lowOpen, highOpen);
}

/** The sum where it is one number; undefined where it is not. */
export const certain = (t: Tally): Rational | undefined =>
  t.known && !t.unknown && !t.endless && (t.low === t.high || compare(t.low, t.high) === 0) ? t.low : undefined;
