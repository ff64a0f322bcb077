import { rule } from '../rule.js';

/** Subjects that name a source, but not the place in it. */
export const missingLocator = rule({
  code: 'missing-locator',
  severity: 'warning',
  meaning: 'A subject names a source, but not the place in it.',
  find: ({ subjects, at }) =>
    subjects
      .filter((s) => s.source !== '' && s.locator.trim() === '')
      .map(({ subject, source }) => ({ place: at('subjects', subject, 'locator'), key: subject, source })),
  words: ({ source }) => `The source ${source} is named without a place in it. Fill in column locator.`,
});
