import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { settle } from '../../src/market/settle.js';

const FREE = interval(0, 'unbounded');
type Holdings = Readonly<Record<string, Interval | number>>;
/** A market of shares with a free rest, unless `more` says otherwise. */
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
/** A in [60, 80] and B = 100 - A: HHI = 5000 + 2 x^2 with x = A - 50 in [10, 30]. If x is known to one of k slices, the last is worst: 1800 - 2 (30 - 20/k)^2 of 1600 remains. */
const PAIR = { A: interval(60, 80), B: interval(0, 100) };
const narrowed = (slices: number): number => 2 * (30 - 20 / slices) ** 2 - 200;
const tiny = (n: number): Holdings =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`x${i}`, interval(0, 1e-9)]));

describe('the facts that would settle an HHI', () => {
  it('are the largest of the rest for one known share, worth 3/4 of the squared rest', () => {
    expect(settle(market({ A: 92 }))).toEqual({
      width: 64,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 48 }],
    });
  });
  it('are both holdings of a pair without a rest, as the total then fixes the other', () => {
    expect(settle(market(PAIR, CLOSED))).toEqual({
      width: 1600,
      facts: ['A', 'B'].map((actor) => ({ fact: 'holding', actor, narrowsBy: 1600 })),
    });
  });
  it('are the same for quantities as for their shares', () => {
    const doubled = market({ A: interval(120, 160), B: interval(0, 200) }, { ...CLOSED, unit: 't', total: point(200) });
    expect(settle(doubled)).toEqual(settle(market(PAIR, CLOSED)));
    expect(settle(doubled)?.facts[0]?.narrowsBy).toBe(1600);
  });
  it('are sorted by points, and count only the range that the rest leaves to a holding', () => {
    // A in [70, 90]: from 4900 to 8100 + 100. In the first of 32 slices, 4900 to 70.625^2 + 29.375^2 = 5850.78125; the rest halved saves 75 of 100.
    const found = {
      width: 3300,
      facts: [
        { fact: 'holding', actor: 'A', narrowsBy: 3300 - 950.78125 },
        { fact: 'largest-of-rest', actor: undefined, narrowsBy: 75 },
      ],
    };
    expect(settle(market({ A: interval(60, 100) }, { rest: interval(10, 30) }))).toEqual(found);
    const doubled = { unit: 't', rest: interval(20, 60), total: point(200) };
    expect(settle(market({ A: interval(120, 200) }, doubled))).toEqual(found);
  });
  it.each([
    [3, 32],
    [4, 32],
    [5, 8],
    [7, 8],
    [8, 2],
  ])('with %i intervals come from %i slices of each range', (intervals, slices) => {
    const found = settle(market({ ...PAIR, ...tiny(intervals - 2) }, CLOSED));
    expect(found?.facts.find((f) => f.actor === 'A')?.narrowsBy).toBeCloseTo(narrowed(slices), 3);
  });
  it('exclude a known holding, which does not count as an interval', () => {
    const known = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`K${i}`, 0]));
    expect(settle(market({ ...PAIR, ...known }, CLOSED))).toEqual(settle(market(PAIR, CLOSED)));
  });
  it('exclude an unknown supplier, because it may have nothing', () => {
    expect(settle(market({ A: 60 }, { unknown: ['B'] }))?.facts).toEqual([
      { fact: 'largest-of-rest', actor: undefined, narrowsBy: 1200 },
    ]);
  });
  it('under a leader of 30 settle 675 of 1900 points', () => {
    expect(settle(market({ A: 30 }, { leader: 'A', unknown: ['B'] }))).toEqual({
      width: 1900,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 675 }],
    });
  });
  it('under a cap of 5 on a rest of 10 settle 25 of 50 points', () => {
    expect(settle(market({ A: 40, B: 30, C: 20 }, { cap: 5 }))).toEqual({
      width: 50,
      facts: [{ fact: 'largest-of-rest', actor: undefined, narrowsBy: 25 }],
    });
  });
  it.each<[string, Market]>([
    ['a point', market({ A: 60, B: 40 })],
    ['shares that cannot all be true', market({ A: 60, B: 50 })],
    ['a market in which nothing is ruled out', market({ A: interval(0, 100) })],
  ])('are absent for %s', (_what, m) => {
    expect(settle(m)).toBeUndefined();
  });
});

describe('the facts that would settle the HHI of a market in tonnes', () => {
  const tonnes = (holdings: Holdings, total: Interval): Market => market(holdings, { ...CLOSED, unit: 't', total });
  it('are worth what they are worth in percent', () => {
    const scaled = tonnes({ A: interval(120, 160), B: interval(0, 200) }, point(200));
    expect(settle(scaled)).toEqual(settle(market(PAIR, CLOSED)));
  });
  it('leave something open where the total does not fix the other supplier', () => {
    const found = settle(tonnes({ A: interval(10, 20), B: interval(5, 8) }, FREE));
    const [first] = found?.facts ?? [];
    expect([first?.actor, Number(first?.narrowsBy) < Number(found?.width)]).toEqual(['A', true]);
  });
});
