import type { Rule } from '../rule.js';

/** Subjects that name a source and not where in it. */
export const missingLocator: Rule = (dataset) =>
  dataset.subjects
    .filter((s) => s.source !== '' && s.locator.trim() === '')
    .map((s) => ({
      code: 'missing-locator',
      place: dataset.at('subjects', s.subject, 'locator'),
      key: s.subject,
      source: s.source,
    }));
