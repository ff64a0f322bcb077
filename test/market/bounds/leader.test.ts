import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../../src/domain/interval.js';
import type { Market } from '../../../src/market/market.js';
import { profile } from '../../../src/market/profile.js';
import { fraction, hhiOf, less } from '../../reference.js';
import { closedRange, completions, holds, marketsOf } from '../search.js';
import { percents, shown, without } from '../worked.js';

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
