import { isFilled } from './dialect.js';

/** How a note begins that is one whatever stands beside it, in any case. A pattern for both engines. */
export const SOURCE_LINE = '^\\s*(sources?|notes?|footnotes?)\\s*:';

/** How the text of a note looks, in any case: a mark, a number or a word at its start, a colon, an address, or four words and a full stop. A pattern for both engines. */
export const NOTE_TEXT = [
  '^\\s*(sources?|notes?|footnotes?|n\\.b\\.)(\\W|$)',
  '^\\s*[*†‡§©¹²³⁰-⁹]',
  '^\\s*[([]?[0-9a-z][)/\\]]',
  '^\\s*[0-9]{1,2}\\s+\\S.*\\.\\s*$',
  ':(\\s|$)',
  'https?://',
  '^\\s*(\\S+\\s+){3,}\\S+\\.\\s*$',
].join('|');

const [SOURCE, NOTE] = [new RegExp(SOURCE_LINE, 'iu'), new RegExp(NOTE_TEXT, 'iu')];

/** Whether the first filled cell of a line says that the line is a note. */
export const isSourceLine = (cells: readonly string[]): boolean => SOURCE.test(cells.find(isFilled) ?? '');

/** Whether a text that stands alone in a line looks like a note. */
export const isNoteText = (text: string): boolean => NOTE.test(text);
