import { read } from '../../domain/reading.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Doubtful values that cannot be read. */
export const unreadValue = rule({
  code: 'unread-value',
  severity: 'warning',
  meaning: 'A doubtful value cannot be read, so nobody can tell what it means.',
  find: ({ observations, at }) =>
    observations
      .filter((o) => o.status === 'doubtful' && read(o.printed, o.measure, 'printed').kind === 'unreadable')
      .map((o) => ({
        place: at('observations', o.observation, 'printed'),
        key: o.observation,
        found: o.printed,
      })),
  words: ({ found }) => `${quote(found)} cannot be read as a value, so nobody can tell what it means.`,
});
