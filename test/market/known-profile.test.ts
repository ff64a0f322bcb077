import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { completions } from '../../src/market/bounds/completion.js';
import { holdingSums, isFullyKnown } from '../../src/market/holdings.js';
import { knownProfile } from '../../src/market/known-profile.js';
import type { Market } from '../../src/market/market.js';
import { boundedProfile, profile } from '../../src/market/profile.js';

const market = fc
  .record({
    // small numbers, so that some holdings are equal
    units: fc.array(fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 12,
    }),
    decimals: fc.constantFrom(0, 1, 3),
    unit: fc.constantFrom('t', undefined),
  })
  .filter(({ units }) => units.some((u) => u > 0))
  .map(
    ({ units, decimals, unit }): Market => ({
      unit,
      suppliers: units.map((u, i) => ({ actor: `A${i}`, value: point(u / 10 ** decimals) })),
      rest: point(0),
      total: interval(0, 'unbounded'),
    }),
  );
const exclusions = fc.uniqueArray(
  fc.record({ actor: fc.constantFrom('A0', 'A1', 'A2', 'nobody'), portionPct: fc.constantFrom(100, 50, 12.5) }),
  { selector: (e) => e.actor, maxLength: 3 },
);

describe('a fully known market', () => {
  it('has the same measures and reasons as its bounds, to the last bit', () => {
    fc.assert(
      fc.property(market, exclusions, fc.constantFrom(undefined, 1, 3), (m, left, top) => {
        const terms = { exclusions: left, bands: 'us2023' as const, ...(top === undefined ? {} : { top }) };
        const both = completions(m);
        if (!both) throw new Error('feasible');
        expect(isFullyKnown(both.closed)).toBe(true);
        expect(profile(m, terms)).toEqual(boundedProfile(m, both, terms));
      }),
    );
  });
  it('has no rest, no interval and no larger total', () => {
    const of = (m: Partial<Market>): boolean | undefined => {
      const full = { unit: 't', suppliers: [{ actor: 'A', value: point(3) }], rest: point(0), total: point(3), ...m };
      const both = completions(full);
      return both && isFullyKnown(both.closed);
    };
    expect(of({})).toBe(true);
    expect(of({ rest: point(1), total: point(4) })).toBe(false);
    expect(of({ suppliers: [{ actor: 'A', value: interval(2, 3) }], total: interval(0, 'unbounded') })).toBe(false);
    expect(of({ rest: interval(0, 'unbounded'), total: point(4) })).toBe(false);
  });
  it('lists its largest suppliers first, equal ones by name, up to the number asked for', () => {
    const holdings = Object.entries({ D: 1n, B: 3n, C: 5n, A: 3n, E: 0n }).map(([actor, units]) => ({ actor, units }));
    const order = (all: typeof holdings, top?: number) => {
      const found = knownProfile(holdingSums(all, 1n, []), 't', {
        exclusions: [],
        bands: 'us2023',
        ...(top ? { top } : {}),
      });
      return [found.suppliers.map((s) => s.actor).join(''), found.measures?.cr1Pct, found.measures?.cr3Pct];
    };
    const [cr1, cr3] = [point(500 / 12), point(1100 / 12)];
    expect(order(holdings)).toEqual(['CABDE', cr1, cr3]);
    expect(order(holdings.toReversed(), 2)).toEqual(['CA', cr1, cr3]);
    expect(order(holdings.toSorted((a, b) => (a.actor < b.actor ? -1 : 1)))).toEqual(['CABDE', cr1, cr3]);
  });
});
