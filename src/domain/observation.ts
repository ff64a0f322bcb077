import { WORLD } from './actor.js';
import type { OreBasis } from './composition.js';
import { grouped } from './grouped.js';
import type { Interval } from './interval.js';
import type { Period } from './period.js';
import { type MeasureKind, type ReadingPolicy, read } from './reading.js';

/** Whether a printed value is used in computing (`ok`) or only shown (`doubtful`). */
export const STATUSES = ['ok', 'doubtful'] as const;

/**
 * One printed value about one subject, stage, actor and period in one source.
 * `printed` is the source's text. `repeats` is the id of an observation that this one prints again, or blank. `period` and `table` may be blank.
 * `excludes` are the suppliers that a World total leaves out; empty for any other row.
 * `ore` is the type of ore that a quantity is mined from, and `basis` how it is known what that ore holds ([d2]); blank where the dataset does not say.
 */
export type Observation = {
  readonly observation: string;
  readonly subject: string;
  readonly stage: string;
  readonly actor: string;
  readonly period: Period;
  readonly measure: MeasureKind;
  readonly unit: string;
  readonly printed: string;
  readonly table: string;
  readonly status: (typeof STATUSES)[number];
  readonly repeats: string;
  readonly source: string;
  readonly locator: string;
  readonly note: string;
  readonly excludes: readonly string[];
  readonly ore: string;
  readonly basis: OreBasis | '';
};

/** The interval that an observation states; undefined where its value is unknown or cannot be read, or where it is doubtful ([s3]). */
export function known(o: Observation, policy: ReadingPolicy): Interval | undefined {
  const reading = o.status === 'ok' ? read(o.printed, o.measure, policy) : undefined;
  return reading?.kind === 'known' ? reading.interval : undefined;
}

/** Whether an observation is a claim, the witness that counts ([e3]): a share of one actor or of Other, neither doubtful nor a repeat. */
export const isClaim = ({ measure, status, repeats, actor }: Observation): boolean =>
  measure === 'share' && status === 'ok' && repeats === '' && actor !== WORLD;

/** The rows of each table, in the order of their first; what stands in no table is left out. */
export const tablesOf = (observations: readonly Observation[]): readonly (readonly [Observation, ...Observation[]])[] =>
  grouped(
    observations.filter((o) => o.table !== ''),
    (o) => o.table,
  );
