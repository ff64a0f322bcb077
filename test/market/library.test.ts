import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { band } from '../../src/market/band.js';
import { exclude, hhi } from '../../src/market/library.js';
import { profile } from '../../src/market/profile.js';
import { market } from '../../src/market/typed.js';

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
});
