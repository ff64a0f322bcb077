import type { Rule } from '../rule.js';

/** Sources without a date: a doubt where nothing says why, else worth a note. */
export const undatedSource: Rule = (dataset) =>
  dataset.sources
    .filter((s) => s.published === '')
    .map(({ source, published_note: note }) => ({
      ...(note.trim() === '' ? { code: 'undated-source' } : { code: 'date-not-printed', note }),
      place: dataset.at('sources', source, 'published'),
      key: source,
    }));
