import fc from 'fast-check';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { type Fraction, fraction, grid, less, type Range, withinUlp } from '../reference.js';

// The search by brute force that bounds are held against. It knows nothing of the program but its types.

/** A range between whole percentages or tonnes, with open or closed ends. */
const range = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }), fc.boolean(), fc.boolean())
    .map(([a, b, lowOpen, highOpen]) =>
      a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), lowOpen, highOpen),
    );

/** A closed range between whole numbers. */
export const closedRange = (most: number): fc.Arbitrary<Interval> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));

/** Small markets of whole quantities, of up to three suppliers, from ranges up to a number and from rests. */
export const marketsOf = (ranges: (most: number) => fc.Arbitrary<Interval>, rests: fc.Arbitrary<Interval>) =>
  fc
    .record({ holdings: fc.array(ranges(5), { minLength: 1, maxLength: 3 }), rest: rests, total: ranges(9) })
    .filter(({ total }) => total.low > 0)
    .map(
      ({ holdings, rest, total }): Market => ({
        unit: 't',
        suppliers: holdings.map((value, i) => ({ actor: `A${i}`, value })),
        rest,
        total,
      }),
    );

/** Small markets with a free, empty or bounded rest, and a known or uncertain total. */
export const smallMarkets = marketsOf(
  range,
  fc.oneof(fc.constant(interval(0, 'unbounded')), fc.constant(point(0)), range(3)),
);

/** The number of grid steps a unit; the tests try every completion on this grid. */
export const PARTS = 2n;
const inside = (i: Interval, x: Fraction): boolean => {
  const [low, high] = [fraction(BigInt(i.low)), i.high === 'unbounded' ? undefined : fraction(BigInt(i.high))];
  const above = i.lowOpen ? less(low, x) : !less(x, low);
  return above && (high === undefined || (i.highOpen ? less(x, high) : !less(high, x)));
};
/** The completions on the grid, as holdings with the rest last; the rest is one supplier. */
export function completions({ suppliers, rest, total }: Market): (readonly bigint[])[] {
  const most = BigInt(Number(total.high)) * PARTS;
  const ends = (i: Interval): Range => [BigInt(i.low) * PARTS, i.high === 'unbounded' ? most : BigInt(i.high) * PARTS];
  const all = [...suppliers.map((s) => s.value), rest];
  return [...grid(all.map(ends))].filter((c) => {
    const sum = c.reduce((a, b) => a + b, 0n);
    return sum > 0n && [...c, sum].every((q, i) => inside(all[i] ?? total, fraction(q, PARTS)));
  });
}

/** Whether an exact value lies in an interval whose ends were rounded to doubles. */
export const holds = (i: Interval, exact: Fraction): boolean => {
  const near = (end: number): boolean => withinUlp(end, exact);
  const [low, high] = [i.low, i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high];
  const x = Number(exact.n) / Number(exact.d);
  return (
    (near(low) && !i.lowOpen) ||
    (near(high) && !i.highOpen) ||
    (x > low && x < high && !(near(low) && i.lowOpen) && !(near(high) && i.highOpen))
  );
};

/** The holdings with the last one divided equally among several suppliers. */
export const split = (c: readonly bigint[], pieces: bigint): readonly bigint[] => {
  const rest = c.at(-1) ?? 0n;
  return [...c.slice(0, -1).map((q) => q * pieces), ...Array.from({ length: Number(pieces) }, () => rest)];
};

/** The largest value of a measure over the completions on the grid, which has every corner of a market in whole units. */
export const largest = (
  all: readonly (readonly bigint[])[],
  of: (c: readonly bigint[], total: bigint) => Fraction,
): Fraction | undefined =>
  all
    .map((c) =>
      of(
        c,
        c.reduce((a, b) => a + b, 0n),
      ),
    )
    .reduce<Fraction | undefined>((a, b) => (a && less(b, a) ? a : b), undefined);
