import { describe, expect, it } from 'vitest';
import { answers } from '../../src/answer/answer.js';
import { datasetsByStage, observedStages, usualStages } from '../../src/answer/observed-stages.js';
import { editions } from '../../src/dataset/builtin.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { chainOf } from '../../src/domain/stage.js';

const TERMS = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: 'us2023' } as const;

describe.each(await editions())('%s', (edition) => {
  it('has the same answers when it is narrowed to one stage', async () => {
    const dataset = sound(await load(edition));
    const at = datasetsByStage(dataset);
    for (const subject of dataset.subjects)
      for (const stage of dataset.stages) {
        const question = { period: 'all', reading: 'printed' } as const;
        expect(answers(at(stage), subject, stage, question, TERMS)).toEqual(
          answers(dataset, subject, stage, question, TERMS),
        );
      }
  });
  it('has evidence on a subject only at the stages with observations of it', async () => {
    const dataset = sound(await load(edition));
    const seen = observedStages(dataset);
    for (const subject of dataset.subjects)
      for (const stage of dataset.stages.filter((s) => !seen(subject).includes(s))) {
        const [answer] = answers(dataset, subject, stage, { period: undefined, reading: 'printed' }, TERMS);
        expect(answer?.evidence.status).toMatch(/^(no-evidence|not-entered)$/);
      }
  });
});

describe('a question that names no stage', () => {
  it('is about the chain or, without one, the stages with values, or all if there are none', async () => {
    const dataset = sound(await load('articles@2025.07'));
    const loose = { ...dataset, stages: dataset.stages.map((s) => ({ ...s, kind: 'capacity' as const })) };
    const seen = observedStages(loose);
    const some = dataset.subjects.find((s) => seen(s).length > 0 && seen(s).length < loose.stages.length);
    if (!some) throw new Error('a subject has values at some stages');
    const silent = { ...some, subject: 'nobody', members: [] };
    expect(usualStages(dataset)(some)).toEqual(chainOf(dataset.stages));
    expect(usualStages(loose)(some)).toEqual(seen(some));
    expect(usualStages(loose)(silent)).toEqual(loose.stages);
  });
});
