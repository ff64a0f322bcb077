import { grouped } from '../../domain/grouped.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Values that one source prints twice, although neither row repeats the other. Two tables may hold the same cell. */
export const unmarkedRepeat = rule({
  code: 'unmarked-repeat',
  severity: 'warning',
  meaning: 'A source says the same twice, and neither row is marked as a repeat.',
  find: ({ observations, at }) =>
    grouped(
      observations.filter((o) => o.status === 'ok' && o.repeats === ''),
      (o) => [o.source, o.subject, o.stage, o.actor, o.period, o.measure, o.unit, o.printed.trim().toLowerCase()],
    ).flatMap(([first, ...others]) =>
      others
        .filter((o) => o.table === '' || first.table === '')
        .map((o) => ({
          place: at('observations', o.observation, 'repeats'),
          key: o.observation,
          found: o.printed,
          first: first.observation,
        })),
    ),
  words: ({ found, first }) =>
    `The same source says ${quote(found)} in ${first}, too. Name that row in column repeats, or both count as witnesses.`,
});
