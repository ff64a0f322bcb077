import { evidence } from '../../answer/evidence.js';
import { cut } from '../../text/words.js';
import { groups } from '../group.js';
import { rule } from '../rule.js';

/** Values on an element at a stage that it does not enter ([e6]). */
export const neverAnswers = rule({
  code: 'never-answers',
  severity: 'warning',
  meaning: 'A value is on an element at a stage that the dataset does not say it enters.',
  find: (dataset) =>
    groups(dataset).flatMap(({ subject, stage, rows }) => {
      const [answer] = evidence(dataset.part(rows), subject, stage, { period: undefined, reading: 'printed' });
      if (answer?.status !== 'not-entered') return [];
      return rows
        .filter((o) => o.status === 'ok')
        .map((o) => ({
          place: dataset.at('observations', o.observation, 'stage'),
          key: o.observation,
          found: o.printed,
          subject: o.subject,
          stage: o.stage,
        }));
    }),
  words: ({ found, subject, stage }) =>
    `"${cut(found)}" never answers: the dataset does not say that ${subject} enters ${stage}; name the stage in its "enters"`,
});
