import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { type ShareLine, shares } from '../../src/market/shares.js';
import { type Fraction, fraction, grid, less, type Range, withinUlp } from '../reference.js';
import { closedRange, marketsOf } from './search.js';

const market = marketsOf(closedRange, fc.oneof(fc.constant(point(0)), closedRange(3)));
/** All completions in whole units, with the rest last; they include the corners of a market in whole units. */
const completions = ({ suppliers, rest, total }: Market): readonly (readonly bigint[])[] => {
  const ends = (i: Interval): Range => [BigInt(i.low), BigInt(Number(i.high))];
  const [low, high] = ends(total);
  return [...grid([...suppliers.map((s) => s.value), rest].map(ends))].filter((c) => {
    const sum = c.reduce((a, b) => a + b, 0n);
    return sum >= low && sum <= high;
  });
};
const sum = (all: readonly bigint[]): bigint => all.reduce((a, b) => a + b, 0n);
const extremes = (all: readonly Fraction[]): readonly [Fraction, Fraction] | undefined => {
  const [first, ...others] = all;
  return (
    first &&
    others.reduce<readonly [Fraction, Fraction]>(
      ([a, b], x) => [less(x, a) ? x : a, less(b, x) ? x : b],
      [first, first],
    )
  );
};

describe('the table of a market', () => {
  it('has the extreme shares, contributions and sums of all completions, also without A0', () => {
    fc.assert(
      fc.property(market, fc.constantFrom(0, 25, 50, 100), (m, portionPct) => {
        const lines = shares(m, portionPct === 0 ? [] : [{ actor: 'A0', portionPct }]);
        const kept = completions(m)
          .map((c) => c.map((q, i) => (i === 0 ? q * BigInt(4 - portionPct / 25) : q * 4n)))
          .filter((c) => sum(c) > 0n);
        const check = (i: Interval | undefined, of: (c: readonly bigint[]) => Fraction): void => {
          const ends = extremes(kept.map(of));
          if (!ends || !i) expect(lines).toEqual([]);
          else expect([withinUlp(i.low, ends[0]), withinUlp(Number(i.high), ends[1])]).toEqual([true, true]);
        };
        const places = (line: ShareLine): readonly number[] =>
          line.actor === undefined ? [m.suppliers.length] : [Number(line.actor.slice(1))];
        for (const [i, line] of lines.entries()) {
          if (line.kind === 'total') {
            expect(line.sharePct).toEqual(point(100));
            continue;
          }
          const share = (at: readonly number[]) => (c: readonly bigint[]) =>
            fraction(100n * sum(at.map((place) => c[place] ?? 0n)), sum(c));
          check(line.sharePct, share(places(line)));
          if (line.kind === 'rest') continue;
          check(line.contribution, (c) => {
            const { n, d } = share(places(line))(c);
            return fraction(n * n, d * d);
          });
          check(line.cumulatedPct, share(lines.slice(0, i + 1).flatMap(places)));
        }
      }),
    );
  });
  it('has contributions that add up to the HHI if only the rest is unknown', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 3 }), (held) => {
        const m: Market = {
          unit: undefined,
          suppliers: held.map((value, i) => ({ actor: `A${i}`, value: point(value) })),
          rest: interval(0, 'unbounded'),
          total: point(100),
        };
        const parts = shares(m, []).flatMap((l) => l.contribution ?? []);
        const { measures } = profile(m, { exclusions: [], bands: 'us2023' });
        expect(parts.reduce((a, i) => a + i.low, 0)).toBeCloseTo(measures?.hhi?.low ?? Number.NaN, 8);
        expect(parts.reduce((a, i) => a + Number(i.high), 0)).toBeCloseTo(Number(measures?.hhi?.high), 8);
      }),
    );
  });
});

describe('a rank', () => {
  const ranks = (held: readonly Interval[], rest: Interval, total: Interval) =>
    shares({ unit: 't', suppliers: held.map((value, i) => ({ actor: `A${i}`, value })), rest, total }, []).flatMap(
      (l) => (l.rank ? [[l.actor, l.rank.low, l.rank.high]] : []),
    );
  it('is one place if every supplier is known', () =>
    expect(ranks([5, 9, 5].map(point), point(0), point(19))).toEqual([
      ['A1', 1, 1],
      ['A0', 2, 2],
      ['A2', 2, 2],
    ]));
  it('leaves room for as many larger suppliers as fit into the rest', () => {
    // in a rest of 10 one supplier may exceed 5, but not two, and three may exceed 3
    expect(ranks([point(5), point(3)], point(10), point(18))).toEqual([
      ['A0', 1, 2],
      ['A1', 2, 5],
    ]);
    expect(ranks([point(6)], point(6), point(12))).toEqual([['A0', 1, 1]]);
  });
  it('has no limit if the rest is unbounded or a holding may be nothing', () => {
    // so may more suppliers of the rest than a number can count exactly
    expect(ranks([point(1e-310)], interval(0, 6), point(6))).toEqual([['A0', 1, undefined]]);
    expect(ranks([point(1e-12)], interval(0, 6), point(6))[0]?.[2]).toBeGreaterThan(1e12);
    expect(ranks([point(6)], interval(0, 'unbounded'), interval(6, 'unbounded'))).toEqual([['A0', 1, undefined]]);
    expect(ranks([interval(0, 6)], interval(4, 10), point(10))).toEqual([['A0', 1, undefined]]);
  });
});
