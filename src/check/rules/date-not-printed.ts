import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Sources without a date, where a note says why. */
export const dateNotPrinted = rule({
  code: 'date-not-printed',
  severity: 'note',
  meaning: 'A source has no date, and its note says why.',
  find: ({ sources, at }) =>
    sources
      .filter((s) => s.published === '' && s.published_note.trim() !== '')
      .map(({ source, published_note: note }) => ({ place: at('sources', source, 'published'), key: source, note })),
  words: ({ note }) => `No date of publication is known for this source. Its note says ${quote(note)}.`,
});
