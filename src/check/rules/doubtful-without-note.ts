import type { Rule } from '../rule.js';

/** Doubtful values of which no note says why. */
export const doubtfulWithoutNote: Rule = (dataset) =>
  dataset.observations
    .filter((o) => o.status === 'doubtful' && o.note.trim() === '')
    .map((o) => ({
      code: 'doubtful-without-note',
      place: dataset.at('observations', o.observation, 'note'),
      key: o.observation,
      found: o.printed,
    }));
