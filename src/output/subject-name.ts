import type { Subject } from '../domain/subject.js';

/** A subject inside a sentence: `tin`, or a group by its size and name, `the 17 rare earth elements`. */
export const subjectName = ({ kind, name, members }: Subject): string =>
  kind === 'group' ? `the ${members.length} ${name}` : name;
