import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactInterval, type Interval, point } from '../../src/domain/interval.js';
import { ratio, rational } from '../../src/domain/rational.js';
import type { Market } from '../../src/market/market.js';
import { removedShare } from '../../src/market/portion.js';
import { profile } from '../../src/market/profile.js';
import { shares } from '../../src/market/shares.js';
import { exactly, type Fraction, fraction, less, ulps } from '../reference.js';

/** Whether two ends are as declared: one number is the double nearest to it, an end of a range is on or outside its exact value by at most one ulp. */
function honest(i: Interval | undefined, low: Fraction, high: Fraction): boolean {
  if (!i || i.high === 'unbounded') return false;
  const same = (x: number, exact: Fraction): boolean => {
    const { n, d } = rational(x);
    return n * exact.d === exact.n * d;
  };
  if (!less(low, high)) return i.low === i.high && Math.abs(ulps(i.low, low)) <= 0.5;
  const below = same(i.low, low) || (!less(low, exactly(i.low)) && ulps(i.low, low) > -1);
  const above = same(i.high, high) || (!less(exactly(i.high), high) && ulps(i.high, high) < 1);
  return i.low < i.high && below && above;
}

const PARTS = 10n ** 9n;
/** A in [a, a + w], B = b and a free rest of r to r + w: quantities of up to 25 digits, nine of them decimals. */
const drawn = fc.tuple(
  fc.bigInt(0n, 10n ** 25n),
  fc.oneof(fc.constant(0n), fc.bigInt(1n, 1000n), fc.bigInt(1n, 10n ** 25n)),
  fc.bigInt(1n, 10n ** 25n),
  fc.oneof(fc.constant(0n), fc.bigInt(1n, 10n ** 20n)),
);

it('every share and quantity is the nearest double, or an end outside by at most one ulp', () => {
  fc.assert(
    fc.property(drawn, ([a, w, b, r]) => {
      const amount = (low: bigint, high = low) => exactInterval(ratio(low, PARTS), ratio(high, PARTS));
      const total = a + w + b + r;
      const market: Market = {
        unit: 't',
        suppliers: [
          { actor: 'A', value: amount(a, a + w) },
          { actor: 'B', value: amount(b) },
        ],
        rest: amount(0n, r + w),
        total: amount(total),
      };
      const terms = { exclusions: [{ actor: 'B', portionPct: 100 }], bands: 'us2023', targetPct: 0.5 } as const;
      const found = profile(market, terms);
      const lines = shares(market, []);
      const of = (
        low: bigint,
        high: bigint,
        shown: { sharePct: Interval; quantity: Interval | undefined } | undefined,
      ) => {
        expect(honest(shown?.quantity, fraction(low, PARTS), fraction(high, PARTS))).toBe(true);
        expect(honest(shown?.sharePct, fraction(100n * low, total), fraction(100n * high, total))).toBe(true);
      };
      for (const all of [found.suppliers, lines]) {
        of(
          a,
          a + w,
          all.find((s) => s.actor === 'A'),
        );
        of(
          b,
          b,
          all.find((s) => s.actor === 'B'),
        );
      }
      of(r, r + w, found.rest);
      of(
        r,
        r + w,
        lines.find((l) => l.kind === 'rest'),
      );
      of(total - b, total - b, found.remaining);
      expect(honest(found.total, fraction(total, PARTS), fraction(total, PARTS))).toBe(true);
      // the largest supplier needs 200 times what it holds
      const most = [a + w, b, r + w].reduce((x, y) => (x > y ? x : y));
      const { additional } = found.target ?? {};
      if (w + r === 0n)
        expect(honest(additional, fraction(200n * most - total, PARTS), fraction(200n * most - total, PARTS))).toBe(
          true,
        );
    }),
    { numRuns: 200 },
  );
});

it('an interval inside one double has two ends', () => {
  // A is above 0.1 and at most 0.100000000000000001: the double nearest to both is 0.1
  const b = ratio(99_899_999_999_999_999_999n, 10n ** 18n);
  const market: Market = {
    unit: undefined,
    suppliers: [
      { actor: 'A', value: exactInterval(ratio(1n, 10n), ratio(100n), true) },
      { actor: 'B', value: exactInterval(b, b) },
    ],
    rest: exactInterval(ratio(0n), 'unbounded'),
    total: point(100),
  };
  const [, a] = profile(market, { exclusions: [], bands: 'us2023' }).suppliers;
  expect(a?.sharePct).toEqual({ low: 0.09999999999999999, high: 0.1, lowOpen: true, highOpen: false });
});

it('suppliers that differ in the twentieth digit are in the order of their size', () => {
  const value = (n: bigint) => exactInterval(ratio(n), ratio(n));
  const market = (rest: Interval): Market => ({
    unit: 't',
    suppliers: [
      { actor: 'A', value: value(12_345_678_901_234_567_890n) },
      { actor: 'B', value: value(12_345_678_901_234_567_891n) },
    ],
    rest,
    total: value(24_691_357_802_469_135_782n),
  });
  for (const rest of [point(1), exactInterval(ratio(0n), 'unbounded')]) {
    const { suppliers, total } = profile(market(rest), { exclusions: [], bands: 'us2023' });
    expect(suppliers.map((s) => s.actor)).toEqual(['B', 'A']);
    expect([total?.lowExact, suppliers[0]?.quantity?.highExact]).toEqual([
      '24691357802469135782',
      '12345678901234567891',
    ]);
    expect(shares(market(rest), []).map((l) => l.actor)).toEqual(['B', 'A', undefined, undefined]);
  }
});

it('an HHI just above a threshold is above it', () => {
  // 30^2 + 30^2 = 1800 and a little of the rest
  const p = exactInterval(ratio(30n), ratio(30n));
  const tiny = exactInterval(ratio(1n, 10n ** 30n), ratio(1n, 10n ** 30n));
  const market: Market = {
    unit: undefined,
    suppliers: [
      { actor: 'A', value: p },
      { actor: 'B', value: p },
      { actor: 'C', value: tiny },
    ],
    rest: exactInterval(ratio(0n), 'unbounded'),
    total: point(100),
  };
  const { band } = profile({ ...market, cap: 0.000_000_001 }, { exclusions: [], bands: 'us2023' });
  expect(band).toEqual({ lowest: 'high', highest: 'high', certain: true });
});

it('the joint share of two excluded suppliers is the nearest double, however small it is', () => {
  const market: Market = {
    unit: 't',
    suppliers: [
      { actor: 'A', value: point(0.00001) },
      { actor: 'B', value: point(0.00002) },
    ],
    rest: exactInterval(ratio(0n), 'unbounded'),
    total: point(3),
  };
  const removed = (...actors: readonly string[]) =>
    removedShare(
      market,
      actors.map((actor) => ({ actor, portionPct: 100 })),
    );
  expect(removed('A', 'B')).toEqual(point(0.001));
  // Z is not known and may hold all of the rest
  expect(removed('A', 'Z')).toMatchObject({ low: 0.001 / 3, lowOpen: false, highOpen: false });
  expect(removedShare({ ...market, total: point(0) }, [])).toBeUndefined();
});
