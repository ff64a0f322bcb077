import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { completions } from '../../src/market/bounds/completion.js';
import type { Market } from '../../src/market/market.js';
import { pointLeavings } from '../../src/market/point-leavings.js';
import { profile, profileInTurn } from '../../src/market/profile.js';

const market = fc
  .record({
    units: fc.array(fc.oneof(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 1,
      maxLength: 6,
    }),
    more: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 })),
    decimals: fc.constantFrom(0, 1, 3),
    unit: fc.constantFrom('t', undefined),
  })
  .map(({ units, more, decimals, unit }): Market => {
    const all = Math.max(
      1,
      units.reduce((sum, u) => sum + u, more),
    );
    const value = (u: number) => point(u / 10 ** decimals);
    const suppliers = units.map((u, i) => ({ actor: `A${i}`, value: value(u) }));
    return { unit, suppliers, rest: interval(0, 'unbounded'), total: value(all) };
  });
const exclusion = fc.record({
  actor: fc.constantFrom('A0', 'A1', 'nobody'),
  portionPct: fc.constantFrom(100, 50, 12.5),
});
const of = (m: Market) => {
  const both = completions(m);
  if (!both) throw new Error('feasible');
  return pointLeavings(m, both);
};

describe('a market in which only the division of the rest is unknown', () => {
  it('leaves without each supplier what its bounds give, to the last bit', () => {
    fc.assert(
      fc.property(market, exclusion, (m, left) => {
        expect(of(m)).toBeDefined();
        const terms = { exclusions: [], bands: 'us2023' } as const;
        expect(profileInTurn(m, terms).without(left)).toEqual(profile(m, { ...terms, exclusions: [left] }));
      }),
    );
  });
  it('has no interval, no open end, no cap and no leader', () => {
    const plain: Market = {
      unit: 't',
      suppliers: [{ actor: 'A', value: point(3) }],
      rest: interval(0, 'unbounded'),
      total: point(4),
    };
    expect(of(plain)).toBeDefined();
    const A = (value: ReturnType<typeof point>) => [{ actor: 'A', value }];
    for (const m of [
      { suppliers: A(interval(2, 3)) },
      { total: interval(3, 4) },
      { suppliers: A(interval(2, 3, true)) },
      { cap: 50 },
      { leader: 'A' },
    ])
      expect(of({ ...plain, ...m })).toBeUndefined();
  });
});
