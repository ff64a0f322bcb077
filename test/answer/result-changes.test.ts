import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Comparison, type Moved, moved } from '../../src/answer/result-changes.js';
import { type Change, changes } from '../../src/answer/row-changes.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import type { Interval } from '../../src/domain/interval.js';
import { edited } from '../edited.js';

const CHINA: Comparison = {
  reading: 'printed',
  bands: 'us2023',
  exclusions: [{ actor: 'China', portionPct: 100 }],
};
const NONE = { observations: [], facts: [], sources: [], subjects: [], stages: [], actors: [], compositions: [] };
const MINED = ['still-restricting-t1-burma-mining-2024', 'still-restricting-t1-russia-mining-2024'];
let june: Dataset;
let july: Dataset;
beforeAll(async () => {
  june = sound(await load('articles@2025.06'));
  july = sound(await load('articles@2025.07'));
});
/** The July edition, unsealed, with other values in some rows. */
const changed = async (values: Readonly<Record<string, string>>): Promise<Dataset> =>
  sound(
    await load(
      edited(
        'datasets/articles/2025.07',
        Object.entries(values).map(([id, value]) => ['observations', id, 'printed', value]),
      ),
    ),
  );

const high = (i: Interval | undefined): number => Number(i?.high);
const of = (all: readonly Moved[], subject: string, stage: string, period?: string): Moved | undefined =>
  all.find((m) => m.subject.subject === subject && m.stage.stage === stage && m.period === period);

describe('the difference', () => {
  it('between a dataset and itself is empty', () => {
    expect(changes(july, july)).toEqual({ ...NONE, uncompared: 0 });
    expect(moved(july, july, CHINA)).toEqual([]);
  });
  it('is mirrored if the datasets change places', () => {
    const turned = (c: Change<unknown>) => [c.key, c.after, c.before, c.columns];
    const [there, back] = [changes(june, july), changes(july, june)];
    for (const kind of ['observations', 'facts', 'sources'] as const)
      expect(new Set(back[kind].map(turned))).toEqual(
        new Set(there[kind].map((c) => [c.key, c.before, c.after, c.columns])),
      );
    const key = (m: Moved) => `${m.subject.subject} ${m.stage.stage} ${m.period}`;
    const mirrored = new Map(moved(july, june, CHINA).map((m) => [key(m), m]));
    const results = moved(june, july, CHINA);
    expect([...mirrored.keys()].sort()).toEqual(results.map(key).sort());
    for (const m of results) {
      const other = mirrored.get(key(m));
      expect(other?.figures.map((f) => [f.path, f.after, f.before])).toEqual(
        m.figures.map((f) => [f.path, f.before, f.after]),
      );
      expect([other?.band.before, other?.band.after]).toEqual([m.band.after, m.band.before]);
      for (const { actor, low, high: top } of m.movers) {
        const back = other?.movers.find((x) => x.actor === actor);
        expect([back?.low, back?.high]).toEqual([expect.closeTo(-low, 9), expect.closeTo(-top, 9)]);
      }
    }
  });
  it('has the added, removed and changed rows, with the columns that changed', async () => {
    const there = changes(june, july);
    expect(there.observations.every((c) => c.before === undefined || c.columns.length > 0)).toBe(true);
    expect(there.observations.filter((c) => c.before === undefined)).toHaveLength(49);
    expect(there.sources.map((c) => [c.key, c.before === undefined])).toEqual([
      ['export-recovery', true],
      ['still-restricting', true],
    ]);
    const [only, ...others] = changes(july, await changed({ [MINED[0] ?? '']: '32,000' })).observations;
    expect([only?.before?.printed, only?.after?.printed, only?.columns, others]).toEqual([
      '31,000',
      '32,000',
      ['printed'],
      [],
    ]);
  });
  it('compares the default answers and the periods that both datasets have', async () => {
    const later = await changed({ 'still-restricting-t1-burma-mining-2023': '44,000' });
    const results = moved(july, later, CHINA);
    expect([of(results, 'ree', 'mining'), of(results, 'ree', 'mining', '2023')?.period]).toEqual([undefined, '2023']);
    expect(results.filter((m) => m.stage.stage !== 'mining')).toEqual([]);
    // ree, and the 17 elements that inherit its figure
    expect(results).toHaveLength(18);
  });
});

describe('two random variants of a dataset', () => {
  const VALUES = {
    share: ['40%', '>60%', 'nearly 90%', '85-90%', 'up to 10%', '100%', 'NA'],
    quantity: ['0', '31,000', '250,000', 'NA', '5,000-60,000', '>100,000', '400,000'],
  } as const;
  /** What happens to each row: most stay; others are left out, become doubtful or get another value. */
  const fates = fc.infiniteStream(
    fc.tuple(fc.constantFrom('stays', 'stays', 'stays', 'goes', 'doubtful', 'changes'), fc.nat(6)),
  );
  const variant = (dataset: Dataset, drawn: Iterator<[string, number]>, name: string): Dataset => ({
    ...dataset,
    edition: { ...dataset.edition, name },
    observations: dataset.observations.flatMap((o) => {
      const [fate, value] = drawn.next().value ?? ['stays', 0];
      if (fate === 'goes' && o.actor !== 'World') return [];
      if (fate === 'doubtful') return [{ ...o, status: 'doubtful' as const }];
      return [fate === 'changes' ? { ...o, printed: VALUES[o.measure][value] ?? '' } : o];
    }),
  });
  const KINDS = ['observations', 'facts', 'sources', 'subjects', 'stages', 'actors'] as const;
  const key = (m: Moved): string => `${m.subject.subject} ${m.stage.stage} ${m.period}`;
  const sorted = (all: readonly unknown[]): readonly string[] => all.map((x) => JSON.stringify(x) ?? '').sort();
  it('have mirrored differences, and contributions that add up to the change of an HHI', () => {
    let [results, summed] = [0, 0];
    fc.assert(
      fc.property(fates, fates, fc.constantFrom('articles', 'other'), (one, two, name) => {
        const [a, b] = [variant(july, one, 'articles'), variant(july, two, name)];
        const [there, back] = [changes(a, b), changes(b, a)];
        for (const kind of KINDS)
          expect(sorted(back[kind].map((c) => [c.key, c.after ?? 0, c.before ?? 0, c.columns]))).toEqual(
            sorted(there[kind].map((c) => [c.key, c.before ?? 0, c.after ?? 0, c.columns])),
          );
        expect(back.uncompared).toBe(there.uncompared);
        const [forth, mirrored] = [moved(a, b, CHINA), new Map(moved(b, a, CHINA).map((m) => [key(m), m]))];
        expect(sorted([...mirrored.keys()])).toEqual(sorted(forth.map(key)));
        for (const m of forth) {
          const other = mirrored.get(key(m));
          expect(other?.figures.map((f) => [f.path, f.after, f.before])).toEqual(
            m.figures.map((f) => [f.path, f.before, f.after]),
          );
          expect([other?.band.after, other?.band.before]).toEqual([m.band.before, m.band.after]);
          const turned = other?.movers.map((x) => [x.actor ?? '', -x.low + 0, -x.high + 0]) ?? [];
          expect(sorted(turned)).toEqual(sorted(m.movers.map((x) => [x.actor ?? '', x.low, x.high])));
          const hhi = m.figures.find((f) => f.path === 'hhi');
          const known = [m.before, m.after].every((answer) => answer?.profile?.measures?.hhi);
          results++;
          if (!known || m.movers.length === 0) continue;
          summed++;
          const sum = (end: 'low' | 'high') => m.movers.reduce((all, x) => all + x[end], 0);
          expect(sum('low')).toBeCloseTo(hhi ? Number(hhi.after?.low) - Number(hhi.before?.low) : 0, 7);
          expect(sum('high')).toBeCloseTo(hhi ? high(hhi.after) - high(hhi.before) : 0, 7);
        }
      }),
      { numRuns: 8 },
    );
    // the property was tried on enough results
    expect([results > 100, summed > 20]).toEqual([true, true]);
  });
});

describe('the contributions to a change of the HHI', () => {
  it('add up to the change at both ends, for any values', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40_000 }),
        fc.integer({ min: 0, max: 5_000 }),
        async (burma, russia) => {
          const values = { [MINED[0] ?? '']: String(burma), [MINED[1] ?? '']: String(russia) };
          const result = of(moved(july, await changed(values), CHINA), 'ree', 'mining');
          const figure = result?.figures.find((f) => f.path === 'hhi');
          if (!result || !figure) return;
          const sum = (end: 'low' | 'high') => result.movers.reduce((all, m) => all + m[end], 0);
          expect(sum('low')).toBeCloseTo(Number(figure.after?.low) - Number(figure.before?.low), 9);
          expect(sum('high')).toBeCloseTo(high(figure.after) - high(figure.before), 9);
          // while the rows add up to less than the total, only these three contribute
          if (burma + russia <= 46_100)
            expect(
              result.movers.map((m) => m.actor ?? 'rest').every((a) => ['Burma', 'Russia', 'rest'].includes(a)),
            ).toBe(true);
        },
      ),
      { numRuns: 6 },
    );
  });
  it("are (s' - s)(s' + s) for each supplier, the largest first", async () => {
    const result = of(moved(july, await changed({ [MINED[0] ?? '']: '39,000' }), CHINA), 'ree', 'mining');
    const [s, later, rest] = [31 / 3.9, 39 / 3.9, 12.6 / 3.9];
    expect(result?.movers).toEqual([
      {
        actor: 'Burma',
        low: expect.closeTo((later - s) * (later + s), 9),
        high: expect.closeTo(later ** 2 - s ** 2, 9),
      },
      { actor: undefined, low: 0, high: expect.closeTo(((12.6 - 8) / 3.9) ** 2 - rest ** 2, 9) },
    ]);
    expect([result?.wider, result?.bandMoved]).toEqual([false, false]);
  });
  it('are empty if the HHI is unknown before or after', () => {
    const result = of(moved(june, july, CHINA), 'ree', 'magnets');
    expect([result?.movers, result?.band.before, result?.band.after?.lowest]).toEqual([[], undefined, 'high']);
  });
});

describe('the difference of two results', () => {
  it('names the old and new band and a wider interval', async () => {
    const later = await changed({ 'still-restricting-t1-china-mining-2024': '100,000-270,000' });
    const result = of(moved(july, later, CHINA), 'ree', 'mining');
    expect([result?.wider, result?.band.before?.lowest, result?.band.after?.lowest]).toEqual([true, 'high', 'low']);
    expect(of(moved(later, july, CHINA), 'ree', 'mining')?.wider).toBe(false);
  });
  it('between datasets of different names compares cells, and ignores how a value is printed', async () => {
    const renamed: Dataset = { ...july, edition: { ...july.edition, name: 'other' } };
    expect(changes(july, renamed)).toEqual({ ...NONE, uncompared: 60 });
    const other = { ...(await changed({ [MINED[0] ?? '']: '31000' })), edition: renamed.edition };
    expect(changes(july, other).observations).toEqual([]);
    const [cell] = changes(july, {
      ...(await changed({ [MINED[0] ?? '']: '32,000' })),
      edition: renamed.edition,
    }).observations;
    expect([cell?.key, cell?.columns]).toEqual(['ree|mining|Burma|2024|quantity', ['printed']]);
  });
});
