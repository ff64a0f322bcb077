import { grouped } from '../../domain/grouped.js';
import type { Rule } from '../rule.js';

/** Values that one source prints twice, where neither repeats the other. Two tables may hold the same cell. */
export const unmarkedRepeat: Rule = (dataset) =>
  grouped(
    dataset.observations.filter((o) => o.status === 'ok' && o.repeats === ''),
    (o) => [o.source, o.subject, o.stage, o.actor, o.period, o.measure, o.unit, o.printed.trim().toLowerCase()],
  ).flatMap(([first, ...others]) =>
    others
      .filter((o) => o.table === '' || first.table === '')
      .map((o) => ({
        code: 'unmarked-repeat',
        place: dataset.at('observations', o.observation, 'repeats'),
        key: o.observation,
        found: o.printed,
        first: first.observation,
      })),
  );
