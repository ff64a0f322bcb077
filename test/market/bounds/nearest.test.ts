import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../../src/domain/interval.js';
import type { Market } from '../../../src/market/market.js';
import { profile } from '../../../src/market/profile.js';

type Range = readonly [low: number, high: number];
const range = (most: number): fc.Arbitrary<Range> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
const ends = ([low, high]: Range) => (low === high ? point(low) : interval(low, high));

/** Two or three holdings with excluded parts, a bounded rest and a known or uncertain total; all ends are closed. */
const cases = fc
  .record({
    holdings: fc.array(range(40), { minLength: 2, maxLength: 3 }),
    parts: fc.array(fc.constantFrom(0, 10, 33.3, 50, 80, 100), { minLength: 3, maxLength: 3 }),
    rest: fc.oneof(fc.constant([0, 0] as const), range(15)),
    total: range(100),
  })
  .filter(({ holdings, rest, total }) => {
    const [low, high] = [0, 1].map((end) => [...holdings, rest].reduce((sum, r) => sum + (r[end] ?? 0), 0));
    return (low ?? 0) <= total[1] && (high ?? 0) >= Math.max(1, total[0]);
  });

/** The least value of a function that first falls and then rises, by golden-section search. */
function lowest([low, high]: Range, of: (x: number) => number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b, x, y] = [low, high, high - golden * (high - low), low + golden * (high - low)];
  let [left, right] = [of(x), of(y)];
  while (b - a > 1e-8) {
    if (left <= right) {
      [b, y, right, x] = [y, x, left, y - golden * (y - a)];
      left = of(x);
    } else {
      [a, x, left, y] = [x, y, right, x + golden * (b - x)];
      right = of(y);
    }
  }
  return Math.min(of(low), of(high), left, right);
}

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;
/** The least HHI of what is kept, by nested search over the holdings; it uses no faces, levels or polytopes. */
function searched({ holdings, parts, rest, total }: Case): number {
  const kept = (i: number): number => 1 - (parts[i] ?? 0) / 100;
  const at = (i: number, taken: number, left: number, squares: number): number => {
    const holding = holdings[i];
    if (!holding) {
      // the rest is all kept and has very many suppliers: the larger it is, the less concentrated
      const more = Math.min(rest[1], total[1] - taken);
      const whole = left + more;
      return whole > 1e-9 ? (1e4 * squares) / whole ** 2 : Number.POSITIVE_INFINITY;
    }
    const after = holdings.slice(i + 1);
    const [low, high] = [0, 1].map((end) => [...after, rest].reduce((sum, r) => sum + (r[end] ?? 0), 0));
    const from = Math.max(holding[0], total[0] - taken - (high ?? 0));
    const to = Math.min(holding[1], total[1] - taken - (low ?? 0));
    const next = (x: number): number => at(i + 1, taken + x, left + x * kept(i), squares + (x * kept(i)) ** 2);
    return lowest([from, Math.max(from, to)], next);
  };
  return at(0, 0, 0, 0);
}

describe('the low end of the HHI without parts of intervals', () => {
  it('is sharp and within 1e-5 of the result of an independent search', () => {
    fc.assert(
      fc.property(cases, (c) => {
        const market: Market = {
          unit: 't',
          suppliers: c.holdings.map((r, i) => ({ actor: `A${i}`, value: ends(r) })),
          rest: ends(c.rest),
          total: ends(c.total),
        };
        const exclusions = c.parts.flatMap((portionPct, i) => (c.holdings[i] ? [{ actor: `A${i}`, portionPct }] : []));
        const { remaining, sharp } = profile(market, { exclusions, bands: 'us2023' });
        const hhi = remaining?.measures.hhi;
        if (!hhi) return;
        expect([Math.abs(hhi.low - searched(c)) < 1e-5, sharp]).toEqual([true, true]);
      }),
    );
  });
  it.each([
    [
      'is 43/111 for 60-70, 10-40 and 10 of 100 without half of the first',
      [
        [60, 70],
        [10, 40],
        [10, 10],
      ],
      [50, 0, 0],
      430000 / 111,
    ],
    [
      'is 1/3 for three suppliers that are all kept',
      [
        [20, 45],
        [20, 45],
        [10, 50],
      ],
      [0, 0, 0],
      10000 / 3,
    ],
  ] as const)('%s', (_, holdings, parts, least) => {
    const market: Market = {
      unit: undefined,
      suppliers: holdings.map((r, i) => ({ actor: `A${i}`, value: ends(r) })),
      rest: point(0),
      total: point(100),
    };
    const exclusions = parts.map((portionPct, i) => ({ actor: `A${i}`, portionPct }));
    const { remaining, sharp } = profile(market, { exclusions, bands: 'us2023' });
    expect([remaining?.measures.hhi?.low, remaining?.measures.hhi?.lowOpen, sharp]).toEqual([
      expect.closeTo(least, 9),
      false,
      true,
    ]);
  });
});
