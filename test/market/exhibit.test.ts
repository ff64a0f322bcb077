import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { grid, type Range } from '../reference.js';

const NOBODY = { exclusions: [], bands: 'us2023' } as const;
const most = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);

const range = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), fc.boolean(), fc.boolean())
  .map(([a, b, lo, ho]) => (a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), lo, ho)));
/** Up to three suppliers of whole quantities, with a free rest or none, and a total of 10. */
const market = fc
  .tuple(fc.array(range, { minLength: 1, maxLength: 3 }), fc.boolean())
  .map(
    ([holdings, closed]): Market => ({
      unit: 't',
      suppliers: holdings.map((value, i) => ({ actor: `A${i}`, value })),
      rest: closed ? point(0) : interval(0, 'unbounded'),
      total: point(10),
    }),
  )
  .filter((m) => profile(m, NOBODY).measures?.hhi !== undefined);

type Completion = { readonly named: readonly number[]; readonly rest: number };
const inside = (i: Interval, x: number): boolean =>
  (i.lowOpen ? x > i.low : x >= i.low) && (i.highOpen ? x < most(i) : x <= most(i));
/** Whether a completion agrees with the market, open ends included. */
const agrees = (m: Market, c: Completion): boolean =>
  m.suppliers.every((s, i) => inside(s.value, c.named[i] ?? 0)) && c.rest >= -1e-12 && c.rest <= most(m.rest) + 1e-12;
/** The HHI of a completion with the rest divided into equal pieces. */
const hhi = ({ named, rest }: Completion, pieces: number): number =>
  100 * (named.reduce((a, x) => a + x * x, 0) + (rest * rest) / pieces);
const cr = ({ named, rest }: Completion, pieces: number, k: number): number => {
  const parts = [...named, ...Array.from({ length: Math.min(k, pieces) }, () => rest / pieces)].sort((a, b) => b - a);
  return 10 * parts.slice(0, k).reduce((a, x) => a + x, 0);
};

/** All completions of the closed market in quarters of a unit; they include all corners and some inner points. */
function quarters(m: Market): Completion[] {
  const all = [...grid(m.suppliers.map((s): Range => [BigInt(s.value.low * 4), BigInt(most(s.value) * 4)]))];
  return all
    .map((c) => c.map((q) => Number(q) / 4))
    .map((named) => ({ named, rest: 10 - named.reduce((a, x) => a + x, 0) }))
    .filter(({ rest }) => rest >= 0 && (m.rest.high === 'unbounded' || rest === 0));
}
/** The levelled completion, by bisection: the rest takes as much as it may, then a common level is raised. */
function levelled(m: Market): Completion {
  const at = (t: number) => m.suppliers.map(({ value }) => Math.min(most(value), Math.max(value.low, t)));
  const sum = (t: number) => at(t).reduce((a, x) => a + x, 0);
  let [low, high] = [0, 10];
  if (m.rest.high === 'unbounded') high = 0;
  for (let i = 0; i < 200 && m.rest.high !== 'unbounded'; i++) {
    const middle = (low + high) / 2;
    if (sum(middle) < 10) low = middle;
    else high = middle;
  }
  const named = m.rest.high === 'unbounded' ? m.suppliers.map((s) => s.value.low) : at(high);
  return { named, rest: Math.max(0, 10 - named.reduce((a, x) => a + x, 0)) };
}
const mix = (a: Completion, b: Completion, part: number): Completion => ({
  named: a.named.map((x, i) => x * (1 - part) + (b.named[i] ?? 0) * part),
  rest: a.rest * (1 - part) + b.rest * part,
});

/** Expects a completion that attains a closed end, or one within 1e-6 of an open end that none attains. */
function shown(
  m: Market,
  end: number,
  open: boolean,
  best: Completion,
  of: (c: Completion) => number,
  beyond: (x: number, y: number) => boolean,
): void {
  const all = quarters(m);
  const valid = all.filter((c) => agrees(m, c));
  if (open) {
    const [someone] = valid;
    if (!someone) return;
    const near = mix(best, someone, 1e-10);
    expect(Math.abs(of(near) - end)).toBeLessThan(1e-6);
    for (const c of valid) expect(beyond(end, of(c))).toBe(true);
  } else {
    const attained = [best, ...valid].some((c) => agrees(m, c) && Math.abs(of(c) - end) < 1e-9);
    expect(attained).toBe(true);
  }
}

describe('a completion attains a closed end, or comes within 1e-6 of an open one', () => {
  const top = (m: Market, of: (c: Completion) => number): Completion =>
    quarters(m).reduce((a, b) => (of(b) > of(a) ? b : a));
  it('at the high end of the HHI', () => {
    fc.assert(
      fc.property(market, (m) => {
        const i = profile(m, NOBODY).measures?.hhi;
        const of = (c: Completion) => hhi(c, 1);
        if (i && i.low !== i.high) shown(m, most(i), i.highOpen, top(m, of), of, (end, x) => x < end - 1e-12);
      }),
    );
  });
  it('at the low end of the HHI, with a rest of very many suppliers', () => {
    fc.assert(
      fc.property(market, (m) => {
        const i = profile(m, NOBODY).measures?.hhi;
        if (!i || i.low === i.high) return;
        const best = levelled(m);
        const pieces = best.rest > 1e-9 && i.lowOpen ? 1e12 : 1;
        const of = (c: Completion) => hhi(c, pieces);
        if (best.rest > 1e-9) expect([i.lowOpen, Math.abs(of(best) - i.low) < 1e-6]).toEqual([true, true]);
        else shown(m, i.low, i.lowOpen, best, of, (end, x) => x > end + 1e-12);
      }),
    );
  });
  it.each([1, 3] as const)('at the high end of CR%i', (k) => {
    fc.assert(
      fc.property(market, (m) => {
        const i = profile(m, NOBODY).measures?.[k === 1 ? 'cr1Pct' : 'cr3Pct'];
        const of = (c: Completion) => cr(c, 1, k);
        if (i && i.low !== i.high) shown(m, most(i), i.highOpen, top(m, of), of, (end, x) => x < end - 1e-12);
      }),
    );
  });
  it.each([1, 3] as const)('at the low end of CR%i', (k) => {
    fc.assert(
      fc.property(market, (m) => {
        const i = profile(m, NOBODY).measures?.[k === 1 ? 'cr1Pct' : 'cr3Pct'];
        if (!i || i.low === i.high) return;
        const best = levelled(m);
        const of = (c: Completion) => cr(c, c.rest > 1e-9 ? 1e9 : 1, k);
        if (!i.lowOpen) {
          // a valid completion with a finite number of suppliers attains it: try the quarters and the levelled one
          const finite = [best, ...quarters(m)].filter((c) => agrees(m, c));
          expect(finite.some((c) => [1, 2, 3, 50, 1000].some((n) => Math.abs(cr(c, n, k) - i.low) < 1e-6))).toBe(true);
        } else {
          const someone = quarters(m).find((c) => agrees(m, c));
          if (someone) expect(Math.abs(of(mix(best, someone, 1e-10)) - i.low)).toBeLessThan(1e-6);
          for (const c of quarters(m).filter((q) => agrees(m, q)))
            expect(cr(c, 1000, k)).toBeGreaterThan(i.low + 1e-12);
        }
      }),
    );
  });
});
