import { beforeAll, describe, expect, it } from 'vitest';
import { type Figure, type Moved, moved } from '../../src/answer/result-changes.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import { exactHigh, exactLow, type Interval } from '../../src/domain/interval.js';
import type { Observation } from '../../src/domain/observation.js';
import { add, compare, minus, rational } from '../../src/domain/rational.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';
import { base, claim, table } from '../world.js';

const EDITIONS = ['2022.01', '2023.01', '2024.01', '2025.01', '2026.05', '2026.05.1'];
const TERMS = { reading: 'printed', bands: DEFAULT_BANDS, exclusions: [{ actor: 'China', portionPct: 100 }] } as const;
const WANTED = { subjects: ['ree', 'scandium'], stages: ['mining', 'reserves', 'us-imports'] };
let editions: ReadonlyMap<string, Dataset>;
let articles: Dataset;
beforeAll(async () => {
  editions = new Map(
    await Promise.all(EDITIONS.map(async (version) => [version, sound(await load(`usgs@${version}`))] as const)),
  );
  articles = sound(await load('articles@2025.07'));
});

const between = (from: string, to: string, wanted = WANTED): readonly Moved[] => {
  const [before, after] = [editions.get(from), editions.get(to)];
  return before && after ? moved(before, after, TERMS, wanted) : [];
};
const mining = (from: string, to: string) => between(from, to, { subjects: ['ree'], stages: ['mining'] });
const partsIn = (m: Moved | undefined, path: Figure['path']) => m?.all.find((f) => f.path === path)?.parts;
/** What moved at the one market of two small datasets. */
const small = (before: readonly Observation[], after: readonly Observation[]) =>
  moved({ ...base, observations: before }, { ...base, observations: after }, TERMS, { subjects: ['tin'] });

describe('[r4] a change between two editions of one statistic', () => {
  it('goes by the old year in the new edition: 123,950 t are left, then 114,000, then 120,000', () => {
    const [latest, same] = mining('2025.01', '2026.05');
    expect([latest?.period, same?.period]).toEqual([undefined, '2024']);
    const quantity = { revision: 114_000 - 123_950, newYear: 120_000 - 114_000 };
    expect(partsIn(latest, 'remaining')).toEqual({ low: quantity, high: quantity });
    expect(partsIn(latest, 'cr1Pct')?.low).toEqual({
      revision: expect.closeTo(100 * (270 / 384 - 270 / 393.95), 9),
      newYear: expect.closeTo(100 * (270 / 390 - 270 / 384), 9),
    });
    expect(partsIn(same, 'remaining')?.low).toEqual({ revision: -9950, newYear: 0 });
  });
  it('has the parts of an HHI that the squares of the printed rows give', () => {
    const low = (total: number, ...rows: readonly number[]) => 1e4 * rows.reduce((sum, q) => sum + (q / total) ** 2, 0);
    const old = low(393.95, 45, 13, 0.02, 31, 270, 2.9, 2, 0.13, 13, 2.5, 13, 0.3);
    const then = low(384, 45.5, 29, 0.56, 27, 270, 2.9, 1.4, 0.14, 1.5, 2.6, 2.1, 0.3);
    const recent = low(390, 51, 29, 2, 22, 270, 2.9, 2.7, 0.11, 1.5, 2.6, 4.8, 0.15);
    const [latest] = mining('2025.01', '2026.05.1');
    expect(partsIn(latest, 'hhi')?.low?.revision).toBeCloseTo(then - old, 8);
    expect(partsIn(latest, 'hhi')?.low?.newYear).toBeCloseTo(recent - then, 8);
    const [earlier] = mining('2022.01', '2023.01');
    expect(partsIn(earlier, 'cr1Pct')?.low).toEqual({
      revision: expect.closeTo(100 * (168 / 290.66 - 168 / 280), 9),
      newYear: expect.closeTo(100 * (210 / 301.02 - 168 / 290.66), 9),
    });
  });
  it('has parts that add up to it to the last digit, between any two editions', () => {
    const ends: Record<'low' | 'high', (i: Interval) => ReturnType<typeof exactHigh>> = {
      low: exactLow,
      high: exactHigh,
    };
    let compared = 0;
    for (const from of EDITIONS)
      for (const to of EDITIONS)
        for (const { all, notSeparable } of between(from, to))
          for (const { before, after, parts } of all) {
            expect(parts !== undefined).toBe(!notSeparable && before !== undefined && after !== undefined);
            for (const end of ['low', 'high'] as const) {
              const [a, b] = [before && ends[end](before), after && ends[end](after)];
              const part = parts?.[end];
              if (!part || !a || !b || a === 'unbounded' || b === 'unbounded') continue;
              compared += 1;
              const sum = add(rational(part.revision), rational(part.newYear));
              expect([from, to, end, compare(sum, minus(b, a))]).toEqual([from, to, end, 0]);
            }
          }
    expect(compared).toBeGreaterThan(100);
  });
  it('is one part where the second edition lacks the old year', () => {
    const [latest] = mining('2022.01', '2026.05');
    expect([latest?.before?.evidence.period, latest?.notSeparable]).toEqual(['2021', true]);
    expect(latest?.all.map((f) => f.parts)).toEqual([undefined, undefined, undefined, undefined]);
  });
  it('has no parts between datasets of two names', () => {
    const usgs = editions.get('2026.05');
    const found = usgs ? moved(articles, usgs, TERMS, WANTED) : [];
    expect(found.map((m) => [m.notSeparable, m.all.flatMap((f) => f.parts ?? [])])).toEqual(
      found.map(() => [false, []]),
    );
    expect(found.length).toBeGreaterThan(0);
  });
  it('is told apart for statements of one year too, and not for undated ones', () => {
    const [old, revised, next] = [
      claim({ period: '2020', printed: '50' }),
      claim({ period: '2020', printed: '55' }),
      claim({ period: '2021', printed: '60' }),
    ];
    const [both] = small([old], [revised, next]);
    // the new edition holds Peru at 55 to 60
    expect(partsIn(both, 'cr1Pct')?.low).toEqual({ revision: 5, newYear: 0 });
    const [only] = small([old], [revised]);
    expect(partsIn(only, 'cr1Pct')?.low).toEqual({ revision: 5, newYear: 0 });
    const [undated] = small([claim({ printed: '50' })], [claim({ printed: '55' })]);
    expect([undated?.notSeparable, partsIn(undated, 'cr1Pct')]).toEqual([true, undefined]);
  });
  it('has no parts in quantities of two units, and has them in shares', () => {
    const [latest] = small(
      table('a', { period: '2020' }),
      table('b', { period: '2020', unit: 't' }, '42').concat(table('c', { period: '2021', unit: 't' }, '44')),
    );
    expect(latest?.notSeparable).toBe(false);
    expect([partsIn(latest, 'remaining'), partsIn(latest, 'cr1Pct') !== undefined]).toEqual([undefined, true]);
  });
});
