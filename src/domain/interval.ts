/** The end that does not exist: a total known only from below has no high end. Never a float that arithmetic can turn into NaN. */
export type Unbounded = 'unbounded';

/** What is known of a number: all values from `low` to `high`. An open end is approached but not attained; an unbounded high end is open. */
export type Interval = {
  readonly low: number;
  readonly high: number | Unbounded;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/** The interval from low to high, closed unless said otherwise. Throws on an end that is not finite, or where nothing lies between: the program, not the data, is then wrong. */
export function interval(low: number, high: number | Unbounded, lowOpen = false, highOpen = false): Interval {
  if (high === 'unbounded' ? !Number.isFinite(low) : !(Number.isFinite(low) && Number.isFinite(high) && low <= high))
    throw new Error(`no interval from ${low} to ${high}`);
  if (low === high && (lowOpen || highOpen)) throw new Error(`nothing lies between ${low} and itself`);
  return { low, high, lowOpen, highOpen: high === 'unbounded' || highOpen };
}

/** A number that is known exactly. */
export const point = (value: number): Interval => interval(value, value);

/** Whether the interval is a single number. */
export const isPoint = (i: Interval): boolean => i.low === i.high;

/** Whether high end a lies below high end b. */
const below = (a: number | Unbounded, b: number | Unbounded): boolean =>
  a !== 'unbounded' && (b === 'unbounded' || a < b);

/** The smallest interval that holds all of the given ones (METHOD [e3]): an end is closed if some interval attains it. Undefined of none. */
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

/** Whether two intervals share a point. Two wide intervals that touch at a mere end do not (METHOD [e4]). */
export function meet(a: Interval, b: Interval): boolean {
  const [left, right] = a.low <= b.low ? [a, b] : [b, a];
  if (a.low === b.low && isPoint(a) !== isPoint(b)) return !(isPoint(a) ? b : a).lowOpen;
  if (below(left.high, right.low)) return false;
  if (left.high !== right.low) return true;
  return !left.highOpen && !right.lowOpen && (isPoint(left) || isPoint(right));
}

/** What the interval leaves of a whole: ends and openness swapped. */
export const complement = (i: Interval, whole: number): Interval =>
  i.high === 'unbounded'
    ? interval(0, whole)
    : whole - i.high === whole - i.low
      ? point(whole - i.low)
      : interval(whole - i.high, whole - i.low, i.highOpen, i.lowOpen);
