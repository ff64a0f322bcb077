import { describe, expect, it } from 'vitest';
import type { Note } from '../../src/answer/note.js';
import { report } from '../../src/answer/report.js';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { quotableAnswers } from '../../src/output/quotable.js';

const TERMS = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: 'us2023' } as const;
/** What a question supposes of the ores. */
const SUPPOSED: readonly Note[] = [
  {
    code: 'supposed',
    ores: [{ actor: 'Burma', ore: 'any' }],
    added: [],
    idle: [],
    subject: undefined,
    stage: undefined,
  },
];

/** What may be quoted of the mining of a subject in a dataset. */
async function quoted(name: string, subject: string, cautions: readonly Note[] = []) {
  const dataset = sound(await load(name));
  const { answers } = report(
    dataset,
    dataset.subjects.filter((s) => s.subject === subject),
    dataset.stages.filter(({ stage }) => stage === 'mining'),
    { period: undefined, reading: 'printed' },
    TERMS,
  );
  const { datasets, sentences } = quotableAnswers([[dataset, answers]], 'printed', TERMS, cautions);
  return { datasets: datasets.map((d) => `${d.name}@${d.version}`), sentences };
}

describe('what may be quoted of an answer', () => {
  it('names the dataset, the year and whose figures it states', async () => {
    const { datasets, sentences } = await quoted('usgs@2026.05.1', 'ree');
    expect(datasets).toEqual(['usgs@2026.05.1']);
    expect(sentences).toEqual([
      {
        sentence: expect.stringMatching(
          /^For the 17 rare earth elements, China's share .* is 69\.2 % .* usgs 2026\.05\.1\.$/,
        ),
        dataset: 'usgs@2026.05.1',
        subject: 'ree',
        stage: 'mining',
        period: '2025',
        whose: 'the 17 rare earth elements',
        refused: [],
      },
    ]);
  });
  it('is of the group where an element has no figures, and refuses the quantities', async () => {
    const [answer] = (await quoted('usgs@2026.05.1', 'dysprosium')).sentences;
    expect([answer?.subject, answer?.whose]).toEqual(['dysprosium', 'the 17 rare earth elements']);
    expect(new Set(answer?.refused.map(({ reason }) => reason))).toEqual(new Set(['inherited']));
    expect(answer?.refused.map(({ path }) => path)).toContain('suppliers.quantity');
  });
  it('refuses a share where the dataset has no figure, with the reason', async () => {
    const [answer] = (await quoted('usgs@2026.05.1', 'scandium')).sentences;
    expect([answer?.period, answer?.whose]).toEqual([null, null]);
    const text = expect.stringMatching(/^The dataset has no figure for scandium at mining\./);
    expect(answer?.refused).toEqual([{ path: 'sharePct', reason: 'no-evidence', text }]);
  });
  it('says what was supposed before a figure that is worked out, and before no other', async () => {
    const start = async (name: string, subject: string, cautions?: readonly Note[]) =>
      (await quoted(name, subject, cautions)).sentences[0]?.sentence;
    expect(await start('ores@2025.01', 'dysprosium')).toMatch(/^For dysprosium, China's share/);
    expect(await start('ores@2025.01', 'dysprosium', SUPPOSED)).toMatch(
      /^Supposing that Burma's ore is unknown \(as typed, not from the dataset\): for dysprosium, China's share/,
    );
    expect(await start('usgs@2026.05.1', 'ree', SUPPOSED)).toMatch(/^For the 17 rare earth elements/);
  });
});
