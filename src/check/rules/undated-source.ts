import { rule } from '../rule.js';

/** Sources without a date or a note that explains it. The order of sources decides which table answers ([e2]). */
export const undatedSource = rule({
  code: 'undated-source',
  severity: 'warning',
  meaning: 'A source has no date, and no note says why.',
  find: ({ sources, at }) =>
    sources
      .filter((s) => s.published === '' && s.published_note.trim() === '')
      .map(({ source }) => ({ place: at('sources', source, 'published'), key: source })),
  words: () =>
    'This source has no date, so it counts as older than those with one. Fill in published, or say in published_note why not.',
});
