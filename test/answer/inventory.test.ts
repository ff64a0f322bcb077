import { beforeAll, describe, expect, it } from 'vitest';
import { answers } from '../../src/answer/answer.js';
import {
  actorsIn,
  datasetRow,
  type Filter,
  factsIn,
  observationsIn,
  sourcesIn,
  stagesIn,
  subjectsIn,
} from '../../src/answer/inventory.js';
import { usedSources } from '../../src/answer/used-sources.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';

let metal: Dataset;
let articles: Dataset;
beforeAll(async () => {
  [metal, articles] = [sound(await load('./test/fixtures/metal')), sound(await load('articles@2025.07'))];
});

describe('an inventory', () => {
  const ids = (filter: Filter): string[] => observationsIn(metal, filter, 'printed').map((o) => o.observation);
  it('has all rows without a filter, and no row if a filter allows none', () => {
    expect(ids({}).length).toBe(9);
    expect([ids({ sources: [] }), ids({ statuses: ['doubtful'] })]).toEqual([[], []]);
  });
  it('has only observations that meet every filter', () => {
    expect(ids({ subjects: ['solder-metals'] })).toEqual(['smelt-indonesia', 'smelt-peru']);
    expect(ids({ stages: ['soldering'], actors: ['Peru', 'Indonesia'] })).toEqual(['solder-peru']);
    expect(ids({ sources: ['survey'], statuses: ['ok'], actors: ['World'] })).toEqual(['dig-world']);
  });
  it('reads values, with undefined for an unknown or doubtful one', () => {
    const of = (all: ReturnType<typeof observationsIn>, id: string) => all.find((o) => o.observation === id);
    const read = observationsIn(metal, {}, 'rounded');
    expect(of(read, 'dig-peru')).toMatchObject({ value: undefined, line: 4 });
    expect(of(read, 'solder-peru')?.value).toMatchObject({ low: 54.5, high: 55.5 });
    const thai = observationsIn(articles, { actors: ['Thailand'] }, 'printed');
    expect(thai.map((o) => [o.status, o.value])).toEqual([
      ['doubtful', undefined],
      ['doubtful', undefined],
    ]);
  });
  it('has the facts about any of the subjects, actors and stages in a filter', () => {
    const about = (filter: Filter) => [...new Set(factsIn(articles, filter).map((f) => f.about))];
    expect(about({ subjects: ['gallium'] })).toEqual(['gallium']);
    expect(about({ subjects: ['gallium'], actors: ['Japan'], stages: ['processing'] }).sort()).toEqual([
      'Japan',
      'gallium',
      'processing',
    ]);
    expect(factsIn(articles, { sources: ['still-restricting'], actors: ['Japan'] })).toEqual([]);
    expect(factsIn(articles, {}).length).toBe(articles.facts.length);
  });
  it('counts the observations and facts of a source, stage or actor', () => {
    expect(sourcesIn(metal, { sources: ['survey'] })).toMatchObject([{ observations: 9, facts: 1 }]);
    expect(stagesIn(metal, {}).map((s) => [s.stage, s.position, s.observations])).toEqual([
      ['digging', '1', 5],
      ['smelting', '2', 2],
      ['alloying', '3', 0],
      ['soldering', '4', 2],
    ]);
    expect(stagesIn(articles, { stages: ['reserves'] })).toMatchObject([{ position: '' }]);
    expect(actorsIn(metal, { actors: ['Peru'] })).toMatchObject([{ actor: 'Peru', observations: 3 }]);
  });
  it('has for each subject its groups and the stages that they enter', () => {
    const [samarium] = subjectsIn(articles, { subjects: ['samarium'] });
    expect(samarium).toMatchObject({
      number: '62',
      groups: ['ree', 'controlled-2025-04'],
      enters: [],
      entersThrough: ['magnets'],
    });
    expect(subjectsIn(articles, { subjects: ['ree'] })).toMatchObject([{ number: '', groups: [] }]);
    expect(subjectsIn(metal, { stages: ['soldering'] }).map((s) => s.subject)).toEqual(['tin']);
    expect(subjectsIn(articles, { stages: ['magnets'], sources: ['export-recovery'] }).map((s) => s.symbol)).toEqual([
      'Nd',
      'Dy',
    ]);
  });
  it('has the name, version and row counts of a dataset', () => {
    expect(datasetRow('./metal', false, metal)).toMatchObject({
      dataset: './metal',
      default: false,
      name: 'metal',
      version: '1',
      title: undefined,
      asOf: undefined,
      sealed: false,
      sources: 1,
      subjects: 3,
      observations: 9,
      facts: 1,
    });
    expect(datasetRow('x', true, articles)).toMatchObject({ default: true, sealed: true, asOf: '2025-07-31' });
  });
});

describe('the sources to cite for an answer', () => {
  const behind = (id: string, at: string) => {
    const [subject, stage] = [metal.subjects.find((s) => s.subject === id), metal.stages.find((s) => s.stage === at)];
    if (!subject || !stage) throw new Error('no such place');
    const terms = { exclusions: [], bands: 'us2023' } as const;
    const [answer] = answers(metal, subject, stage, { period: undefined, reading: 'printed' }, terms);
    return answer && usedSources(metal, answer).map((c) => [c.source.source, c.observations.map((o) => o.observation)]);
  };
  it('are the sources of the observations used', () => {
    expect(behind('tin', 'smelting')).toEqual([['survey', ['smelt-indonesia', 'smelt-peru']]]);
  });
  it('are empty if there is no evidence', () => expect(behind('tin', 'alloying')).toEqual([]));
});
