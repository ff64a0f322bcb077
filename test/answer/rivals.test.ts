import { beforeAll, describe, expect, it } from 'vitest';
import { type Rivalry, rivalry } from '../../src/answer/rivals.js';
import { type Publication, publications } from '../../src/answer/underlying.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import { DEFAULT_BANDS } from '../../src/market/band.js';

const TERMS = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: DEFAULT_BANDS };
const QUESTION = { period: undefined, reading: 'printed' } as const;
let datasets: readonly Dataset[];
let known: readonly Publication[];
beforeAll(async () => {
  const all = await Promise.all(
    ['articles@2025.07', 'iea@2025.05', 'usgs@2026.05', 'usgs@2025.01'].map(async (name) => sound(await load(name))),
  );
  datasets = all.slice(0, 3);
  known = all.flatMap(publications);
});

/** The answers on a subject at a stage of the first dataset. */
function asked(subject: string, stageId: string, among = datasets): Rivalry {
  const stage = among.flatMap((d) => d.stages).find((s) => s.stage === stageId);
  if (!stage) throw new Error(stageId);
  return rivalry(among, subject, stage, QUESTION, TERMS, known);
}

describe('rival statistics', () => {
  it('[r1] stand side by side, each with the statistic that it rests on', () => {
    const { rivals } = asked('dysprosium', 'mining');
    expect(rivals.map((r) => [r.dataset.edition.name, r.statistic])).toEqual([
      ['articles', 'usgs'],
      ['iea', 'iea'],
      ['usgs', 'usgs'],
    ]);
    expect(rivals.map((r) => r.answer.share?.low)).toEqual([
      100 * (27 / 39),
      expect.closeTo(60.9695, 4),
      expect.closeTo(69.2308, 4),
    ]);
  });
  it('[r2] of one statistic are one witness', () => {
    const { verdict } = asked('ree', 'mining');
    expect(verdict.kind).toBe('single');
    expect([verdict.measured.length, verdict.statistics]).toEqual([2, ['usgs']]);
  });
  it('[e8] are no witness for an element that their statistic leaves out', async () => {
    const newest = sound(await load('usgs@2026.05.1'));
    const among = [...datasets.slice(0, 2), newest];
    known = [...known, ...publications(newest)];
    const { rivals, verdict } = asked('scandium', 'mining', among);
    expect(rivals.map((r) => [r.dataset.edition.name, r.leavesOut, r.answer.evidence.status])).toEqual([
      ['articles', true, 'ok'],
      ['usgs', false, 'no-evidence'],
    ]);
    expect([verdict.kind, verdict.measured]).toEqual(['none', []]);
    expect(asked('yttrium', 'mining', among).rivals.filter((r) => r.leavesOut)).toEqual([]);
  });
  it('[r2] are certain under all where each is certain of one band', () => {
    const { verdict } = asked('dysprosium', 'mining');
    expect([verdict.kind, verdict.levels]).toEqual(['certain', ['high']]);
    expect([verdict.measured.length, verdict.statistics]).toEqual([3, ['usgs', 'iea']]);
  });
  it('[r2] do not contradict each other where a band is possible in all, else they differ', () => {
    const [, iea] = datasets;
    if (!iea) throw new Error('no dataset');
    const { observations } = iea;
    /** The same dataset with 100 for each country that processes graphite, and these figures for the others and the world. */
    const other = (others: string, world: string): Dataset => ({
      ...iea,
      edition: { ...iea.edition, name: 'other' },
      observations: observations.map((o) =>
        o.table === 'graphite-processing-2024'
          ? { ...o, printed: o.actor === 'World' ? world : o.actor === 'Other' ? others : '100' }
          : o,
      ),
    });
    const verdictOf = (others: string, world: string) =>
      asked('graphite', 'processing', [iea, other(others, world)]).verdict;
    const countries = observations.filter((o) => o.table === 'graphite-processing-2024').length - 2;
    // 6 equal countries with 50 beside them: squares of 1,420 points and at most 60 more
    expect(countries).toBe(6);
    expect(verdictOf('50', '650')).toMatchObject({ kind: 'differ', levels: [] });
    // with 900 beside them the others may be one supplier of 60 %
    expect(verdictOf('900', '1500')).toMatchObject({ kind: 'not-contradicted', levels: ['high'] });
  });
  it('[r2] have the spread of a share for one subject alone, and no spread over groups', () => {
    expect(asked('ree', 'mining').verdict.spreads.map((s) => s.subject.subject)).toEqual(['ree']);
    expect(asked('dysprosium', 'processing').verdict.spreads).toEqual([]);
  });
  it('[r3] mark the row of the fewest elements', () => {
    expect(asked('dysprosium', 'mining').rivals.map((r) => r.narrowest)).toEqual([false, true, false]);
    expect(asked('ree', 'mining').rivals.map((r) => r.narrowest)).toEqual([false, false]);
  });
  it('name the supplier that moves the HHI of what is left, by points that add up', () => {
    const [difference] = asked('ree', 'mining').verdict.differences;
    const hhi = (of: 'from' | 'to') => difference?.[of].answer.profile?.remaining?.measures.hhi;
    const [before, after] = [hhi('from'), hhi('to')];
    expect(difference?.moved?.low).toBeCloseTo(Number(after?.low) - Number(before?.low), 6);
    expect(difference?.moved?.high).toBeCloseTo(Number(after?.high) - Number(before?.high), 6);
    // 29,000 of 120,000 t against 13,000 of 120,000 t
    const [from, to] = [difference?.from, difference?.to].map((r) => {
      const market = r?.answer.profile;
      const own = market?.suppliers.find((s) => s.actor === difference?.most?.actor)?.sharePct.low ?? 0;
      return (own / Number(market?.remaining?.sharePct.low)) ** 2 * 10_000;
    });
    expect(difference?.most?.low).toBeCloseTo(Number(to) - Number(from), 6);
  });
});
