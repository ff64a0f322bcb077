import type { Rule } from '../rule.js';

/** Elements that enter no stage, themselves or through a group, in a dataset that says of others what they enter. */
export const entersNothing: Rule = (dataset) => {
  const entering = dataset.subjects.filter((s) => s.enters.length > 0);
  if (entering.length === 0) return [];
  return dataset.subjects
    .filter((s) => s.kind === 'element' && !entering.some((e) => e === s || e.members.includes(s.subject)))
    .map(({ subject }) => ({
      code: 'enters-nothing',
      place: dataset.at('subjects', subject, 'enters'),
      key: subject,
      subject,
    }));
};
