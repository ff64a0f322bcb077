import fc from 'fast-check';
import { expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { hasHhi, hhiAlone } from '../../src/market/hhi-alone.js';
import { profile } from '../../src/market/profile.js';
import { smallMarkets } from './search.js';

const open = { unit: 't', suppliers: [{ actor: 'A', value: point(4) }], rest: interval(0, 'unbounded') };

it('the HHI alone is the one of the profile, and is there where it is certain', () => {
  const found = { none: 0, some: 0 };
  fc.assert(
    fc.property(smallMarkets, (market) => {
      const hhi = hhiAlone(market);
      expect(hhi).toEqual(profile(market, { exclusions: [], bands: 'us2023' }).measures?.hhi);
      if (hasHhi(market)) expect(hhi).toBeDefined();
      found[hasHhi(market) ? 'some' : 'none'] += 1;
    }),
    { numRuns: 60 },
  );
  expect(found.some).toBeGreaterThan(5);
  expect(hasHhi({ ...open, total: interval(4, 'unbounded') })).toBe(false);
  expect(hasHhi({ ...open, total: point(9) })).toBe(true);
});

it('there is no HHI where nothing is supplied, and certainly one if a supplier holds something', () => {
  const closed = (...held: readonly number[]) => ({
    unit: 't',
    suppliers: held.map((high, i) => ({ actor: `A${i}`, value: i === 0 ? interval(0, high || 1) : point(high) })),
    rest: point(0),
    total: interval(0, 20),
  });
  expect(hasHhi(closed(5, 3))).toBe(true);
  const none = { ...closed(5, 0), total: point(0) };
  expect([hhiAlone(none), hasHhi(none)]).toEqual([undefined, false]);
});
