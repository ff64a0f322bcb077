import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  decimal,
  fractionText,
  greater,
  greatest,
  least,
  lesser,
  minus,
  over,
  ratio,
  rational,
  reduced,
  rootBelow,
  sumOf,
  times,
  toNumber,
  toNumberAbove,
  toNumberBelow,
  toNumbersAround,
} from '../../src/domain/rational.js';

describe('an exact number', () => {
  it('keeps its sign in the numerator', () => {
    expect([ratio(3n, -4n), ratio(-3n, -4n), ratio(3n), over(ratio(3n), ratio(-4n))]).toEqual([
      { n: -3n, d: 4n },
      { n: 3n, d: 4n },
      { n: 3n, d: 1n },
      { n: -3n, d: 4n },
    ]);
  });
  it.each<[number, bigint, bigint]>([
    [0, 0n, 1n],
    [33.3, 333n, 10n],
    [-2.5, -25n, 10n],
    [1e21, 10n ** 21n, 1n],
    [1.5e-7, 15n, 10n ** 8n],
    [-1.25e30, -125n * 10n ** 28n, 1n],
  ])('is the shortest decimal of %d', (x, n, d) => {
    expect(rational(x)).toEqual({ n, d });
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'cannot be %d, and the error says so',
    (x) => {
      expect(() => rational(x)).toThrow(`${x} is not a finite number`);
    },
  );
  it('cannot be divided by zero, and the error says so', () => {
    expect(() => over(ratio(1n), ratio(0n))).toThrow('division by zero');
  });
  it('keeps a common denominator, so that long sums stay short', () => {
    expect([add(ratio(1n, 10n), ratio(2n, 10n)), minus(ratio(1n, 10n), ratio(2n, 10n))]).toEqual([
      { n: 3n, d: 10n },
      { n: -1n, d: 10n },
    ]);
    expect([add(ratio(1n, 2n), ratio(1n, 3n)), times(ratio(1n, 2n), ratio(2n, 3n))]).toEqual([
      { n: 5n, d: 6n },
      { n: 2n, d: 6n },
    ]);
  });
  it('is ordered by value', () => {
    expect([
      compare(ratio(1n, 3n), ratio(1n, 2n)),
      compare(ratio(2n, 4n), ratio(1n, 2n)),
      compare(ratio(-1n, 3n), ratio(-1n, 2n)),
    ]).toEqual([-1, 0, 1]);
  });
  it('is divided by another one: 1/2 by 1/3 is 3/2', () => {
    expect(over(ratio(1n, 2n), ratio(1n, 3n))).toEqual(ratio(3n, 2n));
  });
  it('has lowest terms, with its sign in the numerator', () => {
    expect([ratio(-4n, 6n), ratio(4n, 6n), ratio(0n, 5n), ratio(2n, 3n), ratio(7n)].map(reduced)).toEqual([
      ratio(-2n, 3n),
      ratio(2n, 3n),
      ratio(0n),
      ratio(2n, 3n),
      ratio(7n),
    ]);
  });
  it('is the sum of fractions, whatever their denominators', () => {
    expect(reduced(sumOf([ratio(1n, 2n), ratio(1n, 3n), ratio(1n, 2n), ratio(1n, 6n)]))).toEqual(ratio(3n, 2n));
    expect(sumOf([]).n).toBe(0n);
  });
  it('of equal ones the first is the lesser and the greater, the least and the greatest', () => {
    const [half, same, third] = [ratio(1n, 2n), ratio(2n, 4n), ratio(1n, 3n)];
    expect([lesser(half, third), lesser(third, half), greater(half, third), greater(third, half)]).toEqual([
      third,
      third,
      half,
      half,
    ]);
    expect([lesser(half, same), greater(half, same)].map((x) => x === half)).toEqual([true, true]);
    const of = (all: readonly (typeof half)[]) => [least(all, (x) => x), greatest(all, (x) => x)];
    expect(of([half, third, same])).toEqual([third, half]);
    expect(of([half, same]).map((x) => x === half)).toEqual([true, true]);
    expect(of([])).toEqual([undefined, undefined]);
  });
  it('is written with all its digits, or as a fraction in lowest terms where they never end', () => {
    const written = [ratio(1n, 20n), ratio(400n, 6n), ratio(25n, 8n), ratio(14n, 2n), ratio(0n, 3n), ratio(12n, 1000n)];
    expect(written.map(fractionText)).toEqual(['0.05', '200/3', '3.125', '7', '0', '0.012']);
  });
  it.each<[bigint, bigint]>([
    [9n, 4n],
    [2n, 1n],
    [1n, 3n],
    [10n ** 40n + 1n, 7n],
    [1n, 10n ** 20n],
  ])('%s/%s has a root below it that is near to it', (n, d) => {
    const x = ratio(n, d);
    const root = rootBelow(x);
    const above = times(root, add(ratio(1n), ratio(1n, 10n ** 20n)));
    expect([compare(times(root, root), x) <= 0, compare(times(above, above), x)]).toEqual([true, 1]);
  });
  it('has the root 3/2 where it is 9/4, and 0 where it is 0', () => {
    expect([reduced(rootBelow(ratio(9n, 4n))), rootBelow(ratio(0n, 5n))]).toEqual([ratio(3n, 2n), ratio(0n)]);
  });
  it.each(['1e', 'x1', '1x', '1.', '.5', ''])('is not the text "%s"', (text) => {
    expect(() => decimal(text)).toThrow(`${text} is not a finite number`);
  });
});

describe('the nearest double to a fraction', () => {
  const tie = (2n ** 53n + 1n) * 2n ** 80n;
  it.each<[string, bigint, bigint, number]>([
    ['-1/3', -1n, 3n, -1 / 3],
    ['-2/3', -2n, 3n, -2 / 3],
    ['1/10', 1n, 10n, 0.1],
    ['the midpoint of two doubles is the even one', tie, 1n, 2 ** 133],
    ['a number just above the midpoint is the upper one', tie + 1n, 1n, (2 ** 53 + 2) * 2 ** 80],
    ['a number just below the midpoint is the lower one', tie - 1n, 1n, 2 ** 133],
    ['a negative midpoint is the even one', -tie, 1n, -(2 ** 133)],
    ['5e-324 is the smallest double', 5n, 10n ** 324n, Number.MIN_VALUE],
    ['0/7 is zero', 0n, 7n, 0],
    ['1/10^20 is 1e-20', 1n, 10n ** 20n, 1e-20],
    ['-10^30/10^10 is -1e20', -(10n ** 30n), 10n ** 10n, -1e20],
    ['a midpoint is the even one, over 3 too', 3n * (2n ** 53n + 1n), 3n, 2 ** 53],
    ['a midpoint is the even one, over 2^60 too', (2n ** 53n + 1n) * 2n ** 60n, 2n ** 60n, 2 ** 53],
    ['a number above a midpoint by 2^-60 is the upper one', (2n ** 53n + 1n) * 2n ** 60n + 1n, 2n ** 60n, 2 ** 53 + 2],
    ['a large number above a midpoint by 1/3 is the upper one', 3n * tie + 1n, 3n, (2 ** 53 + 2) * 2 ** 80],
  ])('is right: %s', (_what, n, d, expected) => {
    expect(toNumber(ratio(n, d))).toBe(expected);
  });
});

describe('the doubles around a fraction', () => {
  const least = Number.MIN_VALUE;
  it.each<[string, bigint, bigint, number, number]>([
    ['1/3 lies above the nearest', 1n, 3n, 1 / 3, 0.33333333333333337],
    ['-1/3 lies below the nearest', -1n, 3n, -0.33333333333333337, -1 / 3],
    [
      '-1/10 and next to nothing less lies above the nearest',
      -(10n ** 29n + 1n),
      10n ** 30n,
      -0.1,
      -0.09999999999999999,
    ],
    ['1/10 is a decimal that names a double', 1n, 10n, 0.1, 0.1],
    ['10^22 + 1 lies above a double with a step of 2^21', 10n ** 22n + 1n, 1n, 1e22, 1e22 + 2 ** 21],
    ['what is next to nothing lies above 0', 1n, 3n * 2n ** 1074n, 0, least],
    ['what is next to nothing and negative lies below 0', -1n, 3n * 2n ** 1074n, -least, 0],
    ['10/3 of the smallest double lies between 3 and 4 of it', 10n, 3n * 2n ** 1074n, 3 * least, 4 * least],
    ['what is too large for a double is infinite', 10n ** 400n, 1n, Infinity, Infinity],
  ])('are right: %s', (_what, n, d, below, above) => {
    const x = ratio(n, d);
    expect([toNumberBelow(x) + 0, toNumberAbove(x) + 0]).toEqual([below, above]);
  });
  it('hold two values that one double is nearest to, and are two doubles', () => {
    const [low, high] = [ratio(1n, 10n), add(ratio(1n, 10n), ratio(1n, 10n ** 30n))];
    expect(toNumbersAround(low, high)).toEqual([0.09999999999999999, 0.1]);
    expect(toNumbersAround(ratio(1n, 3n), ratio(1n, 2n))).toEqual([1 / 3, 0.5]);
    expect(toNumbersAround(ratio(10n ** 400n), ratio(10n ** 401n))).toEqual([Infinity, Infinity]);
  });
});
