import { highest } from '../domain/extremes.js';
import type { Interval } from '../domain/interval.js';
import { CR1, CR3, CR5 } from './measure/concentration-ratio.js';
import { EFFECTIVE_SUPPLIERS } from './measure/effective-suppliers.js';
import { ENTROPY } from './measure/entropy.js';
import { GINI } from './measure/gini.js';
import { HALL_TIDEMAN } from './measure/hall-tideman.js';
import { HHI } from './measure/hhi.js';
import { HILL1 } from './measure/hill1.js';
import type { Measure } from './measure/measure.js';
import { NORMALISED_HHI } from './measure/normalised-hhi.js';

/** The measures that every profile has, in the order in which they are shown. */
export const MAIN_MEASURES = [HHI, EFFECTIVE_SUPPLIERS, CR1, CR3] as const;

/** The measures that a profile has besides where all are asked for. */
export const FURTHER_MEASURES = [NORMALISED_HHI, CR5, ENTROPY, HILL1, HALL_TIDEMAN, GINI] as const;

/** The main measures of one market, by key; undefined if the measure is. */
export type Measures = { readonly [Key in (typeof MAIN_MEASURES)[number]['key']]: Interval | undefined };
/** The further measures of one market, by key; undefined if the measure is. */
export type MoreMeasures = { readonly [Key in (typeof FURTHER_MEASURES)[number]['key']]: Interval | undefined };

/** One value for each measure, by key, in the order of the list. */
export function byKey<const List extends readonly Measure[], Value>(
  measures: List,
  value: (measure: List[number]) => Value,
): { readonly [Key in List[number]['key']]: Value };
export function byKey<Value>(measures: readonly Measure[], value: (measure: Measure) => Value): object {
  // a loop: made of entries, an object takes twice as long, and calc makes several for each of a million groups
  const values: Record<string, Value> = {};
  for (const measure of measures) values[measure.key] = value(measure);
  return values;
}

/** The number of largest holdings that are needed to list the `top` ones and to take every main measure. */
export const holdingsNeeded = (top: number): number => highest([top, ...MAIN_MEASURES.map((m) => m.holdings)]);
