import type { Dataset } from '../dataset/sound.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** The stages at which something is printed of a subject, or of a group that holds it, in the order of their file; all stages where nothing is. */
export function observed({ observations, stages, subjects }: Dataset): (subject: Subject) => readonly Stage[] {
  const at = new Map(subjects.map((s) => [s.subject, new Set<string>()]));
  for (const o of observations) at.get(o.subject)?.add(o.stage);
  return (subject) => {
    const those = subjects.filter((s) => s.subject === subject.subject || s.members.includes(subject.subject));
    const found = stages.filter(({ stage }) => those.some((s) => at.get(s.subject)?.has(stage)));
    return found.length > 0 ? found : stages;
  };
}
