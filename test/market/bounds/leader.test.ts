import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../../src/domain/interval.js';
import { toNumber } from '../../../src/domain/rational.js';
import type { Box } from '../../../src/market/bounds/completion.js';
import { cheapestUnderLeader } from '../../../src/market/bounds/leader.js';
import type { Market } from '../../../src/market/market.js';
import { profile } from '../../../src/market/profile.js';
import { shares } from '../../../src/market/shares.js';
import { fraction, hhiOf, less } from '../../reference.js';
import { closedRange, completions, holds, marketsOf } from '../search.js';
import { percents, shown, tonnes, without } from '../worked.js';

const markets = marketsOf(closedRange, fc.constantFrom(point(0), interval(0, 'unbounded')));
/** The completions in half units in which A0 is the largest; the rest may be many suppliers. */
const led = (m: Market) => completions(m).filter(([top = 0n, ...others]) => others.slice(0, -1).every((q) => q <= top));
const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);
/** Whether the rest divided into parts has none above the leader. */
const parts = (c: readonly bigint[]): readonly bigint[] | undefined => {
  const [top = 0n, rest = 0n] = [c[0], c.at(-1)];
  return rest <= top ? c : undefined;
};

describe('the shares of a market with a leader', () => {
  it('leave a supplier no more than the leader', () => {
    const shares = (m: Market) => without(m).suppliers.map((s) => `${s.actor} ${shown(s.sharePct)}`);
    expect(shares(percents(['[30, 60]', '[10, 60]', '20'], '[0, inf)', { leader: 'A' }))).toEqual([
      'A [30, 60]',
      'B [10, 40]',
      'C 20',
    ]);
    // three suppliers that are the whole market: the largest has at least a third
    expect(shares(percents(['[0, 100]', '[0, 100]', '[0, 100]'], '0', { leader: 'A' }))).toEqual([
      'A [33.3333, 100]',
      'B [0, 50]',
      'C [0, 50]',
    ]);
  });
  it('are those of all completions in which it is the largest, as is what is left without others', () => {
    fc.assert(
      fc.property(markets, fc.constantFrom(0, 1), fc.constantFrom(50, 100), (m, left, portionPct) => {
        const actor = `A${left}`;
        const p = profile(
          { ...m, leader: 'A0' },
          { exclusions: m.suppliers[left] ? [{ actor, portionPct }] : [], bands: 'us2023' },
        );
        for (const c of p.measures ? led(m) : []) {
          const total = sum(c);
          for (const { actor: who, sharePct } of p.suppliers) {
            const held = c[Number(who.slice(1))] ?? 0n;
            expect(holds(sharePct, fraction(100n * held, total))).toBe(true);
          }
          const kept = c.map((q, i) => q * (i === left ? BigInt(2 - portionPct / 50) : 2n));
          const hhi = p.remaining?.measures.hhi;
          if (parts(c) && sum(kept) > 0n && hhi) expect(holds(hhi, hhiOf(kept, sum(kept)))).toBe(true);
        }
      }),
    );
  });
  it('reach their ends in some completion, those of the leader apart', () => {
    fc.assert(
      fc.property(markets, (m) => {
        const p = profile({ ...m, leader: 'A0' }, { exclusions: [], bands: 'us2023' });
        const all = led(m);
        if (!p.measures || all.length === 0) return;
        for (const { actor, sharePct } of p.suppliers) {
          const place = Number(actor.slice(1));
          const shares = all.map((c) => fraction(100n * (c[place] ?? 0n), sum(c)));
          const most = shares.reduce((a, b) => (less(a, b) ? b : a));
          const least = shares.reduce((a, b) => (less(b, a) ? b : a));
          expect(Number(sharePct.high)).toBeCloseTo(Number(most.n) / Number(most.d), 9);
          // the least of the leader is a part of the total that is no half unit
          if (place > 0) expect(sharePct.low).toBeCloseTo(Number(least.n) / Number(least.d), 9);
        }
      }),
    );
  });
});

describe('the shares beside a leader, in a market without an upper limit', () => {
  const size = fc.integer({ min: 0, max: 30 });
  const holding = fc.oneof(
    size.map((low) => interval(low, 'unbounded')),
    fc.tuple(size, size).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b))),
  );
  const ends = ({ low, high }: Interval): readonly number[] => [
    low,
    high === 'unbounded' ? Number.POSITIVE_INFINITY : high,
  ];

  it('leave a supplier no more than the leader', () => {
    const of = (b: string, rest: string) =>
      shares(tonnes(['(10, inf)', b], rest, '(20, inf)', { leader: 'A' })).map((line) => shown(line.sharePct));
    expect(of('[5, 50]', '0')).toEqual(['[50, 100)', '(0, 50]', '0', '100']);
    expect(of('[5, 50]', '[0, inf)')).toEqual(['(0, 100)', '(0, 50]', '[0, 100)', '100']);
    expect(of('(5, inf)', '0')).toEqual(['[50, 100)', '(0, 50]', '0', '100']);
  });
  it('are those with a limit that is far away', () => {
    fc.assert(
      fc.property(
        fc.array(holding, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(interval(0, 0), interval(0, 'unbounded')),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(50, 100),
        (named, rest, total, out, portionPct) => {
          const market = (far: number | 'unbounded'): Market => ({
            unit: 't',
            suppliers: named.map((value, i) => ({
              actor: `A${i}`,
              value: value.high === 'unbounded' ? interval(value.low, far) : value,
            })),
            rest: rest.high === 'unbounded' ? interval(0, far) : rest,
            total: interval(total, far),
            leader: 'A0',
            unknown: [],
          });
          const figures = (m: Market): readonly number[] => {
            const exclusions = out < named.length ? [{ actor: `A${out}`, portionPct }] : [];
            const { suppliers, remaining } = profile(m, { exclusions, bands: 'us2023' });
            const parts = [...suppliers].sort((a, b) => (a.actor < b.actor ? -1 : 1)).map((s) => s.sharePct);
            const lines = shares(m, exclusions).toSorted((a, b) => (`${a.actor}` < `${b.actor}` ? -1 : 1));
            return [
              ...parts,
              ...lines.map((line) => line.sharePct),
              ...(remaining ? [remaining.sharePct] : []),
            ].flatMap(ends);
          };
          const [open, limited] = [figures(market('unbounded')), figures(market(1e12))];
          expect(open).toHaveLength(limited.length);
          for (const [i, end] of open.entries()) expect(Math.abs(end - (limited[i] ?? Number.NaN))).toBeLessThan(1e-6);
        },
      ),
    );
  });
});

describe('the cheapest completion under a leader', () => {
  type Range = readonly [low: number, high: number];
  const box = ([low, high]: Range): Box => ({ low: BigInt(low), high: BigInt(high), endless: false });
  /** What the leader, the others and the rest hold, at a cost each. The leader stands first. */
  function held(boxes: readonly Range[], total: Range, costs: readonly number[]): readonly number[] | undefined {
    const [rest = box([0, 0]), ...others] = boxes.map(box).reverse();
    const c = { scale: 1n, named: others.reverse(), rest, total: box(total), leader: 0 };
    return cheapestUnderLeader(c, costs.map(BigInt))?.map(toNumber);
  }
  it('has the least leader of those that cost the same, or the largest if cost falls until there', () => {
    const free: readonly Range[] = [
      [2, 6],
      [0, 4],
      [0, 8],
    ];
    expect(held(free, [8, 8], [0, 0, 0])?.[0]).toBe(2);
    // B is as large as the leader up to 4
    expect(held(free.with(2, [0, 0]), [0, 20], [0, -1, 0])).toEqual([6, 4, 0]);
  });
  it('has a leader between its ends', () => {
    const boxes: readonly Range[] = [
      [1, 9],
      [0, 4],
      [0, 10],
    ];
    // -2 t - 10 up to 4, then -18, and t - 24 from 6 on: the outer lines meet at 14/3
    expect(held(boxes, [0, 20], [0, -2, -1])).toEqual([14 / 3, 4, 10]);
    // -2 t - 40 up to 4, then t - 52, and 4 t - 70 from 6 on: the outer lines meet at 5, where it costs more than at 4
    expect(held(boxes, [0, 20], [1, -3, -4])).toEqual([4, 4, 10]);
    // without more than 4 of B and 10 of the rest it is at least 6
    expect(held(boxes, [20, 20], [3, 1, 0])).toEqual([6, 4, 10]);
  });
  it('has a leader no smaller than it takes to reach the total', () => {
    const three: readonly Range[] = [
      [1, 9],
      [0, 4],
      [0, 6],
      [0, 1],
    ];
    // 5, 4, 5 and 1; 4, 4, 4 and 1; 9, 4, 6 and 1
    expect(held(three, [15, 15], [1, 0, 0, 0])).toEqual([5, 4, 5, 1]);
    expect(held(three, [13, 13], [1, 0, 0, 0])).toEqual([4, 4, 4, 1]);
    expect(held(three, [20, 20], [1, 0, 0, 0])).toEqual([9, 4, 6, 1]);
    expect(held(three, [2, 3], [1, 0, 0, 0])?.[0]).toBe(1);
  });
  it('fills the cheapest first, only as far as the total asks where that costs something', () => {
    const fixed: readonly Range[] = [
      [9, 9],
      [0, 4],
      [0, 6],
      [0, 0],
    ];
    expect(held(fixed, [15, 15], [0, 1, 2, 0])).toEqual([9, 4, 2, 0]);
    expect(held(fixed, [15, 15], [0, 2, 1, 0])).toEqual([9, 0, 6, 0]);
    expect(held(fixed, [15, 15], [0, 1, 1, 0])).toEqual([9, 4, 2, 0]);
    expect(held(fixed, [12, 20], [0, 1, 2, 0])).toEqual([9, 3, 0, 0]);
    expect(held(fixed, [12, 20], [0, 0, 1, 0])).toEqual([9, 3, 0, 0]);
    expect(held(fixed, [12, 20], [0, -1, 1, 0])).toEqual([9, 4, 0, 0]);
    expect(held(fixed, [12, 17], [0, -1, -2, 0])).toEqual([9, 2, 6, 0]);
  });
  it('is none where all together never reach the total', () => {
    expect(
      held(
        [
          [1, 9],
          [0, 4],
          [0, 1],
        ],
        [15, 15],
        [1, 0, 0],
      ),
    ).toBeUndefined();
    // B holds no more than the leader, 5
    expect(
      held(
        [
          [1, 5],
          [0, 9],
          [0, 0],
        ],
        [12, 12],
        [1, 0, 0],
      ),
    ).toBeUndefined();
  });
});
