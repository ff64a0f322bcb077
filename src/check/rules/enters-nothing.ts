import { rule } from '../rule.js';

/** Elements that enter no stage, themselves or through a group, although other elements in the dataset enter one. */
export const entersNothing = rule({
  code: 'enters-nothing',
  severity: 'note',
  meaning: 'An element enters no stage, neither itself nor through a group.',
  find: ({ subjects, at }) => {
    const entering = subjects.filter((s) => s.enters.length > 0);
    if (entering.length === 0) return [];
    return subjects
      .filter((s) => s.kind === 'element' && !entering.some((e) => e === s || e.members.includes(s.subject)))
      .map(({ subject }) => ({ place: at('subjects', subject, 'enters'), key: subject }));
  },
  words: ({ key }) =>
    `The dataset does not say that ${key} enters a stage, so it gets no answer at stages that others enter.`,
});
