import { evidence } from '../../answer/evidence.js';
import { datasetsByStage, usualStages } from '../../answer/observed-stages.js';
import { type Report, report } from '../../answer/report.js';
import type { Dataset } from '../../dataset/sound.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { evidenceKey } from '../answer-cells.js';

/**
 * What the section of a group of subjects with equal chains is made from. `report` is on these subjects alone.
 * `id` is a word that no other group of the page has: the ids in the section begin with it.
 */
export type GroupView = {
  readonly id: string;
  readonly dataset: Dataset;
  readonly report: Report;
  readonly subjects: readonly Subject[];
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
};

/** The groups of subjects with the same evidence at each stage that a question is about which names none, each with its report. */
export function groupViews(
  dataset: Dataset,
  subjects: readonly Subject[],
  { reading, terms }: Pick<GroupView, 'reading' | 'terms'>,
): readonly GroupView[] {
  const [stages, at] = [usualStages(dataset), datasetsByStage(dataset)];
  const question = { period: undefined, reading };
  const chain = (subject: Subject): unknown =>
    stages(subject).flatMap((stage) =>
      evidence(at(stage), subject, stage, question).map((found) => evidenceKey({ evidence: found })),
    );
  return grouped(subjects, chain).map((same) => ({
    id: `group-${same[0].subject}`,
    dataset,
    report: report(dataset, same, stages, question, terms),
    subjects: same,
    reading,
    terms,
  }));
}
