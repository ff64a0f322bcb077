import type { Observation } from '../../domain/observation.js';
import { read } from '../../domain/reading.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Repeats whose value differs from that of the observation they name. Doubtful ones may differ. */
export const repeatsValue = rule({
  code: 'repeats-value',
  severity: 'warning',
  meaning: 'A row that repeats another one has a different value.',
  find: ({ observations, at }) => {
    const first = new Map(observations.map((o) => [o.observation, o]));
    return observations.flatMap((o) => {
      const before = first.get(o.repeats);
      if (!before || o.status !== 'ok' || before.status !== 'ok' || value(o) === value(before)) return [];
      const place = at('observations', o.observation, 'printed');
      const [found, expected] = [written(o), written(before)];
      return [{ place, key: o.observation, found, expected, first: before.observation }];
    });
  },
  words: ({ found, expected, first }) =>
    `${quote(found)} is not the value that this row repeats, ${quote(expected)} (${first}). Correct one, or name no row in column repeats.`,
});

const value = ({ printed, measure, unit }: Observation): string =>
  JSON.stringify([read(printed, measure, 'printed'), unit]);

const written = ({ printed, measure, unit }: Observation): string =>
  measure === 'share' ? printed : `${printed} ${unit}`;
