import { read } from '../../domain/reading.js';
import type { Rule } from '../rule.js';

/** Doubtful values that cannot be read: what they stand for is not known. */
export const unreadValue: Rule = (dataset) =>
  dataset.observations
    .filter((o) => o.status === 'doubtful' && read(o.printed, o.measure, 'printed').kind === 'unreadable')
    .map((o) => ({
      code: 'unread-value',
      place: dataset.at('observations', o.observation, 'printed'),
      key: o.observation,
      found: o.printed,
    }));
