import { describe, expect, it } from 'vitest';
import { claimMarket, tableMarket } from '../../src/answer/evidence-market.js';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { type BandSet, bandOf } from '../../src/market/band.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';

const shown = (i: Interval | undefined, digits = 2): string => {
  if (!i) return 'undefined';
  const end = (x: Interval['high']): string => (x === 'unbounded' ? 'inf' : String(Number(x.toFixed(digits))));
  return i.low === i.high
    ? end(i.low)
    : `${i.lowOpen ? '(' : '['}${end(i.low)}, ${end(i.high)}${i.highOpen ? ')' : ']'}`;
};
const of = (holdings: Readonly<Record<string, Interval | number>>): Market['suppliers'] =>
  Object.entries(holdings).map(([actor, value]) => ({
    actor,
    value: typeof value === 'number' ? point(value) : value,
  }));
const FREE = interval(0, 'unbounded');
const shares = (holdings: Readonly<Record<string, Interval | number>>, rest: Interval = FREE): Market => ({
  unit: undefined,
  suppliers: of(holdings),
  rest,
  total: point(100),
});
const without = (actor?: string) =>
  ({ exclusions: actor ? [{ actor, portionPct: 100 }] : [], bands: 'us2023' }) as const;
const hhi = (m: Market): string => shown(profile(m, without()).measures?.hhi);

describe('the examples of the method', () => {
  it('[h1] one known share gives the HHI of a rest from very many to one supplier', () => {
    expect([92, 63, 100].map((s) => hhi(shares({ A: s })))).toEqual(['(8464, 8528]', '(3969, 5338]', '10000']);
  });
  it('[h2] known shares have an exact HHI if there is no rest', () => {
    expect(hhi(shares({ A: 40, B: 30, C: 20 }))).toBe('(2900, 3000]');
    expect(hhi(shares({ A: 40, B: 30, C: 30 }))).toBe('3400');
  });
  it('[h8] an HHI has a closed high end only if the share has one', () => {
    expect(
      [interval(69, 100, true), interval(85, 90, false, true), interval(85, 90)].map((i) => hhi(shares({ A: i }))),
    ).toEqual(['(4761, 10000]', '(7225, 8200)', '(7225, 8200]']);
  });
  it('[h5] three intervals without a rest have an HHI of at most 4150 and a CR1 of at most 50', () => {
    const { measures } = profile(
      shares({ A: interval(25, 45), B: interval(20, 45), C: interval(10, 50) }, point(0)),
      without(),
    );
    expect([shown(measures?.hhi), shown(measures?.cr1Pct), shown(measures?.cr3Pct)]).toEqual([
      '[3333.33, 4150]',
      '[33.33, 50]',
      '100',
    ]);
  });
  it('[h7] an HHI is bounded for intervals of a quantity and a total', () => {
    const m = { unit: 't', suppliers: of({ A: interval(50, 60), B: 10 }), rest: FREE, total: interval(60, 100) };
    expect(shown(profile(m, without()).measures?.hhi)).toBe('(2600, 7551.02]');
  });
  it('[h6] with a known leader CR1 is exact and the HHI is open below', () => {
    const { measures } = profile(shares({ A: 69 }), without());
    expect([
      shown(measures?.hhi),
      shown(measures?.cr1Pct),
      shown(measures?.cr3Pct),
      shown(measures?.effectiveSuppliers, 4),
    ]).toEqual(['(4761, 5722]', '69', '(69, 100]', '[1.7476, 2.1004)']);
  });
  it('[x2] a remainder is bounded over the whole market', () => {
    const m = shares({ A: interval(60, 70), B: interval(10, 40), C: 10 }, point(0));
    expect(shown(profile(m, without('A')).remaining?.measures.hhi)).toBe('[5555.56, 6250]');
  });
  it('[x3] a remainder has no HHI if nothing is left, and one if something may be left', () => {
    expect(profile(shares({ A: 100 }), without('A')).reasons.get('remaining.measures.hhi')).toBe('nothing-left');
    const perhaps = profile(shares({ A: interval(60, 100), B: interval(0, 40) }, point(0)), without('A'));
    expect([shown(perhaps.remaining?.sharePct), shown(perhaps.remaining?.measures.hhi)]).toEqual(['[0, 40]', '10000']);
  });
  it('[s5] a total known only from below gives shares known only from above', () => {
    const m = { unit: 't', suppliers: of({ A: 30, B: 0 }), rest: FREE, total: interval(90, 'unbounded', true) };
    const p = profile(m, without('A'));
    expect(p.suppliers.map((s) => shown(s.sharePct))).toEqual(['(0, 33.33)', '0']);
    expect([
      shown(p.measures?.hhi),
      shown(p.remaining?.sharePct),
      shown(p.remaining?.quantity),
      p.reasons.get('measures.hhi'),
    ]).toEqual(['undefined', '(66.67, 100)', '(60, inf)', 'unidentified']);
  });
  it('shares that cannot all be true give a reason and the shares as read, but no measure', () => {
    const p = profile(shares({ A: 60, B: 50 }), without('A'));
    expect([p.measures, p.band, p.remaining, p.reasons.get('measures')]).toEqual([
      undefined,
      undefined,
      undefined,
      'inconsistent-shares',
    ]);
    expect(p.suppliers.map((s) => shown(s.sharePct))).toEqual(['60', '50']);
    expect(profile(shares({ A: interval(60, 70, true), B: 40 }), without()).measures).toBeUndefined();
    expect(hhi(shares({ A: 33.3, B: 33.3, C: 33.4 }))).toBe('3333.34');
  });
  it('a total of nothing has no shares', () => {
    const p = profile({ unit: 't', suppliers: of({ A: 0 }), rest: point(0), total: point(0) }, without('A'));
    expect([p.suppliers, p.reasons.get('measures')]).toEqual([[], 'nothing-supplied']);
  });
  it('many intervals give sharp bounds', () => {
    const values = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`A${i}`, interval(0, 99)]));
    const { measures, sharp } = profile(shares(values, point(0)), without());
    expect([measures?.hhi?.high, sharp]).toEqual([99 ** 2 + 1, true]);
  });
});

describe('[b1] bands', () => {
  it.each<[Interval, BandSet, string]>([
    [interval(1800, 2000, true), 'us2023', 'high to high'],
    [interval(1800, 2000), 'us2023', 'moderate to high'],
    [interval(900, 1000, false, true), 'us2023', 'low to low'],
    [interval(900, 1000), 'us2023', 'low to moderate'],
    [interval(1000, 1800), 'us2023', 'moderate to moderate'],
    [interval(1800, 2000), 'us2010', 'moderate to moderate'],
    [point(2500), 'us2010', 'moderate to moderate'],
    [interval(2500, 5000, true), 'us2010', 'high to high'],
  ])('%o under %s is %s', (i, set, expected) => {
    const { lowest, highest, certain } = bandOf(i, set);
    expect([`${lowest} to ${highest}`, certain]).toEqual([expected, lowest === highest]);
  });
  it('place 50 % above 2,500 and 42.5 % above 1,800 with certainty, but not 42.4 %', () => {
    const level = (s: number, bands: BandSet) => profile(shares({ A: s }), { exclusions: [], bands }).band;
    expect([level(50, 'us2010')?.lowest, level(42.5, 'us2023')?.certain, level(42.4, 'us2023')?.certain]).toEqual([
      'high',
      true,
      false,
    ]);
  });
});

const row = (actor: string, printed: string, measure: 'share' | 'quantity' = 'quantity'): Observation => ({
  observation: `${actor}-${printed}`,
  subject: 's',
  stage: 'x',
  actor,
  period: '',
  measure,
  unit: measure === 'share' ? 'percent' : 't',
  printed,
  table: measure === 'share' ? '' : 't',
  status: 'ok',
  repeats: '',
  source: 'a',
  locator: 'l',
  note: '',
  excludes: [],
  ore: '',
  basis: '',
});

describe('a market from observations', () => {
  it('[s1] has the larger of the stated total and the sum of the rows with Other as its total', () => {
    const exceeding = [row('A', '90'), row('B', '7'), row('Other', '5'), row('World', '100')];
    const { market, exceeds } = tableMarket(exceeding, 'printed');
    expect([shown(profile(market, without()).total), exceeds]).toEqual(['102', true]);
    expect(shown(profile(market, without()).rest?.quantity)).toBe('5');
    expect(tableMarket([row('A', '90'), row('World', '100')], 'printed').exceeds).toBe(false);
  });
  it('[s1] has rows above the total under rounded only if their low ends are above it', () => {
    const rows = [row('A', '90'), row('B', '12'), row('World', '100')];
    expect([tableMarket(rows, 'printed').exceeds, tableMarket(rows, 'rounded').exceeds]).toEqual([true, false]);
  });
  it('[s1] has an exact sum of rows of very different size', () => {
    const { market } = tableMarket([row('A', '100000000000000000'), row('B', '0.1'), row('World', '100')], 'printed');
    expect(profile(market, without()).reasons.get('measures')).toBeUndefined();
  });
  it('[s3] has an unknown row that stays unknown if the other rows exceed the total', () => {
    const { market, exceeds } = tableMarket(
      [row('A', '70'), row('B', '40'), row('C', 'NA'), row('World', '100')],
      'printed',
    );
    const p = profile(market, without('C'));
    expect([exceeds, shown(p.total), shown(p.rest?.quantity), shown(p.remaining?.sharePct)]).toEqual([
      true,
      '[110, 150]',
      '[0, 40]',
      '[73.33, 100]',
    ]);
  });
  it('[x3] may have a known remainder although the total is open above', () => {
    const open = {
      unit: 't',
      suppliers: of({ A: interval(90, 'unbounded', true), B: 10, C: 10 }),
      rest: point(0),
      total: interval(100, 'unbounded', true),
    };
    expect(shown(profile(open, without('A')).remaining?.measures.hhi)).toBe('5000');
  });
  it('[h8] attains CR3 if one of the tied totals lets the rest be divided', () => {
    const tie = {
      unit: 't',
      suppliers: of({ A: 10, B: interval(0, 1), C: interval(0, 1), D: interval(0, 1) }),
      rest: point(5),
      total: interval(15, 18),
    };
    expect(shown(profile(tie, without()).measures?.cr3Pct)).toBe('[66.67, 100]');
  });
  it('has an unbounded effective number of suppliers if a share is very small', () => {
    const tiny = { unit: 't', suppliers: of({ A: 1 }), rest: FREE, total: point(1e156) };
    expect(profile(tiny, without()).measures?.effectiveSuppliers?.high).toBe('unbounded');
  });
  it("has a CR1 bounded by the leader's reach, and a contradiction if another must be larger", () => {
    const led = (a: Interval, rest: Interval) =>
      profile({ ...shares({ A: a }, rest), leader: 'A' }, without()).measures;
    expect(shown(led(interval(0, 80, false, true), interval(40, 'unbounded'))?.cr1Pct)).toMatch(/60\]$/);
    expect(shown(led(interval(30, 80), interval(40, 'unbounded', true))?.cr1Pct)).toMatch(/60\)$/);
    const equalled = { ...shares({ A: 30, B: interval(30, 100, true) }), leader: 'A' };
    expect(profile(equalled, without()).reasons.get('measures')).toBe('inconsistent-shares');
  });
  it('[s2] [s3] has a rest of at least Other, and an actor of unknown share is part of it', () => {
    const m = claimMarket([row('A', '60%', 'share'), row('B', 'NA', 'share'), row('Other', '10%', 'share')], 'printed');
    expect([m.suppliers.map((s) => s.actor), shown(m.rest)]).toEqual([['A'], '[10, inf)']);
    expect(shown(profile(m, without()).rest?.sharePct)).toBe('40');
  });
  it('[s3] keeps an actor of unknown quantity in the denominator, so that unknown is not zero', () => {
    const { market } = tableMarket([row('A', '60'), row('B', 'NA'), row('World', '100')], 'printed');
    expect(profile(market, without('B')).remaining?.quantity).toEqual(interval(60, 100));
  });
  it('has a total of at least its rows if the World row is unknown', () => {
    const { market } = tableMarket([row('A', '60'), row('B', '20'), row('World', 'NA')], 'printed');
    expect(profile(market, without()).suppliers.map((s) => shown(s.sharePct))).toEqual(['(0, 75]', '(0, 25]']);
  });
});
