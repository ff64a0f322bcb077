import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { fraction, hhiOf, withinUlp } from '../reference.js';

const TERMS = { exclusions: [{ actor: 'A0', portionPct: 100 }], bands: 'us2023' } as const;

/** A table of exact quantities with a rest of at least 0. */
const table = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 400_000_000 }), { minLength: 1, maxLength: 24 }),
    fc.integer({ min: 0, max: 1_000_000 }),
  )
  .filter(([rows, rest]) => rows.some((q) => q > 0) && rest >= 0)
  .map(([rows, rest]) => ({ rows, rest, total: rows.reduce((a, b) => a + b, rest) }));

const market = (rows: readonly number[], total: number): Market => ({
  unit: 't',
  suppliers: rows.map((q, i) => ({ actor: `A${i}`, value: point(q) })),
  rest: interval(0, 'unbounded'),
  total: point(total),
});

describe('a table of known quantities', () => {
  it('has shares within 1 ulp of the exact ones', () => {
    fc.assert(
      fc.property(table, ({ rows, total }) => {
        const { suppliers } = profile(market(rows, total), TERMS);
        for (const { actor, sharePct } of suppliers) {
          const q = BigInt(rows[Number(actor.slice(1))] ?? 0);
          expect(sharePct.low).toBe(sharePct.high);
          expect(withinUlp(sharePct.low, fraction(100n * q, BigInt(total)))).toBe(true);
        }
      }),
    );
  });
  it('has the HHI of named suppliers and of the rest as one supplier as ends, within 1 ulp', () => {
    fc.assert(
      fc.property(table, ({ rows, rest, total }) => {
        const { hhi } = profile(market(rows, total), TERMS).measures ?? {};
        const named = rows.map(BigInt);
        if (!hhi) throw new Error('no HHI');
        expect(withinUlp(hhi.low, hhiOf(named, BigInt(total)))).toBe(true);
        expect(withinUlp(Number(hhi.high), hhiOf([...named, BigInt(rest)], BigInt(total)))).toBe(true);
        // ends that round to the same double become one closed end
        expect([hhi.lowOpen, hhi.highOpen]).toEqual([rest > 0 && hhi.low !== hhi.high, false]);
      }),
    );
  });
  it('has a remainder with the HHI of the other suppliers, within 1 ulp', () => {
    fc.assert(
      fc.property(table, ({ rows, rest, total }) => {
        const { remaining, reasons } = profile(market(rows, total), TERMS);
        const [first = 0, ...others] = rows.map(BigInt);
        const left = BigInt(total) - BigInt(first);
        if (left === 0n) expect(reasons.get('remaining.measures.hhi')).toBe('nothing-left');
        else if (others.every((q) => q === 0n)) expect(reasons.get('remaining.measures.hhi')).toBe('unidentified');
        else {
          const { hhi } = remaining?.measures ?? {};
          if (!hhi) throw new Error('no HHI');
          expect(withinUlp(hhi.low, hhiOf(others, left))).toBe(true);
          expect(withinUlp(Number(hhi.high), hhiOf([...others, BigInt(rest)], left))).toBe(true);
        }
        expect(remaining?.quantity).toEqual(point(total - (rows[0] ?? 0)));
      }),
    );
  });
  it('has the same profile in any order of rows, to the last bit', () => {
    const shuffled = table.chain((t) =>
      fc.tuple(fc.constant(t), fc.shuffledSubarray([...t.rows.keys()], { minLength: t.rows.length })),
    );
    fc.assert(
      fc.property(shuffled, ({ 0: { rows, total }, 1: order }) => {
        const straight = market(
          rows.map((q) => q / 7),
          total,
        );
        const mixed = { ...straight, suppliers: order.flatMap((i) => straight.suppliers[i] ?? []) };
        expect(profile(mixed, TERMS)).toEqual(profile(straight, TERMS));
      }),
    );
  });
  it('does not depend on suppliers of nothing or on the unit', () => {
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 1000 }), ({ rows, total }, scale) => {
        const plain = profile(market(rows, total), TERMS);
        const padded = profile(market([...rows, 0, 0], total), TERMS);
        expect([padded.measures, padded.remaining]).toEqual([plain.measures, plain.remaining]);
        const scaled = profile(
          market(
            rows.map((q) => q * scale),
            total * scale,
          ),
          TERMS,
        );
        expect([scaled.measures, scaled.band, scaled.suppliers.map((s) => s.sharePct)]).toEqual([
          plain.measures,
          plain.band,
          plain.suppliers.map((s) => s.sharePct),
        ]);
      }),
    );
  });
});
