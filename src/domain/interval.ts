/** The high end of an interval that has none, such as a total known only from below. It is a word because arithmetic can turn Infinity into NaN. */
export type Unbounded = 'unbounded';

/** What is known of a number: all values from `low` to `high`. An open end is approached but not attained; an unbounded high end is open. */
export type Interval = {
  readonly low: number;
  readonly high: number | Unbounded;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/**
 * The interval from low to high, closed unless stated otherwise.
 * Throws where an end is not finite or the interval is empty: the program, not the data, is then wrong.
 */
export function interval(low: number, high: number | Unbounded, lowOpen = false, highOpen = false): Interval {
  if (high === 'unbounded' ? !Number.isFinite(low) : !(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new Error(`no interval from ${low} to ${high}`);
  if (low === high && (lowOpen || highOpen)) throw new Error(`nothing lies between ${low} and itself`);
  return { low, high, lowOpen, highOpen: high === 'unbounded' || highOpen };
}

/** The interval that holds a single number: a value known exactly. */
export const point = (value: number): Interval => interval(value, value);

/** Whether the interval is a single number. */
export const isPoint = (i: Interval): boolean => i.low === i.high;

/** Whether high end a lies below high end b. */
const below = (a: number | Unbounded, b: number | Unbounded): boolean =>
  a !== 'unbounded' && (b === 'unbounded' || a < b);

/** The smallest interval that holds all of the given ones ([e3]): an end is closed if some interval attains it. Undefined for an empty list. */
export function hull(all: readonly Interval[]): Interval | undefined {
  const [first, ...others] = all;
  return (
    first &&
    others.reduce((a, b) => {
      const low = Math.min(a.low, b.low);
      const high = below(a.high, b.high) ? b.high : a.high;
      return interval(
        low,
        high,
        (a.low > low || a.lowOpen) && (b.low > low || b.lowOpen),
        (below(a.high, high) || a.highOpen) && (below(b.high, high) || b.highOpen),
      );
    }, first)
  );
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

/** The interval of `whole - x` for all x in the given interval: ends and openness are swapped. From 0 to the whole where that is unbounded. */
export const complement = (i: Interval, whole: number): Interval =>
  i.high === 'unbounded'
    ? interval(0, whole)
    : whole - i.high === whole - i.low
      ? point(whole - i.low)
      : interval(whole - i.high, whole - i.low, i.highOpen, i.lowOpen);
