import type { Rule } from '../rule.js';

/** Members of a group that are no elements: another group, or a mineral. */
export const memberNotElement: Rule = (dataset) => {
  const kinds = new Map(dataset.subjects.map((s) => [s.subject, s.kind]));
  return dataset.subjects.flatMap(({ subject, members }) =>
    members.flatMap((found) => {
      const kind = kinds.get(found) ?? 'element';
      const place = dataset.at('subjects', subject, 'members');
      return kind === 'element' ? [] : [{ code: 'member-not-element', place, key: `${subject}/${found}`, found, kind }];
    }),
  );
};
