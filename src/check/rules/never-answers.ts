import { evidence } from '../../answer/evidence.js';
import { quote } from '../../text/words.js';
import { groups } from '../group.js';
import { rule } from '../rule.js';

/** Values on an element at a stage that it does not enter ([e6]). */
export const neverAnswers = rule({
  code: 'never-answers',
  severity: 'warning',
  meaning: 'No answer uses a value, because the dataset does not say that its element enters the stage.',
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
    `No answer uses ${quote(found)}, because the dataset does not say that ${subject} enters ${stage}. If a source does, name the stage in its column enters.`,
});
