import type { Dataset } from '../dataset/sound.js';
import { WORLD } from '../domain/actor.js';
import type { Claim, Doubt } from '../domain/doubt.js';
import { grouped } from '../domain/grouped.js';
import type { Observation } from '../domain/observation.js';
import type { Place } from '../domain/place.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** A doubt, where it stands, and what it is of, whatever line that stands on. */
export type Doubted = Doubt & { readonly place: Place; readonly key: string };

/** One kind of doubt: all that a sound dataset gives cause for, beside the edition before it where there is one. */
export type Rule = (dataset: Dataset, previous?: Dataset) => readonly Doubted[];

/** The observations on one subject at one stage. */
export type Group = { readonly subject: Subject; readonly stage: Stage; readonly rows: readonly Observation[] };

/** The observations by subject and stage. */
export function groups({ observations, subjects, stages }: Dataset): readonly Group[] {
  const [subject, stage] = [new Map(subjects.map((s) => [s.subject, s])), new Map(stages.map((s) => [s.stage, s]))];
  return grouped(observations, (o) => [o.subject, o.stage]).flatMap((rows) => {
    const [of, at] = [subject.get(rows[0].subject), stage.get(rows[0].stage)];
    return of && at ? [{ subject: of, stage: at, rows }] : [];
  });
}

/** The tables, each with all its rows. */
export const tables = ({ observations }: Dataset): readonly (readonly [Observation, ...Observation[]])[] =>
  grouped(
    observations.filter((o) => o.table !== ''),
    (o) => o.table,
  );

/** The share claims that count as witnesses: neither doubtful nor repeats, nor on the world. */
export const claims = (rows: readonly Observation[]): readonly Observation[] =>
  rows.filter((o) => o.measure === 'share' && o.status === 'ok' && o.repeats === '' && o.actor !== WORLD);

/** A claim as a message shows it. */
export const shown = ({ observation, printed, source }: Observation): Claim => ({ observation, printed, source });
