import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { ratio } from '../../src/domain/rational.js';
import { band } from '../../src/market/band.js';
import type { Bounds } from '../../src/market/bounds/bound.js';
import { exclude, hhi } from '../../src/market/library.js';
import { EFFECTIVE_SUPPLIERS } from '../../src/market/measure/effective-suppliers.js';
import { profile } from '../../src/market/profile.js';
import { market } from '../../src/market/typed.js';
import { both, percents } from './worked.js';

describe('a market built with the library', () => {
  it('has an HHI unless it contradicts itself', () => {
    expect([
      hhi(market([['A', '92']])),
      hhi(
        market([
          ['A', '60'],
          ['B', '50'],
        ]),
      ),
    ]).toEqual([interval(8464, 8528, true), undefined]);
  });
  it('has a remainder without all or half of an actor, and none if nobody is excluded', () => {
    const three = market([
      ['A', '50'],
      ['B', '30'],
      ['C', '20'],
    ]);
    expect(exclude(three, [{ actor: 'A', portionPct: 100 }])).toEqual({
      sharePct: point(50),
      quantity: undefined,
      measures: { hhi: point(5200) },
    });
    expect(exclude(three, [{ actor: 'A', portionPct: 50 }])?.sharePct).toEqual(point(75));
    expect(exclude(three, [])).toBeUndefined();
  });
});

describe('the further measures', () => {
  const reasons = (...holdings: [string, string][]) => {
    const found = profile(market(holdings), { exclusions: [], bands: 'us2023', all: true }).reasons;
    return ['cr5Pct', 'entropyBits', 'hill1', 'normalisedHhi', 'hallTideman', 'gini'].map((name) =>
      found.get(`measures.${name}`),
    );
  };
  it('are unidentified or need the number of suppliers if nothing is ruled out', () => {
    expect(reasons(['A', 'at least 0'])).toEqual([
      ...Array(3).fill('unidentified'),
      ...Array(3).fill('number-of-suppliers-unknown'),
    ]);
  });
  it('are all known for one supplier except the normalised HHI', () => {
    expect(reasons(['A', '100'])).toEqual([undefined, undefined, undefined, 'one-supplier', undefined, undefined]);
  });
});

describe('an HHI', () => {
  it.each([
    [point(999), 'low', 'low'],
    [interval(500, 999), 'low', 'low'],
    [interval(500, 'unbounded'), 'low', 'high'],
    [point(1000), 'moderate', 'moderate'],
    [point(1801), 'high', 'high'],
  ] as const)('%j is in the bands from %s to %s', (value, lowest, highest) => {
    expect(band(value, 'us2023')).toEqual({ lowest, highest, certain: lowest === highest });
  });
  it('from 0 to 2500 means at least 4 effective suppliers, and without an end no number', () => {
    const end = (n: bigint) => ({ value: ratio(n), attained: true });
    const of = (bounds: Bounds) =>
      EFFECTIVE_SUPPLIERS.bounds({
        both: both(percents(['60'])),
        most: undefined,
        hhi: { value: undefined, bounds, sharp: true },
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
