import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { settle } from '../../src/market/settle.js';

const FREE = interval(0, 'unbounded');
type Holdings = Readonly<Record<string, Interval | number>>;
/** A market of shares with a free rest, but for what is said otherwise. */
const market = (holdings: Holdings, more: Partial<Market> = {}): Market => ({
  unit: undefined,
  suppliers: Object.entries(holdings).map(([actor, value]) => ({
    actor,
    value: typeof value === 'number' ? point(value) : value,
  })),
  rest: FREE,
  total: point(100),
  ...more,
});
const CLOSED = { rest: point(0) };
/** A in [60, 80] and B the rest: HHI = 5000 + 2 x^2 with x in [10, 30]. Known to one of k slices, x is worst in the last: 1800 - 2 (30 - 20/k)^2 is left of 1600. */
const PAIR = { A: interval(60, 80), B: interval(0, 100) };
const narrowed = (slices: number): number => 2 * (30 - 20 / slices) ** 2 - 200;
const tiny = (n: number): Holdings =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, interval(0, 1e-9)]));

describe('what would settle an HHI', () => {
  it('of one known share: the largest of the rest, by three quarters of the square of the rest', () => {
    expect(settle(market({ A: 92 }))).toEqual({
      width: 64,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 48 }],
    });
  });
  it('of a pair that makes up all: either holding by as much, and nobody of the rest, the first named first', () => {
    expect(settle(market(PAIR, CLOSED))).toEqual({
      width: 1600,
      facts: ['A', 'B'].map((actor) => ({ fact: 'holding', actor, narrowsBy: narrowed(32) })),
    });
  });
  it('is the same of quantities as of their shares', () => {
    const doubled = market({ A: interval(120, 160), B: interval(0, 200) }, { ...CLOSED, unit: 't', total: point(200) });
    expect(settle(doubled)).toEqual(settle(market(PAIR, CLOSED)));
    expect(settle(doubled)?.facts[0]?.narrowsBy).toBe(1525.78125);
  });
  it('goes by what narrows most, and cuts what the rest leaves to a holding, not what was said of it', () => {
    // A in [70, 90]: from 4900 to 8100 + 100. In the first of 32 slices, 4900 to 70.625^2 + 29.375^2 = 5850.78125; the rest halved saves 75 of 100.
    expect(settle(market({ A: interval(60, 100) }, { rest: interval(10, 30) }))).toEqual({
      width: 3300,
      facts: [
        { fact: 'holding', actor: 'A', narrowsBy: 3300 - 950.78125 },
        { fact: 'largest-of-rest', actor: undefined, narrowsBy: 75 },
      ],
    });
  });
  it.each([
    [2, 32],
    [4, 32],
    [5, 8],
    [7, 8],
    [8, 2],
  ])('with %i intervals a range is cut into %i slices', (intervals, slices) => {
    const found = settle(market({ ...PAIR, ...tiny(intervals - 2) }, CLOSED));
    expect(found?.facts.find((f) => f.actor === 'A')?.narrowsBy).toBeCloseTo(narrowed(slices), 3);
  });
  it('a holding that is known is no interval: it makes no slice coarser and settles nothing', () => {
    const known = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`K${i}`, 0]));
    expect(settle(market({ ...PAIR, ...known }, CLOSED))).toEqual(settle(market(PAIR, CLOSED)));
  });
  it('an unknown supplier settles nothing, since it may hold nothing', () => {
    expect(settle(market({ A: 60 }, { unknown: ['B'] }))?.facts).toEqual([
      { fact: 'largest-of-rest', actor: undefined, narrowsBy: 1200 },
    ]);
  });
  it('under a leader the width is that of the pieces: 30, 30, 30 and 10 make 2800, and 900 + 35^2 stays', () => {
    expect(settle(market({ A: 30 }, { leader: 'A', unknown: ['B'] }))).toEqual({
      width: 1900,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 675 }],
    });
  });
  it('under a cap of 5 on a rest of 10, at most 50 points, 25 of them settled', () => {
    expect(settle(market({ A: 40, B: 30, C: 20 }, { cap: 5 }))).toEqual({
      width: 50,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 25 }],
    });
  });
  it.each<[string, Market]>([
    ['a point', market({ A: 60, B: 40 })],
    ['shares that cannot all be true', market({ A: 60, B: 50 })],
    ['a market of which nothing is ruled out', market({ A: interval(0, 100) })],
    ['a cap that the bounds leave aside', market({ A: interval(30, 40), B: 20 }, { cap: 5 })],
    [
      'more intervals than can be searched',
      market(Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`A${i}`, interval(0, 99)])), CLOSED),
    ],
  ])('%s has no width to be settled', (_what, m) => {
    expect(settle(m)).toBeUndefined();
  });
});
