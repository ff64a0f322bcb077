import type { Subject } from '../domain/subject.js';

/** The size of a group: `17 elements`. */
export const groupSize = ({ members }: Subject): string => `${members.length} elements`;

/** A subject inside a sentence: `tin`, or a group by its size and name, `the 17 rare earth elements`. */
export const subjectName = ({ kind, name, members }: Subject): string =>
  kind === 'group' ? `the ${members.length} ${name}` : name;

/** The words for a subject inside a sentence. */
export type Naming = (subject: Subject) => string;

/**
 * The short words for subjects on a screen that has named these groups before: `the 17 elements`.
 * Groups of one size keep their names.
 */
export const shortNaming =
  (named: readonly Subject[]): Naming =>
  (subject) => {
    const same = named.filter((s) => s.members.length === subject.members.length);
    return same.length === 1 && same[0] === subject ? `the ${groupSize(subject)}` : subjectName(subject);
  };
