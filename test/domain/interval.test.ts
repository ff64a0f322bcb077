import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exactHigh,
  exactInterval,
  exactLow,
  hull,
  type Interval,
  interval,
  isPoint,
  meet,
  outermost,
  point,
  withExactEnds,
} from '../../src/domain/interval.js';
import { decimal, ratio } from '../../src/domain/rational.js';

describe('an interval', () => {
  it('says what is wrong with its ends', () => {
    expect(() => interval(2, 1)).toThrow('No number lies from 2 to 1. Give the smaller one first.');
    expect(() => interval(Number.NaN, 'unbounded')).toThrow(
      "No interval goes from NaN to unbounded. Give finite numbers, or 'unbounded' for the high end.",
    );
    expect(() => interval(1, 1, false, true)).toThrow(
      'No number lies from 1 to itself with an end left out. Close both ends.',
    );
  });
  it('without a high end is open above', () => {
    expect(interval(1, 'unbounded')).toEqual({ low: 1, high: 'unbounded', lowOpen: false, highOpen: true });
  });
});

describe('an interval between two fractions', () => {
  const third = ratio(100n, 3n);
  it('keeps an end that no double is, as a fraction', () => {
    const i = exactInterval(third, ratio(50n), true);
    expect(i).toEqual({ low: 100 / 3, high: 50, lowOpen: true, highOpen: false, lowExact: '100/3' });
    expect([exactLow(i), exactHigh(i)]).toEqual([third, ratio(50n)]);
    const below = exactInterval(ratio(0n), third);
    expect([below.highExact, exactHigh(below)]).toEqual(['100/3', third]);
  });
  it('needs no fraction where the shortest decimal is the end', () => {
    expect(exactInterval(ratio(333n, 10n), 'unbounded', true)).toEqual(interval(33.3, 'unbounded', true));
    expect(exactHigh(exactInterval(third, 'unbounded'))).toBe('unbounded');
  });
  it('is no point and stays open where the same double is nearest to both ends', () => {
    const i = exactInterval(third, ratio(10n ** 20n + 1n, 3n * 10n ** 18n), true, true);
    expect([i.low, i.high, i.lowOpen, i.highOpen]).toEqual([100 / 3, 100 / 3, true, true]);
    expect(isPoint(i)).toBe(false);
    const same = exactInterval(third, ratio(200n, 6n), true, true);
    expect([isPoint(same), same.lowOpen, same.highOpen]).toEqual([true, false, false]);
  });
  it('keeps an end of many digits as they are printed', () => {
    const ends = ['24691357802469135782', '33.3333333333333333', '0.05000000000000000000001', `1.${'0'.repeat(20)}1`];
    expect(ends.map((text) => exactInterval(decimal(text), 'unbounded').lowExact)).toEqual(ends);
  });
  it('keeps no end that it is not given', () => {
    expect(withExactEnds(interval(33, 34), undefined, third)).toEqual({ ...interval(33, 34), highExact: '100/3' });
    expect(withExactEnds(interval(33, 34), third, undefined)).toEqual({ ...interval(33, 34), lowExact: '100/3' });
  });
  it('gives its exact ends to a hull', () => {
    const [a, b] = [exactInterval(third, ratio(40n), true), exactInterval(ratio(35n), ratio(200n, 3n))];
    expect([hull([a, b]), hull([b, a])]).toEqual(Array(2).fill(exactInterval(third, ratio(200n, 3n), true)));
  });
});

describe('the hull of two intervals', () => {
  it.each<[string, Interval, Interval, Interval]>([
    ['has the lowest low end, here an open one', interval(1, 4, true), interval(2, 4), interval(1, 4, true)],
    ['has the lowest low end, here a closed one', interval(1, 4), interval(2, 4, true), interval(1, 4)],
    ['is closed below if one of two equal low ends is closed', interval(1, 4, true), interval(1, 4), interval(1, 4)],
    ['is open below if both low ends are open', interval(1, 4, true), interval(1, 3, true), interval(1, 4, true)],
    [
      'has the highest high end, here an open one',
      interval(1, 5, false, true),
      interval(1, 4),
      interval(1, 5, false, true),
    ],
    [
      'is closed above if one of two equal high ends is closed',
      interval(1, 5),
      interval(1, 5, false, true),
      interval(1, 5),
    ],
    [
      'is open above if both high ends are open',
      interval(1, 5, false, true),
      interval(2, 5, false, true),
      interval(1, 5, false, true),
    ],
    ['has no high end if one interval has none', interval(1, 'unbounded'), interval(2, 5), interval(1, 'unbounded')],
  ])('%s, in either order', (_claim, a, b, expected) => {
    expect([hull([a, b]), hull([b, a])]).toEqual([expected, expected]);
  });
});

describe('whether two intervals meet', () => {
  it.each<[string, Interval, Interval, boolean]>([
    ['a point meets a closed low end', point(1), interval(1, 2), true],
    ['a point does not meet an open low end', point(1), interval(1, 2, true), false],
    ['a point meets a closed high end', point(2), interval(1, 2), true],
    ['a point does not meet an open high end', point(2), interval(1, 2, false, true), false],
    ['two intervals that are open at the same low end meet', interval(1, 2, true), interval(1, 3, true), true],
    ['two intervals that only touch at an end do not meet', interval(1, 2), interval(2, 3), false],
    ['two intervals that lie apart do not meet', interval(1, 2), interval(3, 4), false],
    ['two different points do not meet', point(1), point(2), false],
    ['an interval without a high end meets every point above its low end', interval(1, 'unbounded'), point(9), true],
  ])('%s, in either order', (_claim, a, b, expected) => {
    expect([meet(a, b), meet(b, a)]).toEqual([expected, expected]);
  });
});

describe('the two outermost of several intervals', () => {
  const ends = fc.record({
    low: fc.nat(4),
    wide: fc.nat(3),
    lowOpen: fc.boolean(),
    highOpen: fc.boolean(),
    endless: fc.boolean(),
  });
  const any = ends.map(({ low, wide, lowOpen, highOpen, endless }): Interval => {
    if (endless) return interval(low, 'unbounded', lowOpen);
    return wide === 0 ? point(low) : interval(low, low + wide, lowOpen, highOpen);
  });
  it('meet another interval if and only if all of them meet it', () => {
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 6 }), (all) => {
        const both = outermost(all);
        expect(both.every((b) => all.includes(b))).toBe(true);
        for (const a of all) expect(both.every((b) => meet(a, b))).toBe(all.every((b) => meet(a, b)));
        expect(both.every((a) => both.every((b) => meet(a, b)))).toBe(all.every((a) => all.every((b) => meet(a, b))));
      }),
      { numRuns: 2000 },
    );
  });
  it('are the one with the lowest high end and the one with the highest low end', () => {
    const [a, b, c] = [interval(1, 5), interval(2, 3), interval(3, 'unbounded')];
    expect([outermost([a, b, c]), outermost([a]), outermost([])]).toEqual([[b, c], [a, a], []]);
  });
});
