import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Doubtful values without a note that explains them. */
export const doubtfulWithoutNote = rule({
  code: 'doubtful-without-note',
  severity: 'warning',
  meaning: 'A value is marked as doubtful, and no note says why.',
  find: ({ observations, at }) =>
    observations
      .filter((o) => o.status === 'doubtful' && o.note.trim() === '')
      .map((o) => ({
        place: at('observations', o.observation, 'note'),
        key: o.observation,
        found: o.printed,
      })),
  words: ({ found }) => `${quote(found)} is marked as doubtful. Say in its note why.`,
});
