import { rule } from '../rule.js';

/** Members of a group that are not elements: another group, or a mineral. */
export const memberNotElement = rule({
  code: 'member-not-element',
  severity: 'warning',
  meaning: 'A group has a member that is not an element.',
  find: ({ subjects, at }) => {
    const kinds = new Map(subjects.map((s) => [s.subject, s.kind]));
    return subjects.flatMap(({ subject, members }) =>
      members.flatMap((found) => {
        const kind = kinds.get(found) ?? 'element';
        const place = at('subjects', subject, 'members');
        return kind === 'element' ? [] : [{ place, key: `${subject}/${found}`, found, kind }];
      }),
    );
  },
  words: ({ found, kind }) => `The member ${found} is a ${kind}. Only elements can be members of a group.`,
});
