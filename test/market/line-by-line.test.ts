import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Exclusion, Market } from '../../src/market/market.js';
import { shares } from '../../src/market/shares.js';
import { sharesLineByLine } from './line-by-line.js';

const ends = (most: number): fc.Arbitrary<Interval> =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }), fc.boolean(), fc.boolean())
    .map(([a, b, lowOpen, highOpen]) =>
      a === b ? point(a / 2) : interval(Math.min(a, b) / 2, Math.max(a, b) / 2, lowOpen, highOpen),
    );
const known = (most: number) => fc.integer({ min: 0, max: most }).map((a) => point(a / 2));
const endless = fc.integer({ min: 0, max: 6 }).map((low) => interval(low, 'unbounded', low % 2 === 1));
const market: fc.Arbitrary<Market> = fc
  .record({
    held: fc.array(fc.oneof(known(20), ends(20), fc.oneof({ weight: 4, arbitrary: ends(6) }, endless)), {
      minLength: 1,
      maxLength: 9,
    }),
    rest: fc.oneof(fc.constant(point(0)), ends(12), endless),
    room: fc.tuple(fc.double({ min: -0.1, max: 1.1, noNaN: true }), fc.integer({ min: 0, max: 12 })),
    openTotal: fc.boolean(),
    isEndless: fc.boolean(),
    unit: fc.constantFrom('t', undefined),
    leader: fc.option(fc.integer({ min: 0, max: 8 }), { freq: 5, nil: undefined }),
  })
  .map(({ held, rest, room: [at, wide], openTotal, isEndless, unit, leader }) => {
    const all = [...held, rest];
    const low = all.reduce((s, i) => s + i.low, 0);
    const high = all.reduce((s, i) => s + (i.high === 'unbounded' ? i.low + 9 : i.high), 0);
    const least = Math.max(1, Math.round(2 * (low + at * (high - low)))) / 2;
    const total = isEndless
      ? interval(least, 'unbounded')
      : wide === 0
        ? point(least)
        : interval(least, least + wide / 2, openTotal);
    const suppliers = held.map((value, i) => ({ actor: `A${i}`, value }));
    return { unit, suppliers, rest, total, ...(leader === undefined ? {} : { leader: `A${leader % held.length}` }) };
  });
const exclusions: fc.Arbitrary<readonly Exclusion[]> = fc.uniqueArray(
  fc.record({
    actor: fc.constantFrom('A0', 'A1', 'A2', 'A3', 'Nobody'),
    portionPct: fc.constantFrom(100, 100, 50, 25, 33.3),
  }),
  { maxLength: 3, selector: ({ actor }) => actor },
);

describe('the table of a market of any size', () => {
  it('is that of every line computed alone, to the last digit and end', () => {
    let filled = 0;
    fc.assert(
      fc.property(market, exclusions, fc.boolean(), (m, excluded, isApart) => {
        const apart = isApart && m.leader !== undefined ? m.leader : undefined;
        const lines = shares(m, excluded, apart);
        filled += Math.sign(lines.length);
        expect(lines).toEqual(sharesLineByLine(m, excluded, apart));
      }),
    );
    expect(filled).toBeGreaterThan(0);
  });
});
