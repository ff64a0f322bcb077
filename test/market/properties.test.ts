import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { bandOf } from '../../src/market/band.js';
import { contradiction } from '../../src/market/contradiction.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { settle } from '../../src/market/settle.js';

const FREE = interval(0, 'unbounded');
const NOBODY = { exclusions: [], bands: 'us2023', all: true } as const;
const of = (values: readonly Interval[], rest: Interval = FREE): Market => ({
  unit: undefined,
  suppliers: values.map((value, i) => ({ actor: `A${String(i).padStart(2, '0')}`, value })),
  rest,
  total: point(100),
});
const measures = (m: Market) => profile(m, NOBODY).measures;
const high = (i: Interval | undefined): number => (i?.high === 'unbounded' || !i ? Number.POSITIVE_INFINITY : i.high);
/** Whether a lies within b, except for the last bits of doubles. */
const within = (a: Interval | undefined, b: Interval | undefined): boolean =>
  b === undefined || (a !== undefined && a.low >= b.low - 1e-9 && high(a) <= high(b) + 1e-9);
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
const squares = (all: readonly number[]): number => sum(all.map((s) => s * s));

/** Shares in tenths of a percent that add up to 100, with the rest last. */
const split = fc.array(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 6 }).map((cuts) => {
  const sorted = [0, ...cuts, 1000].sort((a, b) => a - b);
  return sorted.slice(1).map((cut, i) => (cut - (sorted[i] ?? 0)) / 10);
});
const known = split.map((shares) => ({ named: shares.slice(0, -1), rest: Math.round(10 * (shares.at(-1) ?? 0)) / 10 }));
/** A completion and a market of closed intervals that contains it: each share is widened below and above. */
const blurred = fc.tuple(split, fc.infiniteStream(fc.integer({ min: 0, max: 80 }))).map(([shares, noise]) => {
  const wide = shares.slice(0, -1).map((s) => {
    const [down, up] = [Number(noise.next().value) / 10, Number(noise.next().value) / 10];
    return interval(Math.max(0, Math.round(10 * (s - down)) / 10), Math.min(100, Math.round(10 * (s + up)) / 10));
  });
  return { shares, market: of(wide) };
});

describe('a known market with a rest', () => {
  it('[h2] has an HHI from the named suppliers alone to the rest as one supplier', () => {
    fc.assert(
      fc.property(known, ({ named, rest }) => {
        const h = measures(of(named.map(point)))?.hhi;
        if (!h) {
          expect(sum(named)).toBe(0);
          return;
        }
        expect(h.low).toBeCloseTo(squares(named), 6);
        expect(high(h)).toBeCloseTo(squares(named) + rest * rest, 6);
        expect([h.lowOpen, h.highOpen]).toEqual([rest > 0, false]);
      }),
    );
  });
  it('has an HHI that grows by 2ab if suppliers of shares a and b merge', () => {
    fc.assert(
      fc.property(
        known.filter(({ named }) => named.length >= 2 && sum(named) > 0),
        ({ named }) => {
          const [a = 0, b = 0, ...others] = named;
          const [before, after] = [
            measures(of(named.map(point)))?.hhi,
            measures(of([point(Math.round(10 * (a + b)) / 10), ...others.map(point)]))?.hhi,
          ];
          expect((after?.low ?? 0) - (before?.low ?? 0)).toBeCloseTo(2 * a * b, 6);
          expect(high(after) - high(before)).toBeCloseTo(2 * a * b, 6);
        },
      ),
    );
  });
  it('is never wider under a cap, and is the same under a cap as large as the rest', () => {
    fc.assert(
      fc.property(
        known.filter(({ named, rest }) => sum(named) > 0 && rest > 0),
        fc.integer({ min: 1, max: 1000 }),
        ({ named, rest }, cap) => {
          const free = of(named.map(point));
          const capped = profile({ ...free, cap: cap / 10 }, NOBODY);
          expect(within(capped.measures?.hhi, measures(free)?.hhi)).toBe(true);
          expect(within(capped.measures?.cr1Pct, measures(free)?.cr1Pct)).toBe(true);
          expect(capped.sharp).toBe(true);
          if (cap / 10 >= rest) expect(capped.measures?.hhi).toEqual(measures(free)?.hhi);
        },
      ),
    );
  });
  it('[h3] is most concentrated under a cap with as many suppliers of that size as fit', () => {
    fc.assert(
      fc.property(
        known.filter(({ named, rest }) => sum(named) > 0 && rest > 0),
        fc.integer({ min: 5, max: 1000 }),
        ({ named, rest }, tenths) => {
          const cap = tenths / 10;
          const m = Math.floor(Math.round(rest * 10) / tenths);
          const pieces = [...Array.from({ length: m }, () => cap), Math.round(10 * (rest - m * cap)) / 10];
          const p = profile({ ...of(named.map(point)), cap }, NOBODY);
          const full = profile(of([...named, ...pieces].map(point), point(0)), NOBODY);
          for (const name of ['hhi', 'cr1Pct', 'cr3Pct'] as const)
            expect(high(p.measures?.[name])).toBeCloseTo(high(full.measures?.[name]), 6);
          expect(p.more?.entropyBits?.low).toBeCloseTo(full.more?.entropyBits?.low ?? Number.NaN, 9);
        },
      ),
    );
  });
  it('has no supplier above u and an HHI of at least l squared if a leader is in [l, u]', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 200 }), (l, more) => {
        const [low, top] = [l / 10, Math.min(1000, l + more) / 10];
        const m = { ...of([low === top ? point(low) : interval(low, top)]), leader: 'A00' };
        const n = Math.floor(1000 / Math.round(top * 10));
        const left = Math.round(1000 - n * Math.round(top * 10)) / 10;
        expect(high(measures(m)?.hhi)).toBeCloseTo(n * top * top + left * left, 6);
        expect(measures(m)?.hhi?.low).toBeCloseTo(low * low, 6);
        expect(high(measures(m)?.cr1Pct)).toBeCloseTo(top, 9);
      }),
    );
  });
});

describe('a market of intervals', () => {
  it('has measures that contain those of the known market from which it was widened', () => {
    fc.assert(
      fc.property(blurred, ({ shares, market }) => {
        const [wide, exact] = [profile(market, NOBODY), profile(of(shares.map(point), point(0)), NOBODY)];
        for (const name of ['hhi', 'effectiveSuppliers', 'cr1Pct', 'cr3Pct'] as const)
          expect(within(exact.measures?.[name], wide.measures?.[name])).toBe(true);
        expect(within(exact.more?.cr5Pct, wide.more?.cr5Pct)).toBe(true);
      }),
    );
  });
  it('has an entropy and exponential that contain those of the known market', () => {
    fc.assert(
      fc.property(blurred, ({ shares, market }) => {
        const [wide, exact] = [profile(market, NOBODY).more, profile(of(shares.map(point), point(0)), NOBODY).more];
        expect(within(exact?.entropyBits, wide?.entropyBits)).toBe(true);
        expect(within(exact?.hill1, wide?.hill1)).toBe(true);
      }),
    );
  });
  it('never gets a wider result from a narrower input', () => {
    fc.assert(
      fc.property(blurred, fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }), ({ shares, market }, i, by) => {
        const place = i % market.suppliers.length;
        const narrowed = {
          ...market,
          suppliers: market.suppliers.map((s, j) => {
            const [a, b, x] = [s.value.low, high(s.value), shares[j] ?? 0];
            // rounding may bring one end past the other
            const [low, top] = [a + (x - a) * by, b - (b - x) * by];
            return j === place ? { ...s, value: interval(Math.min(low, top), Math.max(low, top)) } : s;
          }),
        };
        const [before, after] = [profile(market, NOBODY), profile(narrowed, NOBODY)];
        for (const name of ['hhi', 'cr1Pct', 'cr3Pct'] as const)
          expect(within(after.measures?.[name], before.measures?.[name])).toBe(true);
        expect(within(after.more?.entropyBits, before.more?.entropyBits)).toBe(true);
      }),
    );
  });
  it('keeps its bounds if an end is opened', () => {
    fc.assert(
      fc.property(blurred, fc.boolean(), fc.boolean(), ({ market }, low, top) => {
        const opened = {
          ...market,
          suppliers: market.suppliers.map((s) =>
            s.value.low === s.value.high ? s : { ...s, value: interval(s.value.low, high(s.value), low, top) },
          ),
        };
        const [a, b] = [measures(market)?.hhi, measures(opened)?.hhi];
        if (!contradiction(opened)) expect([b?.low, b && high(b)]).toEqual([a?.low, a && high(a)]);
      }),
    );
  });
  it('does not change with a supplier of nothing', () => {
    fc.assert(
      fc.property(blurred, ({ market }) => {
        const padded = { ...market, suppliers: [...market.suppliers, { actor: 'Z', value: point(0) }] };
        const [a, b] = [profile(market, NOBODY), profile(padded, NOBODY)];
        expect([b.measures, b.more]).toEqual([a.measures, a.more]);
      }),
    );
  });
  it('has the same measures in quantities of any scale', () => {
    fc.assert(
      fc.property(blurred, fc.integer({ min: 1, max: 9999 }), ({ market }, scale) => {
        const times = (i: Interval): Interval =>
          interval(Math.round(10 * i.low) * scale, Math.round(10 * high(i)) * scale);
        const scaled: Market = {
          unit: 't',
          suppliers: market.suppliers.map((s) => ({ ...s, value: times(s.value) })),
          rest: FREE,
          total: point(1000 * scale),
        };
        expect(measures(scaled)).toEqual(measures(market));
      }),
    );
  });
  it('has an HHI between the square of CR1 and 100 times CR1, at both ends', () => {
    fc.assert(
      fc.property(blurred, ({ market }) => {
        const m = measures(market);
        if (!m?.hhi || !m.cr1Pct) return;
        expect(m.hhi.low).toBeGreaterThanOrEqual(m.cr1Pct.low ** 2 - 1e-6);
        expect(high(m.hhi)).toBeLessThanOrEqual(100 * high(m.cr1Pct) + 1e-6);
        expect(high(m.cr3Pct)).toBeGreaterThanOrEqual(high(m.cr1Pct));
      }),
    );
  });
  it('has at least as many effective suppliers of order 1 as of order 2', () => {
    fc.assert(
      fc.property(blurred, ({ market }) => {
        const { measures: m, more } = profile(market, NOBODY);
        if (m?.effectiveSuppliers && more?.hill1)
          expect(more.hill1.low).toBeGreaterThanOrEqual(m.effectiveSuppliers.low - 1e-9);
      }),
    );
  });
  it('has shares with ends that leave room for all other shares', () => {
    fc.assert(
      fc.property(blurred, ({ market }) => {
        const { suppliers, rest } = profile(market, NOBODY);
        const all = [...suppliers, ...(rest ? [rest] : [])].map((s) => s.sharePct);
        for (const s of all) {
          const others = all.filter((o) => o !== s);
          expect(s.low + sum(others.map(high))).toBeGreaterThanOrEqual(100 - 1e-9);
          expect(high(s) + sum(others.map((o) => o.low))).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
  it('is contradictory if and only if it has no measures for that reason', () => {
    const box = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }))
      .map(([a, w]) => interval(a, a + w));
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 4 }), fc.boolean(), (values, closed) => {
        const m = of(values, closed ? point(0) : FREE);
        const feasible = sum(values.map((v) => v.low)) <= 100 && (!closed || sum(values.map(high)) >= 100);
        expect([contradiction(m) === undefined, profile(m, NOBODY).reasons.get('measures') === undefined]).toEqual([
          feasible,
          feasible,
        ]);
      }),
    );
  });
});

describe('a market of many intervals', () => {
  const many = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 60 })), {
    minLength: 2,
    maxLength: 8,
  });
  it('has the bounds of the same market with more suppliers that hold next to nothing', () => {
    fc.assert(
      fc.property(many, (ends) => {
        const values = ends.map(([a, w]) => interval(a / 10, (a + w) / 10));
        const few = profile(of(values), NOBODY);
        // seventeen tiny intervals move the bounds only by their own size
        const dust = Array.from({ length: 17 }, () => interval(0, 1e-9));
        const more = profile(of([...values, ...dust]), NOBODY);
        expect([more.sharp, few.sharp]).toEqual([true, true]);
        // where all that is named may be nothing, there is no HHI
        expect([more.reasons.get('measures.hhi'), more.measures === undefined]).toEqual([
          few.reasons.get('measures.hhi'),
          few.measures === undefined,
        ]);
        if (!few.measures?.hhi) return;
        expect(high(more.measures?.hhi)).toBeCloseTo(high(few.measures.hhi), 5);
        expect(more.more?.entropyBits?.low).toBeCloseTo(few.more?.entropyBits?.low ?? 0, 5);
      }),
    );
  });
});

describe('a remainder', () => {
  const without = (portionPct: number) => ({ exclusions: [{ actor: 'A00', portionPct }], bands: 'us2023' }) as const;
  it('and the removed share add up to the whole', () => {
    fc.assert(
      fc.property(blurred, ({ market }) => {
        const { suppliers, remaining } = profile(market, without(100));
        const removed = suppliers.find((s) => s.actor === 'A00')?.sharePct;
        expect(remaining?.sharePct.low).toBeCloseTo(100 - high(removed), 9);
        expect(high(remaining?.sharePct)).toBeCloseTo(100 - (removed?.low ?? 0), 9);
      }),
    );
  });
  it('contains the remainder of the known market, whatever part is removed', () => {
    fc.assert(
      fc.property(blurred, fc.integer({ min: 1, max: 100 }), ({ shares, market }, portionPct) => {
        const [first = 0, ...others] = shares;
        const kept = [first * (1 - portionPct / 100), ...others];
        const { remaining, sharp } = profile(market, without(portionPct));
        const left = sum(kept);
        if (left < 1e-9 || !remaining?.measures.hhi) return;
        expect(within(point((1e4 * squares(kept)) / left ** 2), remaining.measures.hhi) && sharp).toBe(true);
        expect(within(point(left), remaining.sharePct)).toBe(true);
      }),
    );
  });
  it('shrinks by exactly the part that is removed', () => {
    fc.assert(
      fc.property(
        known.filter(({ named }) => sum(named) > 0),
        fc.integer({ min: 1, max: 99 }),
        ({ named }, part) => {
          const m = of(named.map(point));
          const share = profile(m, without(part)).remaining?.sharePct.low ?? 0;
          expect(share).toBeCloseTo(100 - ((named[0] ?? 0) * part) / 100, 9);
          expect(share).toBeGreaterThanOrEqual((profile(m, without(100)).remaining?.sharePct.low ?? 0) - 1e-9);
        },
      ),
    );
  });
});

describe('bands', () => {
  it('reach from the band of the lowest HHI in an interval to that of the highest', () => {
    const end = fc.integer({ min: 0, max: 100 }).map((n) => n * 100);
    fc.assert(
      fc.property(
        end,
        end,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('us2023' as const, 'us2010' as const),
        (a, b, lo, ho, set) => {
          const i = a === b ? point(a) : interval(Math.min(a, b), Math.max(a, b), lo, ho);
          const inside = [i.low + (i.lowOpen ? 1e-6 : 0), high(i) - (i.highOpen ? 1e-6 : 0)].map(
            (h) => bandOf(point(h), set).lowest,
          );
          expect([bandOf(i, set).lowest, bandOf(i, set).highest]).toEqual(inside);
        },
      ),
    );
  });
});

describe('a fully known market has the textbook values to 1e-12', () => {
  const full = split.filter((s) => s.filter((x) => x > 0).length >= 2);
  const shares = (all: readonly number[]): number[] =>
    all
      .filter((s) => s > 0)
      .map((s) => s / 100)
      .sort((a, b) => b - a);
  it('for HHI, effective suppliers, CR1, CR3 and CR5', () => {
    fc.assert(
      fc.property(full, (all) => {
        const { measures: m, more } = profile(of(all.map(point), point(0)), NOBODY);
        const p = shares(all);
        expect(m?.hhi?.low).toBeCloseTo(1e4 * squares(p), 8);
        expect(m?.effectiveSuppliers?.low).toBeCloseTo(1 / squares(p), 11);
        for (const [k, i] of [
          [1, m?.cr1Pct],
          [3, m?.cr3Pct],
          [5, more?.cr5Pct],
        ] as const)
          expect(i?.low).toBeCloseTo(100 * sum(p.slice(0, k)), 10);
      }),
    );
  });
  it('for entropy and its exponential', () => {
    fc.assert(
      fc.property(full, (all) => {
        const { more } = profile(of(all.map(point), point(0)), NOBODY);
        const bits = -sum(shares(all).map((p) => p * Math.log2(p)));
        expect(more?.entropyBits?.low).toBeCloseTo(bits, 12);
        expect(more?.hill1?.low).toBeCloseTo(2 ** bits, 11);
      }),
    );
  });
  it('for normalised HHI, Hall-Tideman and Gini, the last from all pairs', () => {
    fc.assert(
      fc.property(full, (all) => {
        const { more } = profile(of(all.map(point), point(0)), NOBODY);
        const [p, n] = [shares(all), shares(all).length];
        const pairs = sum(p.flatMap((a) => p.map((b) => Math.abs(a - b))));
        expect(more?.normalisedHhi?.low).toBeCloseTo((squares(p) - 1 / n) / (1 - 1 / n), 12);
        expect(more?.hallTideman?.low).toBeCloseTo(1 / (2 * sum(p.map((s, i) => (i + 1) * s)) - 1), 12);
        expect(more?.gini?.low).toBeCloseTo(pairs / (2 * n), 12);
      }),
    );
  });
  it('for n equal suppliers: HHI 10,000/n, entropy log2 n and the others 0 or 1/n', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 40 }), (n) => {
        const p = profile(
          {
            unit: 't',
            suppliers: Array.from({ length: n }, (_, i) => ({ actor: `A${i}`, value: point(7) })),
            rest: point(0),
            total: point(7 * n),
          },
          NOBODY,
        );
        expect([p.measures?.hhi?.low, p.more?.entropyBits?.low]).toEqual([
          expect.closeTo(1e4 / n, 9),
          expect.closeTo(Math.log2(n), 12),
        ]);
        expect(p.more?.normalisedHhi?.low).toBeCloseTo(0, 12);
        expect(p.more?.hallTideman?.low).toBeCloseTo(1 / n, 12);
        expect(p.more?.gini?.low).toBeCloseTo(0, 12);
      }),
    );
  });
});

describe('a fact that would settle an HHI', () => {
  it('narrows the width by at least the promised points, whatever its value is', () => {
    fc.assert(
      fc.property(blurred, ({ shares, market }) => {
        const explanation = settle(market);
        if (!explanation) return;
        for (const { fact, actor, narrowsBy } of explanation.facts) {
          if (fact !== 'holding') continue;
          const told = {
            ...market,
            suppliers: market.suppliers.map((s, i) => (s.actor === actor ? { ...s, value: point(shares[i] ?? 0) } : s)),
          };
          const h = measures(told)?.hhi;
          expect(explanation.width - (h ? high(h) - h.low : 0)).toBeGreaterThanOrEqual(narrowsBy - 1e-6);
        }
      }),
      // each market is searched some hundred times
      { numRuns: 250 },
    );
  });
  it('leaves a quarter of the squared rest if it is the largest supplier of the rest', () => {
    fc.assert(
      fc.property(
        known.filter(({ named, rest }) => sum(named) > 0 && rest > 0),
        ({ named, rest }) => {
          const fact = settle(of(named.map(point)))?.facts.find((f) => f.fact === 'largest-of-rest');
          expect(fact?.narrowsBy).toBeCloseTo(0.75 * rest * rest, 6);
        },
      ),
    );
  });
});
