import { describe, expect, it } from 'vitest';
import { add, compare, minus, over, ratio, rational, times, toNumber } from '../../src/domain/rational.js';

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
  ])('is right: %s', (_what, n, d, expected) => {
    expect(toNumber(ratio(n, d))).toBe(expected);
  });
});
