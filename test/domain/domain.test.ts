import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hull, interval, meet, point } from '../../src/domain/interval.js';
import { isPeriod, latestFirst } from '../../src/domain/period.js';
import { exactSum, over, ratio, rational, toNumber } from '../../src/domain/rational.js';
import { subjectsNamed } from '../../src/domain/subject.js';
import { suggest } from '../../src/domain/suggest.js';

describe('an interval', () => {
  it('throws for an end that is not finite and for ends with nothing between them', () => {
    expect(() => interval(Number.NaN, 1)).toThrow();
    expect(() => interval(0, Number.POSITIVE_INFINITY)).toThrow();
    expect(() => interval(2, 1)).toThrow();
    expect(() => interval(1, 1, true)).toThrow();
  });
  it('has a closed end as a hull if some interval attains that end', () => {
    expect(hull([interval(85, 90, false, true), point(85), point(90)])).toEqual(interval(85, 90));
    expect(hull([interval(60, 70, true, true), interval(60, 65)])).toEqual(interval(60, 70, false, true));
    expect(hull([point(1), interval(5, 'unbounded', true)])).toEqual(interval(1, 'unbounded'));
    expect(hull([])).toBeUndefined();
  });
  it('meets a point inside it, but no interval that only touches its end', () => {
    expect(meet(interval(82.5, 87.5), interval(87.5, 92.5))).toBe(false);
    expect(meet(interval(82.5, 87.6), interval(87.5, 92.5))).toBe(true);
    expect(meet(point(0), interval(0, 1))).toBe(true);
    expect(meet(point(0), interval(0, 1, true))).toBe(false);
    expect(meet(point(1), interval(0, 1, false, true))).toBe(false);
    expect(meet(point(5), point(5))).toBe(true);
    expect(meet(interval(1, 'unbounded'), interval(0, 1))).toBe(false);
    expect(meet(interval(0, 2), interval(0, 1))).toBe(true);
  });
  it('meets another if and only if the other meets it', () => {
    const end = fc.integer({ min: 0, max: 4 });
    const any = fc
      .tuple(end, end, fc.boolean(), fc.boolean())
      .map(([a, b, l, h]) => (a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), l, h)));
    fc.assert(fc.property(any, any, (a, b) => meet(a, b) === meet(b, a)));
  });
});

describe('a rational number', () => {
  it('keeps the printed decimal: 33.3 + 33.3 + 33.4 is 100', () => {
    expect(exactSum([33.3, 33.3, 33.4])).toBe(100);
    expect(0.1 + 0.2 + 0.3).not.toBe(0.3 + 0.2 + 0.1);
    expect(exactSum([0.1, 0.2, 0.3])).toBe(exactSum([0.3, 0.2, 0.1]));
  });
  it('made of a double converts back to it', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }), (x) => toNumber(rational(x)) === x),
    );
  });
  it('is the correctly rounded quotient of two integers as a double', () => {
    const big = fc.bigInt({ min: 1n, max: 2n ** 53n });
    fc.assert(fc.property(big, big, (a, b) => toNumber(ratio(a, b)) === Number(a) / Number(b)));
  });
  it('cannot be NaN or a division by zero', () => {
    expect(() => rational(Number.NaN)).toThrow();
    expect(() => over(ratio(1n), ratio(0n))).toThrow();
    expect(toNumber(ratio(10n ** 400n))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a period', () => {
  it.each(['2024', '2025-05', '2020/2023', '2024-01/2024-06'])('can be %s', (text) =>
    expect(isPeriod(text)).toBe(true),
  );
  it.each(['24', '2024-13', '2024-00', '2023/2020', '2024/', 'all', ''])('cannot be "%s"', (text) =>
    expect(isPeriod(text)).toBe(false),
  );
  it('is sorted by end, then by start, latest first, with a blank one last', () => {
    expect(['2020/2023', '', '2024', '2023', '2024-06', '2024-12'].sort(latestFirst)).toEqual([
      '2024-12',
      '2024',
      '2024-06',
      '2023',
      '2020/2023',
      '',
    ]);
  });
});

describe('names', () => {
  const base = { kind: 'element', number: '', members: [], enters: [], controls: '', source: '', locator: '' } as const;
  const subjects = [
    { ...base, subject: 'dysprosium', name: 'dysprosium', symbol: 'Dy' },
    { ...base, subject: 'ree', name: 'rare earth elements', symbol: '' },
  ];
  it('find a subject by id, symbol or name, in any case', () => {
    expect(
      ['DY', 'Dysprosium', 'REE', 'Rare Earth Elements', ''].map((w) => subjectsNamed(subjects, w).length),
    ).toEqual([1, 1, 1, 1, 0]);
  });
  it('that are misspelt suggest the nearest name first, and no distant one', () => {
    expect(suggest('dysprosum', ['terbium', 'dysprosium'])).toEqual(['dysprosium']);
    expect(suggest('chnia', ['China', 'Canada'])).toEqual(['China']);
    expect(suggest('xyz', ['China'])).toEqual([]);
  });
});
