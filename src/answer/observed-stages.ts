import type { Dataset } from '../dataset/sound.js';
import { grouped } from '../domain/grouped.js';
import { groupsWith, inListOrder } from '../domain/indexed.js';
import { chainOf, type Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** The stages with an observation of a subject, or of a group that holds it, in the order of their file. At any other stage it has no evidence. */
export function observedStages({ observations, stages, subjects }: Dataset): (subject: Subject) => readonly Stage[] {
  const at = new Map(subjects.map((s) => [s.subject, new Set<string>()]));
  for (const o of observations) at.get(o.subject)?.add(o.stage);
  const stagesOf = inListOrder(stages, (s) => s.stage);
  return (subject) => {
    const those = [subject, ...groupsWith(subjects, subject.subject)];
    return stagesOf(those.flatMap((s) => [...(at.get(s.subject) ?? [])]));
  };
}

/** The stages that a question is about which names none: the chain or, without a chain, those where the subject has values, or all where it has none. */
export function usualStages(dataset: Dataset): (subject: Subject) => readonly Stage[] {
  const steps = chainOf(dataset.stages);
  if (steps.length > 0) return () => steps;
  const valued = observedStages(dataset);
  return (subject) => (valued(subject).length > 0 ? valued(subject) : dataset.stages);
}

/** The dataset with the observations of one stage only: all that its evidence needs. With many stages the observations are still read only once. */
export function datasetsByStage(dataset: Dataset): (stage: Stage) => Dataset {
  const at = new Map(grouped(dataset.observations, (o) => o.stage).map((rows) => [rows[0].stage, rows] as const));
  return ({ stage }) => dataset.part(at.get(stage) ?? []);
}
