import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval } from '../../../src/domain/interval.js';
import { ratio } from '../../../src/domain/rational.js';
import type { Bounds } from '../../../src/market/bounds/bound.js';
import { EFFECTIVE_SUPPLIERS } from '../../../src/market/measure/effective-suppliers.js';
import { profile } from '../../../src/market/profile.js';
import { fraction, hhiOf, less } from '../../reference.js';
import { completions, holds, smallMarkets, split } from '../search.js';
import { both, percents, shown, without } from '../worked.js';

describe('effective suppliers', () => {
  // 10,000 / HHI, as Laakso and Taagepera 1979 count parties
  it.each([
    ['four suppliers of 25', percents(['25', '25', '25', '25'], '0'), '4'],
    ['92 of 100, and nothing else known', percents(['92']), '[1.1726, 1.1815)'],
    ['one supplier of everything', percents(['100']), '1'],
  ])('are for %s as worked out by hand', (_market, market, expected) => {
    expect(shown(without(market).measures?.effectiveSuppliers)).toBe(expected);
  });
  it('lie within their interval in every completion of a small market', () => {
    fc.assert(
      fc.property(smallMarkets, fc.bigInt({ min: 1n, max: 3n }), (market, pieces) => {
        const found = profile(market, { exclusions: [], bands: 'us2023' }).measures?.effectiveSuppliers;
        for (const completion of found ? completions(market) : []) {
          const divided = split(completion, pieces);
          const hhi = hhiOf(
            divided,
            divided.reduce((a, b) => a + b, 0n),
          );
          const exact = fraction(10_000n * hhi.d, hhi.n);
          expect(found && less(fraction(0n), exact) && holds(found, exact)).toBe(true);
        }
      }),
    );
  });
  it('are at least 4 for an HHI of at most 2500, and undefined without an end of it', () => {
    const end = (n: bigint) => ({ value: ratio(n), attained: true });
    const of = (bounds: Bounds) =>
      EFFECTIVE_SUPPLIERS.bounds({
        both: both(percents(['60'])),
        hhi: { value: undefined, bounds, gap: undefined },
        shares: undefined,
        figure: () => undefined,
      });
    expect([
      of({ low: end(1n), high: { value: 'unbounded', attained: false } }),
      of({ low: undefined, high: end(1n) }),
      of({ low: end(0n), high: end(2500n) }),
    ]).toEqual([undefined, undefined, interval(4, 'unbounded')]);
  });
});
