import { compare, fraction, fractionText, type Rational, rational, toNumber } from './rational.js';

/** The high end of an interval that has none, such as a total known only from below. It is a word because arithmetic can turn Infinity into NaN. */
export type Unbounded = 'unbounded';

/**
 * What is known of a number: all values from `low` to `high`. An open end is approached but not attained; an unbounded high end is open.
 * `lowExact` and `highExact` are the ends with all their digits, or as fractions such as 200/3, only where `low` and `high` are not these numbers but doubles near them.
 * A figure that is no amount has them only where such a double is a whole number, which the exact end is not.
 */
export type Interval = {
  readonly low: number;
  readonly high: number | Unbounded;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly lowExact?: string;
  readonly highExact?: string;
};

/** What is thrown if no number lies between two ends, or an end is not finite. The program, not the data, is then wrong. The message says what to write instead. */
export class NoInterval extends Error {
  /** Stays the same between versions. */
  readonly code = 'no-interval';
  override get name() {
    return 'NoInterval' as const;
  }
}

/** Ends with NoInterval where a figure is no interval: a caller without types may forget that one can be undefined. */
export function demandInterval(i: Pick<Interval, 'low' | 'high'>): void {
  if (typeof i?.low !== 'number')
    throw new NoInterval(
      'There is no interval. A figure may be undefined: ask for that first; `reasons` of a profile say why.',
    );
}

/** The interval from low to high, closed unless stated otherwise. Throws NoInterval. */
export function interval(low: number, high: number | Unbounded, lowOpen = false, highOpen = false): Interval {
  if (!Number.isFinite(low) || !(high === 'unbounded' || Number.isFinite(high)))
    throw new NoInterval(
      `No interval goes from ${low} to ${high}. Give finite numbers, or 'unbounded' for the high end.`,
    );
  if (high !== 'unbounded' && low > high)
    throw new NoInterval(`No number lies from ${low} to ${high}. Give the smaller one first.`);
  if (low === high && (lowOpen || highOpen))
    throw new NoInterval(`No number lies from ${low} to itself with an end left out. Close both ends.`);
  return { low, high, lowOpen, highOpen: high === 'unbounded' || highOpen };
}

/**
 * The interval between two exact ends, closed unless stated otherwise. Both ends are closed where they are equal.
 * Throws where an end is too large for a double, or the interval is empty.
 */
export function exactInterval(low: Rational, high: Rational | Unbounded, lowOpen = false, highOpen = false): Interval {
  const bottom = toNumber(low);
  const top = high === 'unbounded' ? high : high === low ? bottom : toNumber(high);
  const open = high === 'unbounded' || (high !== low && compare(low, high) !== 0);
  const ends = {
    ...interval(bottom, top),
    lowOpen: open && lowOpen,
    highOpen: high === 'unbounded' || (open && highOpen),
  };
  return withExactEnds(ends, low, high);
}

/** The interval with its exact ends, where they are not the shortest decimals that name its doubles. An undefined end is not kept. */
export function withExactEnds(
  i: Interval,
  low: Rational | undefined,
  high: Rational | Unbounded | undefined,
): Interval {
  const lowExact = exactText(low, i.low);
  const highExact = high === low ? lowExact : exactText(high, i.high);
  if (lowExact === undefined && highExact === undefined) return i;
  return { ...i, ...(lowExact === undefined ? {} : { lowExact }), ...(highExact === undefined ? {} : { highExact }) };
}

/** An end as an exact text; undefined where it has none, or where it is the shortest decimal that names the double nearest to it. */
const exactText = (end: Rational | Unbounded | undefined, nearest: number | Unbounded): string | undefined =>
  end === undefined ||
  end === 'unbounded' ||
  nearest === 'unbounded' ||
  (end.d === 1n && Number.isSafeInteger(nearest)) ||
  compare(end, rational(nearest)) === 0
    ? undefined
    : fractionText(end);

/** The low end as an exact number. */
export const exactLow = (i: Interval): Rational => (i.lowExact === undefined ? rational(i.low) : fraction(i.lowExact));
/** The high end as an exact number. */
export const exactHigh = (i: Interval): Rational | Unbounded =>
  i.high === 'unbounded' ? i.high : i.highExact === undefined ? rational(i.high) : fraction(i.highExact);

/** The interval that holds a single number: a value known exactly. */
export const point = (value: number): Interval => interval(value, value);

/** Whether the interval is a single number. */
export const isPoint = (i: Interval): boolean => i.low === i.high && i.lowExact === i.highExact;

/** Whether high end a lies below high end b. */
const below = (a: number | Unbounded, b: number | Unbounded): boolean =>
  a !== 'unbounded' && (b === 'unbounded' || a < b);

/** The smallest interval that holds all of the given ones ([e3]): an end is closed if some interval attains it. Undefined for an empty list. */
export function hull(all: readonly Interval[]): Interval | undefined {
  const [first, ...others] = all;
  return (
    first &&
    others.reduce((a, b) => {
      const [low, high] = [lowOrder(a, b), highOrder(a, b)];
      const [left, right] = [low <= 0 ? a : b, high >= 0 ? a : b];
      return {
        low: left.low,
        high: right.high,
        lowOpen: (low > 0 || a.lowOpen) && (low < 0 || b.lowOpen),
        highOpen: (high < 0 || a.highOpen) && (high > 0 || b.highOpen),
        ...(left.lowExact === undefined ? {} : { lowExact: left.lowExact }),
        ...(right.highExact === undefined ? {} : { highExact: right.highExact }),
      };
    }, first)
  );
}

/** The order of two low ends: below 0 where the first is less. */
const lowOrder = (a: Interval, b: Interval): number => compare(exactLow(a), exactLow(b));

/** The order of two high ends, of which one without an end is the greater. */
function highOrder(a: Interval, b: Interval): number {
  const [x, y] = [exactHigh(a), exactHigh(b)];
  return x === 'unbounded' ? 1 : y === 'unbounded' ? -1 : compare(x, y);
}

/** Whether two intervals share a point. Two wide intervals that touch only at an end do not count ([e4]). */
export function meet(a: Interval, b: Interval): boolean {
  const [left, right] = a.low <= b.low ? [a, b] : [b, a];
  if (a.low === b.low && isPoint(a) !== isPoint(b)) return !(isPoint(a) ? b : a).lowOpen;
  if (below(left.high, right.low)) return false;
  if (left.high !== right.low) return true;
  return !left.highOpen && !right.lowOpen && (isPoint(left) || isPoint(right));
}

/**
 * The interval with the lowest high end and the one with the highest low end.
 * Another interval meets all of them if and only if it meets these two. Empty for an empty list.
 */
export function outermost(all: readonly Interval[]): readonly Interval[] {
  // of intervals with the same end, a wide one meets fewer others than a point, and an open one fewer still
  const strict = (i: Interval, open: boolean): number => (isPoint(i) ? 0 : open ? 2 : 1);
  const end = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);
  const [head, ...rest] = all;
  if (!head) return [];
  const first = rest.reduce((a, b) => {
    const nearer = end(b) < end(a) || (end(b) === end(a) && strict(b, b.highOpen) > strict(a, a.highOpen));
    return nearer ? b : a;
  }, head);
  const last = rest.reduce((a, b) => {
    const later = b.low > a.low || (b.low === a.low && strict(b, b.lowOpen) > strict(a, a.lowOpen));
    return later ? b : a;
  }, head);
  return [first, last];
}
