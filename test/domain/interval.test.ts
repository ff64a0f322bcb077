import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complement, hull, type Interval, interval, meet, outermost, point } from '../../src/domain/interval.js';

describe('an interval', () => {
  it('says what is wrong with its ends', () => {
    expect(() => interval(2, 1)).toThrow('no interval from 2 to 1');
    expect(() => interval(Number.NaN, 'unbounded')).toThrow('no interval from NaN to unbounded');
    expect(() => interval(1, 1, false, true)).toThrow('nothing lies between 1 and itself');
  });
  it('without a high end is open there', () => {
    expect(interval(1, 'unbounded')).toEqual({ low: 1, high: 'unbounded', lowOpen: false, highOpen: true });
  });
});

describe('the hull of two intervals', () => {
  it.each<[string, Interval, Interval, Interval]>([
    ['has the open low end that alone is lowest', interval(1, 4, true), interval(2, 4), interval(1, 4, true)],
    ['has the closed low end that alone is lowest', interval(1, 4), interval(2, 4, true), interval(1, 4)],
    ['is closed below if one of two equal low ends is', interval(1, 4, true), interval(1, 4), interval(1, 4)],
    ['is open below if both low ends are', interval(1, 4, true), interval(1, 3, true), interval(1, 4, true)],
    [
      'has the open high end that alone is highest',
      interval(1, 5, false, true),
      interval(1, 4),
      interval(1, 5, false, true),
    ],
    ['is closed above if one of two equal high ends is', interval(1, 5), interval(1, 5, false, true), interval(1, 5)],
    [
      'is open above if both high ends are',
      interval(1, 5, false, true),
      interval(2, 5, false, true),
      interval(1, 5, false, true),
    ],
    ['has no high end if one has none', interval(1, 'unbounded'), interval(2, 5), interval(1, 'unbounded')],
  ])('%s, in either order', (_claim, a, b, expected) => {
    expect([hull([a, b]), hull([b, a])]).toEqual([expected, expected]);
  });
});

describe('two intervals meet', () => {
  it.each<[string, Interval, Interval, boolean]>([
    ['a point at the closed low end', point(1), interval(1, 2), true],
    ['not a point at the open low end', point(1), interval(1, 2, true), false],
    ['a point at the closed high end', point(2), interval(1, 2), true],
    ['not a point at the open high end', point(2), interval(1, 2, false, true), false],
    ['two that are open at the same low end', interval(1, 2, true), interval(1, 3, true), true],
    ['not two that touch at an end', interval(1, 2), interval(2, 3), false],
    ['not two that lie apart', interval(1, 2), interval(3, 4), false],
    ['not two points that differ', point(1), point(2), false],
    ['one without a high end and all above', interval(1, 'unbounded'), point(9), true],
  ])('%s, in either order', (_claim, a, b, expected) => {
    expect([meet(a, b), meet(b, a)]).toEqual([expected, expected]);
  });
});

describe('the outermost of several intervals', () => {
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
  it('are met by what meets them all, and by nothing else', () => {
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
  it('are the one that ends first and the one that starts last; of none there are none', () => {
    const [a, b, c] = [interval(1, 5), interval(2, 3), interval(3, 'unbounded')];
    expect([outermost([a, b, c]), outermost([a]), outermost([])]).toEqual([[b, c], [a, a], []]);
  });
});

describe('what an interval leaves of a whole', () => {
  it.each<[string, Interval, Interval]>([
    ['a point a point', point(40), point(60)],
    ['an open low end an open high end', interval(40, 70, true), interval(30, 60, false, true)],
    ['an open high end an open low end', interval(40, 70, false, true), interval(30, 60, true)],
    ['no high end anything', interval(40, 'unbounded'), interval(0, 100)],
    // 100 - 1e-14 and 100 - 1.1e-14 are one double: 100 less one unit in the last place
    ['ends that no double tells apart a point', interval(1e-14, 1.1e-14, true), point(100 - 2 ** -46)],
  ])('of %s', (_what, i, expected) => {
    expect(complement(i, 100)).toEqual(expected);
  });
});
