import type { Observation } from '../../domain/observation.js';
import { read } from '../../domain/reading.js';
import type { Rule } from '../rule.js';

/** Repeats of another value than the one they name. Doubtful ones may be anything. */
export const repeatsValue: Rule = (dataset) => {
  const first = new Map(dataset.observations.map((o) => [o.observation, o]));
  return dataset.observations.flatMap((o) => {
    const before = first.get(o.repeats);
    if (!before || o.status !== 'ok' || before.status !== 'ok' || value(o) === value(before)) return [];
    const place = dataset.at('observations', o.observation, 'printed');
    const [found, expected] = [written(o), written(before)];
    return [{ code: 'repeats-value', place, key: o.observation, found, expected, first: before.observation }];
  });
};

const value = ({ printed, measure, unit }: Observation): string =>
  JSON.stringify([read(printed, measure, 'printed'), unit]);

const written = ({ printed, measure, unit }: Observation): string =>
  measure === 'share' ? printed : `${printed} ${unit}`;
