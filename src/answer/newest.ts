import type { Dataset } from '../dataset/sound.js';
import { grouped } from '../domain/grouped.js';
import { latestFirst, type Period } from '../domain/period.js';
import { type Evidence, elementsOf, evidence } from './evidence.js';

/**
 * The latest figures of an edition at one stage and time, and the subjects that have them: `own` figures, or `inherited` from a group.
 * The time is the period of a table, or the latest date of claims or of their sources.
 */
export type NewestFigures = {
  readonly dataset: string;
  readonly version: string;
  readonly stage: string;
  readonly stageName: string;
  readonly time: Period;
  /** Whether the figures are those of a table. */
  readonly tabled: boolean;
  /** Whether no source prints them: they are worked out of what ores hold. */
  readonly derived: boolean;
  /** The number of elements that the figures are of. */
  readonly elements: number;
  readonly own: readonly string[];
  readonly inherited: readonly string[];
};

/** The latest figures of a dataset, stage by stage. Figures without any date are left out. */
export function newestFigures(dataset: Dataset): readonly NewestFigures[] {
  const { edition, stages, subjects } = dataset;
  return stages.flatMap((stage) => {
    const found = subjects.flatMap((subject) => {
      const [answer] = evidence(dataset, subject, stage, { period: undefined, reading: 'printed' });
      const time = answer && timeOfEvidence(answer);
      return answer?.status === 'ok' && time
        ? [
            {
              subject,
              time,
              tabled: isTabled(answer),
              derived: answer.basis.measure === 'derived',
              elements: elementsOf(answer),
              inherited: answer.basis.inherited,
            },
          ]
        : [];
    });
    return grouped(found, (f) => [f.time, f.tabled, f.derived, f.elements]).map(
      (same): NewestFigures => ({
        dataset: edition.name,
        version: edition.version,
        stage: stage.stage,
        stageName: stage.name,
        time: same[0].time,
        tabled: same[0].tabled,
        derived: same[0].derived,
        elements: same[0].elements,
        own: same.filter((f) => !f.inherited).map((f) => f.subject.subject),
        inherited: same.filter((f) => f.inherited).map((f) => f.subject.subject),
      }),
    );
  });
}

const isTabled = (found: Evidence): boolean => found.status === 'ok' && found.basis.measure !== 'share';

/** The time of the latest figure of an answer: its period, or the latest date of claims or of their sources. Blank if none is known. */
function timeOfEvidence(found: Evidence): Period {
  if (found.status !== 'ok') return '';
  const used = found.involved.filter((w) => w.role === 'used').map((w) => w.observation.period);
  return [found.period ?? '', ...used, ...found.said].sort(latestFirst)[0] ?? '';
}

/**
 * The figures of other editions that are later than those of an answer, for the same subject and stage.
 * A table is later than statements of the same time.
 * A group's figures are not later than an element's own.
 */
export function newerFigures(
  known: readonly NewestFigures[],
  { name, version }: { readonly name: string; readonly version: string },
  found: Evidence,
): readonly NewestFigures[] {
  const [subject, time] = [found.subject.subject, timeOfEvidence(found)];
  const isOwn = found.status === 'ok' && !found.basis.inherited;
  return known.filter(
    (k) =>
      (k.dataset !== name || k.version !== version) &&
      k.stage === found.stage.stage &&
      (k.own.includes(subject) || (!isOwn && k.inherited.includes(subject))) &&
      latestFirst(k.time, time) < (k.tabled && !isTabled(found) ? 1 : 0),
  );
}

/** The figures of a subject's own in other datasets, where an answer has none. */
export const ownFigures = (
  known: readonly NewestFigures[],
  edition: { readonly name: string },
  found: Evidence,
): readonly NewestFigures[] =>
  narrowerFigures(known, edition, found).filter((k) => k.own.includes(found.subject.subject));

/** The figures of other editions that are of fewer elements than those of an answer, or the only ones, for the same subject and stage. */
export const narrowerFigures = (
  known: readonly NewestFigures[],
  { name }: { readonly name: string },
  found: Evidence,
): readonly NewestFigures[] =>
  known.filter(
    (k) =>
      k.dataset !== name &&
      k.stage === found.stage.stage &&
      (k.own.includes(found.subject.subject) || k.inherited.includes(found.subject.subject)) &&
      k.elements < elementsOf(found),
  );
