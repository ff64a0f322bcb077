import { beforeAll, describe, expect, it } from 'vitest';
import { type Moved, moved } from '../../src/answer/result-changes.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import { exactHigh, exactLow } from '../../src/domain/interval.js';
import { minus, toNumber } from '../../src/domain/rational.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';

const EDITIONS = ['2022.01', '2023.01', '2024.01', '2025.01', '2026.05'];
const TERMS = { reading: 'printed', bands: DEFAULT_BANDS, exclusions: [{ actor: 'China', portionPct: 100 }] } as const;
const WANTED = { subjects: ['ree'], stages: ['mining'] };
let editions: readonly Dataset[];
let articles: Dataset;
beforeAll(async () => {
  editions = await Promise.all(EDITIONS.map(async (version) => sound(await load(`usgs@${version}`))));
  articles = sound(await load('articles@2025.07'));
});

const between = (from: number, to: number): readonly Moved[] => {
  const [before, after] = [editions[from], editions[to]];
  return before && after ? moved(before, after, TERMS, WANTED) : [];
};
const partsIn = (m: Moved | undefined, path: string) => m?.all.find((f) => f.path === path)?.parts?.low;

describe('[r4] a change between two editions of one statistic', () => {
  it('goes by the old year in the new edition: 123,950 t are left, then 114,000, then 120,000', () => {
    const [latest, same] = between(3, 4);
    expect([latest?.period, same?.period]).toEqual([undefined, '2024']);
    expect(partsIn(latest, 'remaining')).toEqual({ revision: 114_000 - 123_950, newYear: 120_000 - 114_000 });
    expect(partsIn(latest, 'cr1Pct')).toEqual({
      revision: expect.closeTo(100 * (270 / 384 - 270 / 393.95), 9),
      newYear: expect.closeTo(100 * (270 / 390 - 270 / 384), 9),
    });
    expect(partsIn(same, 'remaining')).toEqual({ revision: -9950, newYear: 0 });
  });
  it('has parts that add up to it, at each end of each figure and between all editions', () => {
    let compared = 0;
    for (const from of EDITIONS.keys())
      for (const to of EDITIONS.keys())
        for (const { all } of from < to ? between(from, to) : [])
          for (const { before, after, parts } of all)
            for (const [end, exact] of [
              ['low', exactLow],
              ['high', exactHigh],
            ] as const) {
              const [a, b, part] = [before && exact(before), after && exact(after), parts?.[end]];
              if (!part || !a || !b || a === 'unbounded' || b === 'unbounded') continue;
              compared += 1;
              const change = toNumber(minus(b, a));
              const tiny = 1e-15 * (Math.abs(part.revision) + Math.abs(part.newYear));
              expect(Math.abs(part.revision + part.newYear - change)).toBeLessThanOrEqual(tiny);
            }
    expect(compared).toBeGreaterThan(20);
  });
  it('is one part where the second edition lacks the old year', () => {
    const [latest] = between(0, 4);
    expect([latest?.before?.evidence.period, latest?.notSeparable]).toEqual(['2021', true]);
    expect(latest?.all.map((f) => f.parts)).toEqual([undefined, undefined, undefined, undefined]);
  });
  it('has no parts between datasets of two names', () => {
    const [usgs] = editions.slice(-1);
    const found = usgs ? moved(articles, usgs, TERMS, WANTED) : [];
    expect(found.map((m) => [m.notSeparable, m.all.flatMap((f) => f.parts ?? [])])).toEqual(
      found.map(() => [false, []]),
    );
    expect(found.length).toBeGreaterThan(0);
  });
});
