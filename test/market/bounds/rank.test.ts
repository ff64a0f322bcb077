import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../../src/domain/interval.js';
import type { Exclusion, Market } from '../../../src/market/market.js';
import { shares } from '../../../src/market/shares.js';
import { grid, type Range } from '../../reference.js';

const market = (held: readonly Interval[], rest: Interval, total: Interval): Market => ({
  unit: 't',
  suppliers: held.map((value, i) => ({ actor: `A${i}`, value })),
  rest,
  total,
});
/** The ranks of the suppliers by name. */
const ranks = (m: Market, exclusions: readonly Exclusion[] = []) =>
  new Map(shares(m, exclusions).flatMap((l) => (l.rank && l.actor ? [[l.actor, [l.rank.low, l.rank.high]]] : [])));

/** The integers in an interval of `parts` a unit; an unbounded one ends at `most`. */
const steps = (i: Interval, parts: number, most: number): Range => [
  BigInt(i.low * parts + (i.lowOpen ? 1 : 0)),
  BigInt(i.high === 'unbounded' ? most * parts : i.high * parts - (i.highOpen ? 1 : 0)),
];

/**
 * The best and the worst rank of each supplier, by trying every completion on a grid of `parts` a unit.
 * A rest above a holding has as many larger suppliers as it has room for, or none: they may be tiny, unless the holding is nothing.
 * `kept` is the percentage of A0 that is kept. A worst rank above 16 stands for any, as only a holding near nothing has it in markets so small.
 */
function tried({ suppliers, rest, total }: Market, parts: number, kept: number): ReturnType<typeof ranks> {
  const most = Number(total.high);
  const [low, high] = steps(total, parts, most);
  const found = new Map<string, readonly [number, number]>();
  const boxes = suppliers.map((s) => steps(s.value, parts, most));
  const [restLow, restHigh] = steps(rest, parts, most).map(Number);
  for (const named of grid(boxes)) {
    const held = named.map(Number);
    const sum = held.reduce((a, b) => a + b, 0);
    const ends = [Math.max(Number(restLow), Number(low) - sum), Math.min(Number(restHigh), Number(high) - sum)];
    if (Number(ends[0]) > Number(ends[1])) continue;
    const sizes = held.map((q, i) => q * (i === 0 ? kept : 100));
    for (const left of ends.map((end) => 100 * end)) {
      if (sizes.reduce((a, b) => a + b, left) === 0) continue;
      for (const [i, size] of sizes.entries()) {
        if (i === 0 && kept === 0) continue;
        const others = sizes.filter((other, j) => j !== i && other > size).length;
        const [best, worst] = found.get(`A${i}`) ?? [Number.POSITIVE_INFINITY, 0];
        const forced = size === 0 && left > 0 ? 1 : 0;
        const room = left > 0 ? Math.ceil(left / size) - 1 : 0;
        found.set(`A${i}`, [Math.min(best, 1 + others + forced), Math.max(worst, 1 + others + room)]);
      }
    }
  }
  return new Map([...found].map(([actor, [best, worst]]) => [actor, [best, worst > 16 ? undefined : worst]]));
}

const ends = (most: number) => fc.tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }));
const closed = (most: number) => ends(most).map(([a, b]) => interval(Math.min(a, b), Math.max(a, b)));
const open = (most: number) =>
  fc
    .tuple(ends(most), fc.boolean(), fc.boolean())
    .map(([[a, b], lowOpen, highOpen]) =>
      a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), lowOpen, highOpen),
    );

describe('ranks', () => {
  it.each([
    { name: 'closed ranges', ranges: closed, suppliers: 3, parts: 6, numRuns: 150 },
    { name: 'open ranges', ranges: open, suppliers: 2, parts: 60, numRuns: 150 },
  ])('are those that some completion attains in markets of $name, also without part of A0', (c) => {
    const markets = fc.record({
      held: fc.array(c.ranges(3), { minLength: 1, maxLength: c.suppliers }),
      rest: fc.oneof(fc.constant(point(0)), fc.constant(interval(0, 'unbounded')), c.ranges(3)),
      total: c.ranges(7).filter((total) => Number(total.high) > 0),
    });
    fc.assert(
      fc.property(markets, fc.constantFrom(0, 50, 100), ({ held, rest, total }, portionPct) => {
        const m = market(held, rest, total);
        expect(ranks(m, portionPct === 0 ? [] : [{ actor: 'A0', portionPct }])).toEqual(
          tried(m, c.parts, 100 - portionPct),
        );
      }),
      { numRuns: c.numRuns },
    );
  });
  it('count the others that may be larger all at once, not one by one', () => {
    const three = market([interval(40, 70), interval(10, 45), interval(10, 45)], point(0), point(100));
    expect([...ranks(three).values()]).toEqual([
      [1, 2],
      [1, 3],
      [1, 3],
    ]);
    // one of the others must be larger than A0, because both at 30 leave 10 of 100 to nobody
    const forced = market([interval(20, 30), interval(10, 60), interval(10, 60)], point(0), point(100));
    expect(ranks(forced).get('A0')).toEqual([2, 3]);
  });
  it('are compared in what is kept', () => {
    const pair = market([point(60), point(40)], point(0), point(100));
    expect([...ranks(pair, [{ actor: 'A0', portionPct: 50 }])]).toEqual([
      ['A1', [1, 1]],
      ['A0', [2, 2]],
    ]);
  });
  it('have the room of a total that has no end', () => {
    const endless = market([interval(10, 'unbounded'), point(5)], point(0), interval(0, 'unbounded'));
    expect([...ranks(endless, [{ actor: 'A0', portionPct: 99 }])]).toEqual([
      ['A0', [1, 2]],
      ['A1', [1, 2]],
    ]);
    const three = market([interval(10, 'unbounded'), point(9), point(8)], point(0), interval(0, 'unbounded'));
    expect([...ranks(three).values()]).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });
  it('come after somebody of the rest where a supplier has nothing', () =>
    expect([...ranks(market([point(0), point(6)], point(4), point(10)))]).toEqual([
      ['A1', [1, 1]],
      ['A0', [3, undefined]],
    ]));
  it('come after nobody of a rest that may all be left out', () => {
    const none = market([point(0), point(6)], point(4), point(10));
    expect(ranks(none, [{ actor: 'Unknown', portionPct: 100 }]).get('A0')).toEqual([2, undefined]);
  });
  it('count no equals, though all are as large at once', () => {
    // A1 and A2 share 20 of 30, so that only one of them can be above 10
    const three = market([point(10), interval(5, 12), interval(5, 12)], point(0), point(30));
    expect([...ranks(three).values()]).toEqual([
      [1, 3],
      [1, 3],
      [1, 2],
    ]);
    // A1 can be as large as A0, but not larger
    const pair = market([point(10), interval(5, 10), interval(5, 25)], point(0), interval(20, 40));
    expect(ranks(pair).get('A0')).toEqual([1, 2]);
  });
  it('count equals exactly where no decimal is the holding that is as large', () => {
    // the others share 2 of 3: at 2/3 each they keep 0.6, as A0 does, and else one or two of them keep more
    const four = market([point(1), interval(0, 5), interval(0, 5), interval(0, 5)], point(0), point(3));
    const exclusions = [40, 10, 10, 10].map((portionPct, i) => ({ actor: `A${i}`, portionPct }));
    expect(ranks(four, exclusions).get('A0')).toEqual([1, 3]);
  });
  it('count those that need least to be larger', () => {
    // 5.5 is left to give: A1 and A2 need more than 1 each, and A3 more than 5
    const four = market([point(10), interval(9, 20), interval(9, 20), interval(5, 20)], point(0), point(38.5));
    expect(ranks(four).get('A0')).toEqual([1, 3]);
  });
  it('share the room of the total between the others and the rest', () => {
    // of 40, the others of A0 have 30: at most two can be above 10; those of A1 have 35, of which A0 has 10
    const wide = market([point(10), interval(5, 12)], interval(0, 'unbounded'), point(40));
    expect([...ranks(wide)]).toEqual([
      ['A1', [1, 6]],
      ['A0', [1, 3]],
    ]);
  });
});
