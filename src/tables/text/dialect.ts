import type { Options } from 'csv-parse';
import { breaksIn } from '../../text/position.js';

/** How csv-parse reads a text: RFC 4180 with LF, CRLF or CR. Lines without any filled cell are skipped, and a quote inside an unquoted cell is a character. */
export const dialect = (delimiter: string): Options => ({
  bom: true,
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
});

/** The characters that are tried between cells, in the order in which they are preferred. */
export const DELIMITERS = ['\t', ',', ';', '|'];

/** Whether a cell holds more than blanks. */
export const isFilled = (cell: string): boolean => cell.trim() !== '';

/** The number of cells up to the last one that is filled. */
export const filledWidth = (cells: readonly string[]): number => cells.findLastIndex(isFilled) + 1;

/** The number of line breaks within cells. */
export const lineBreaks = (cells: readonly string[]): number => cells.reduce((all, cell) => all + breaksIn(cell), 0);

/**
 * The lines of a text of which csv-parse says the line, taken in order: it counts CRLF within a cell twice.
 * `end` gives the line at which a row ends, and `now` one behind the last of these rows.
 */
export function rowLines() {
  let [before, twice] = [0, 0];
  return {
    end: (cells: readonly string[], said: number): number => {
      // a row on one line has no line break in it
      if (said > before + 1) twice += returnsIn(cells);
      before = said;
      return said - twice;
    },
    now: (said: number): number => said - twice,
  };
}

/** The number of line breaks within cells that are CRLF. */
export const returnsIn = (cells: readonly string[]): number =>
  cells.reduce((all, cell) => all + breaksIn(cell, /\r\n/g), 0);

/** A text without its first lines. */
export function linesFrom(text: string, lines: number): string {
  const breaks = /\r\n|\r|\n/g;
  for (let i = 0; i < lines; i++) if (!breaks.exec(text)) return '';
  return text.slice(breaks.lastIndex);
}

/** A label as it is named: without blanks around it, with a blank for a line break or a no-break space in it, and with joined accents. */
export const labelText = (label: string): string =>
  label
    .trim()
    .normalize('NFC')
    .replace(/\s*[\r\n]+\s*|\u00a0/g, ' ');

/** The labels of a header with those that the line below gives to columns without one, such as a unit. Undefined where that line is a row. */
export function labelsWithUnits(header: readonly string[], below: readonly string[]): readonly string[] | undefined {
  const units = below.some(isFilled) && below.every((cell, i) => !isFilled(cell) || header[i]?.trim() === '');
  return units ? header.map((label, i) => (isFilled(label) ? label : (below[i] ?? ''))) : undefined;
}

/** The character between cells that a word names: itself, or a tab. Undefined for a letter, a digit, a quote, a line break, and for several characters. */
export function delimiterOf(word: string): string | undefined {
  const text = word === 'tab' || word === '\\t' ? '\t' : word;
  return /^[^"\r\n\p{L}\p{N}]$/u.test(text) ? text : undefined;
}
