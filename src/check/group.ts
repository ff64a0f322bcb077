import type { Dataset } from '../dataset/sound.js';
import { grouped } from '../domain/grouped.js';
import type { Observation } from '../domain/observation.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { list, quote } from '../text/words.js';

/** The observations on one subject at one stage. */
export type Group = { readonly subject: Subject; readonly stage: Stage; readonly rows: readonly Observation[] };

/** The observations of a dataset by subject and stage. */
export function groups({ observations, subjects, stages }: Dataset): readonly Group[] {
  const [subject, stage] = [new Map(subjects.map((s) => [s.subject, s])), new Map(stages.map((s) => [s.stage, s]))];
  return grouped(observations, (o) => [o.subject, o.stage]).flatMap((rows) => {
    const [of, at] = [subject.get(rows[0].subject), stage.get(rows[0].stage)];
    return of && at ? [{ subject: of, stage: at, rows }] : [];
  });
}

/** Claims as a message names them: the printed value and id of each, at most the first six. */
export function claimList(all: readonly Observation[]): string {
  const shown = all.slice(0, 6).map((o) => `${quote(o.printed)} (${o.observation})`);
  return list(all.length > 6 ? [...shown, `${all.length - 6} more`] : shown);
}
