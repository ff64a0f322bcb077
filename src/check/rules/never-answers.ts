import { evidence } from '../../answer/evidence.js';
import { groups, type Rule } from '../rule.js';

/** Values on an element at a stage that it does not enter (METHOD [e6]). */
export const neverAnswers: Rule = (dataset) =>
  groups(dataset).flatMap(({ subject: { subject }, subject: of, stage, rows }) => {
    const [answer] = evidence(dataset.part(rows), of, stage, { period: undefined, reading: 'printed' });
    if (answer?.status !== 'not-entered') return [];
    return rows
      .filter((o) => o.status === 'ok')
      .map((o) => ({
        code: 'never-answers',
        place: dataset.at('observations', o.observation, 'stage'),
        key: o.observation,
        found: o.printed,
        subject,
        stage: stage.stage,
      }));
  });
