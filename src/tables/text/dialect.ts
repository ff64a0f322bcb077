import type { Options } from 'csv-parse';

/** How csv-parse reads a text: RFC 4180 with LF, CRLF or CR. Blank lines are skipped, and a quote inside an unquoted cell is a character. */
export const dialect = (delimiter: string): Options => ({
  bom: true,
  delimiter,
  record_delimiter: ['\r\n', '\n', '\r'],
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
});

/** A text up to its first line break. */
export const firstLine = (text: string): string => /^[^\r\n]*/.exec(text)?.[0] ?? '';

/** The character between cells: a tab where the header has one and no comma. */
export const delimiterOf = (header: string): string => (header.includes('\t') && !header.includes(',') ? '\t' : ',');
