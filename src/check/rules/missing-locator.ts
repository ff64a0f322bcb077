import { rule } from '../rule.js';

/** Subjects that name a source, but not the place in it. */
export const missingLocator = rule({
  code: 'missing-locator',
  severity: 'warning',
  meaning: 'A subject names a source and not where in it.',
  find: ({ subjects, at }) =>
    subjects
      .filter((s) => s.source !== '' && s.locator.trim() === '')
      .map(({ subject, source }) => ({ place: at('subjects', subject, 'locator'), key: subject, source })),
  words: ({ source }) => `names the source ${source}, expected a locator that says where in it`,
});
