import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaText } from '../../src/commands/explain/formula.js';
import { exactInterval, type Interval, interval, point } from '../../src/domain/interval.js';
import { ratio } from '../../src/domain/rational.js';
import { derivations } from '../../src/market/derivation.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { closedRange, marketsOf } from './search.js';
import { tonnes } from './worked.js';

const market = marketsOf(
  closedRange,
  fc.oneof(fc.constant(point(0)), fc.constant(interval(0, 'unbounded')), closedRange(3)),
);
const high = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);

describe('a derivation', () => {
  it('attains the end of a figure by a completion that agrees with the market', () => {
    fc.assert(
      fc.property(market, fc.constantFrom(0, 40, 100), (m, portionPct) => {
        const exclusions = portionPct === 0 ? [] : [{ actor: 'A0', portionPct }];
        const p = profile(m, { exclusions, bands: 'us2023' });
        const figures = {
          'measures.hhi': p.measures?.hhi,
          'remaining.sharePct': p.remaining?.sharePct,
          'remaining.measures.hhi': p.remaining?.measures.hhi,
        };
        for (const d of derivations(m, exclusions)) {
          const figure = figures[d.path];
          if (!figure) continue;
          expect(d.value).toBeCloseTo(d.end === 'low' ? figure.low : high(figure), 6);
          const kept = (actor: string | undefined) =>
            d.path !== 'measures.hhi' && actor === 'A0' ? 1 - portionPct / 100 : 1;
          // a total of 100 means that the derivation is in percent
          if (d.total === 100) continue;
          const sum = d.held.reduce((a, h) => a + h.value, d.divided);
          if (d.kind === 'squares') expect(sum).toBeCloseTo(d.total, 9);
          for (const { actor, value } of m.suppliers) {
            const held = d.held.find((h) => h.actor === actor)?.value ?? 0;
            expect(held).toBeGreaterThanOrEqual(value.low * kept(actor) - 1e-9);
            expect(held).toBeLessThanOrEqual(high(value) * kept(actor) + 1e-9);
          }
          const rest = d.divided + d.held.filter((h) => h.actor === undefined).reduce((a, h) => a + h.value, 0);
          expect(rest).toBeLessThanOrEqual(high(m.rest) + 1e-9);
          if (d.path === 'measures.hhi') {
            expect(rest).toBeGreaterThanOrEqual(m.rest.low - 1e-9);
            expect(d.total).toBeGreaterThanOrEqual(m.total.low - 1e-9);
            expect(d.total).toBeLessThanOrEqual(high(m.total) + 1e-9);
          }
        }
      }),
    );
  });
  it('exists for both ends of every known figure, with the larger holdings first', () => {
    const m: Market = {
      unit: undefined,
      suppliers: [
        { actor: 'A', value: point(20) },
        { actor: 'B', value: point(50) },
      ],
      rest: interval(0, 'unbounded'),
      total: point(100),
    };
    const all = derivations(m, [{ actor: 'B', portionPct: 100 }]);
    expect(all.map((d) => [d.path, d.end, d.held.map((h) => h.value), d.divided, d.total, d.value])).toEqual([
      ['measures.hhi', 'low', [50, 20], 30, 100, 2900],
      ['measures.hhi', 'high', [50, 30, 20], 0, 100, 3800],
      ['remaining.sharePct', 'low', [30, 20], 0, 100, 50],
      ['remaining.sharePct', 'high', [30, 20], 0, 100, 50],
      ['remaining.measures.hhi', 'low', [20], 30, 50, 1600],
      ['remaining.measures.hhi', 'high', [30, 20], 0, 50, 5200],
    ]);
  });
  it('gives an excluded actor of unknown share the part of the rest that leads to the end', () => {
    const m = of([60, 30]);
    for (const exclusions of [
      [{ actor: 'nobody', portionPct: 100 }],
      [
        { actor: 'nobody', portionPct: 40 },
        { actor: 'A0', portionPct: 100 },
      ],
    ]) {
      const { remaining } = profile(m, { exclusions, bands: 'us2023' });
      const ends = derivations(m, exclusions).filter((d) => d.path !== 'measures.hhi');
      expect(ends.map((d) => [d.path, d.end, d.kind])).toEqual([
        ['remaining.sharePct', 'low', 'ratio'],
        ['remaining.sharePct', 'high', 'ratio'],
        ['remaining.measures.hhi', 'low', 'squares'],
        ['remaining.measures.hhi', 'high', 'squares'],
      ]);
      const hhi = remaining?.measures.hhi;
      const told = [remaining?.sharePct.low, remaining?.sharePct.high, hhi?.low, hhi?.high];
      ends.forEach((d, i) => void expect(d.value).toBeCloseTo(Number(told[i]), 9));
    }
  });
  it('fills a capped rest with suppliers of the largest allowed size', () => {
    const capped = { ...of([40, 30, 20]), cap: 4 };
    expect(
      derivations(capped, [])
        .find((d) => d.end === 'high')
        ?.held.map((h) => h.value),
    ).toEqual([40, 30, 20, 4, 4, 2]);
    // too many suppliers to list
    expect(derivations({ ...of([1]), cap: 0.01 }, []).map((d) => d.end)).toEqual(['low']);
  });
  it('lists up to a thousand suppliers of the rest', () => {
    const [, most] = derivations({ ...of([0]), cap: 0.1 }, []);
    expect([most?.held.length, most?.total]).toEqual([1000, 100]);
  });
  it('has a leader that is as large as the others, in thirds', () => {
    // A is at least as large as B and C: 10 / 3 of 10 t
    const led = tonnes(['[0, 4]', '[0, 4]', '[0, 4]'], '0', '10', { leader: 'A' });
    const left = derivations(led, [{ actor: 'A', portionPct: 100 }]).filter((d) => d.kind === 'ratio');
    expect(left.map((d) => [d.held.map((h) => h.value), d.total, d.value])).toEqual([
      [[4, 2], 10, 60],
      [[10 / 3, 10 / 3], 10, 200 / 3],
    ]);
  });
  it('is absent for an unbounded total or a contradiction', () => {
    const endless: Market = { ...of([40]), unit: 't', total: interval(90, 'unbounded') };
    expect(derivations(endless, [])).toEqual([]);
    expect(derivations(of([60, 60]), [])).toEqual([]);
    expect(derivations(tonnes(['0'], '0', '0'), [])).toEqual([]);
  });
});

const of = (shares: readonly number[]): Market => ({
  unit: undefined,
  suppliers: shares.map((s, i) => ({ actor: `A${i}`, value: point(s) })),
  rest: interval(0, 'unbounded'),
  total: point(100),
});

it('a holding and a total that no double equals have their digits as text', () => {
  const exact = (n: bigint) => exactInterval(ratio(n), ratio(n));
  const market = {
    unit: 't',
    suppliers: [
      { actor: 'A', value: exact(12_345_678_901_234_567_891n) },
      { actor: 'B', value: exact(5n) },
    ],
    rest: exact(0n),
    total: exact(12_345_678_901_234_567_896n),
  };
  const [low] = derivations(market, []);
  expect([low?.totalExact, ...(low?.held ?? []).map((h) => h.exact)]).toEqual([
    '12345678901234567896',
    '12345678901234567891',
    undefined,
  ]);
  const left = derivations(market, [{ actor: 'B', portionPct: 100 }]).find((d) => d.kind === 'ratio');
  expect(left && formulaText(left)).toContain('(12,345,678,901,234,567,896 - 5) / 12,345,678,901,234,567,896');
});
