import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { crOf, type Fraction, fraction, hhiOf, withinUlp } from '../reference.js';
import { completions, holds, largest, PARTS, smallMarkets, split } from './search.js';

const TERMS = (portionPct: number) => ({ exclusions: [{ actor: 'A0', portionPct }], bands: 'us2023' }) as const;

describe('the bounds contain every completion', () => {
  it('for HHI, CR1, CR3, shares and the rest, with the rest divided in any way', () => {
    fc.assert(
      fc.property(smallMarkets, fc.bigInt({ min: 1n, max: 3n }), (m, pieces) => {
        const p = profile(m, TERMS(100));
        const all = completions(m);
        if (p.reasons.get('measures') === 'inconsistent-shares') expect(all).toEqual([]);
        for (const c of all) {
          const [divided, total] = [split(c, pieces), c.reduce((a, b) => a + b, 0n)];
          const whole = total * pieces;
          if (p.measures?.hhi) expect(holds(p.measures.hhi, hhiOf(divided, whole))).toBe(true);
          if (p.measures?.cr1Pct) expect(holds(p.measures.cr1Pct, crOf(divided, whole, 1))).toBe(true);
          if (p.measures?.cr3Pct) expect(holds(p.measures.cr3Pct, crOf(divided, whole, 3))).toBe(true);
          for (const { actor, sharePct, quantity } of p.suppliers) {
            const q = c[Number(actor.slice(1))] ?? 0n;
            expect(holds(sharePct, fraction(100n * q, total))).toBe(true);
            expect(quantity && holds(quantity, fraction(q, PARTS))).toBe(true);
          }
          expect(p.rest && holds(p.rest.sharePct, fraction(100n * (c.at(-1) ?? 0n), total))).toBe(true);
        }
      }),
    );
  });
  it('for what remains without all or part of a supplier', () => {
    fc.assert(
      fc.property(smallMarkets, fc.constantFrom(100, 50, 25), (m, portionPct) => {
        const { remaining } = profile(m, TERMS(portionPct));
        for (const c of completions(m)) {
          const total = 4n * c.reduce((a, b) => a + b, 0n);
          const kept = c.map((q, i) => (i === 0 ? q * BigInt(4 - portionPct / 25) : q * 4n));
          const left = kept.reduce((a, b) => a + b, 0n);
          expect(remaining && holds(remaining.sharePct, fraction(100n * left, total))).toBe(true);
          expect(remaining?.quantity && holds(remaining.quantity, fraction(left, 4n * PARTS))).toBe(true);
          if (left > 0n && remaining?.measures.hhi) expect(holds(remaining.measures.hhi, hhiOf(kept, left))).toBe(true);
        }
      }),
    );
  });
});

describe('the bounds are sharp', () => {
  const closed = smallMarkets.map((m): Market => {
    const shut = (i: Interval): Interval => interval(i.low, i.high);
    return {
      ...m,
      suppliers: m.suppliers.map((s) => ({ ...s, value: shut(s.value) })),
      rest: shut(m.rest),
      total: shut(m.total),
    };
  });
  it('a corner attains the high ends of HHI, CR1 and CR3', () => {
    fc.assert(
      fc.property(closed, (m) => {
        const [{ measures }, all] = [profile(m, TERMS(100)), completions(m)];
        if (!measures) return;
        const ends: [Interval | undefined, Fraction | undefined][] = [
          [measures.hhi, largest(all, hhiOf)],
          [measures.cr1Pct, largest(all, (c, t) => crOf(c, t, 1))],
          [measures.cr3Pct, largest(all, (c, t) => crOf(c, t, 3))],
        ];
        for (const [i, exact] of ends)
          if (i) expect(exact && !i.highOpen && withinUlp(Number(i.high), exact)).toBe(true);
      }),
    );
  });
  it('a corner attains the high end of the HHI of a remainder', () => {
    fc.assert(
      fc.property(closed, (m) => {
        const { remaining } = profile(m, TERMS(100));
        const kept = completions(m)
          .map((c) => c.slice(1))
          .filter((c) => c.some((q) => q > 0n));
        const exact = largest(kept, hhiOf);
        const hhi = remaining?.measures.hhi;
        if (hhi) expect(exact && !hhi.highOpen && withinUlp(Number(hhi.high), exact)).toBe(true);
      }),
    );
  });
  it('a market is inconsistent if and only if no completion lies on the grid', () => {
    fc.assert(
      fc.property(closed, (m) => {
        const inconsistent = profile(m, TERMS(100)).reasons.get('measures') === 'inconsistent-shares';
        expect(inconsistent).toBe(completions(m).length === 0);
      }),
    );
  });
});
