import { describe, expect, it } from 'vitest';
import { exactInterval, interval, point } from '../../src/domain/interval.js';
import { decimal } from '../../src/domain/rational.js';
import { percent } from '../../src/output/figure-text.js';
import { brackets, plain, quantity, roundedDown, signed } from '../../src/text/number.js';

describe('a number for people', () => {
  it('is not 0 unless the value is', () => {
    expect([0, 0.0001, 0.04, 1e-9].map((x) => quantity(point(x), 't'))).toEqual([
      '0 t',
      '0.0001 t',
      '0.04 t',
      '<0.000001 t',
    ]);
    expect(quantity(interval(0.0004, 1200), 't')).toBe('0.0004-1,200 t');
    expect(quantity(interval(0, 'unbounded'), 't')).toBe('any t');
    expect(quantity(interval(0, 'unbounded', true), 't')).toBe('>0 t');
  });
  it('has no more digits than it needs where a range is narrow', () =>
    expect([interval(2644.3114, 2644.3116), interval(2644.4, 2644.6)].map((i) => quantity(i, 't'))).toEqual([
      '2,644 t',
      '2,644-2,645 t',
    ]));
  it('keeps its sign where it is a small change', () =>
    expect([0, 0.04, -0.04, 10.44, -1e-7].map(signed)).toEqual(['0', '+0.04', '-0.04', '+10.4', '-<0.000001']));
  it('never says more than is certain where it is a lower bound', () =>
    expect([857.9, 0.96, 0.04].map((x) => roundedDown(x, 0))).toEqual(['857', '0.9', '0.04']));
  it('is on a line only if its exact value is, however near the double', () => {
    const near = exactInterval(decimal('99.99999999999999999999'), decimal('99.99999999999999999999'));
    expect([near.low, percent(near), percent(point(100))]).toEqual([100, '>99.999999 %', '100 %']);
  });
  it('has all digits of a quantity that no double holds', () => {
    const exact = decimal('24691357802469135782');
    expect(quantity(exactInterval(exact, exact), 't')).toBe('24,691,357,802,469,135,782 t');
    expect(brackets(exactInterval(decimal('0.33333333333333333333'), exact, true))).toBe(
      '(0.33333333333333333333, 24,691,357,802,469,135,782]',
    );
  });
  it('has six decimals at most', () => expect(plain(point(Math.PI), 6)).toBe('3.141593'));
});
