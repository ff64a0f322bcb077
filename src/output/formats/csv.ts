import { csvLine } from '../../text/csv-text.js';
import { spreadsheetText } from '../../text/escape.js';
import { cells, type JsonObject } from '../fields.js';
import { separatedFormat } from './format.js';

/**
 * Rows as CSV (RFC 4180, but lines end with LF), with a column for each path.
 * An unknown is blank and an unbounded end `inf`. Text that a spreadsheet would run as a formula is escaped.
 */
export const csv = (rows: readonly JsonObject[], paths: readonly string[], head: boolean): string =>
  [...(head ? [[...paths]] : []), ...cells(rows, paths).map((all) => all.map(cellText))].map(csvLine).join('');

/** The text of a cell of CSV or TSV, before it is quoted. */
export const cellText = (value: string | number | undefined): string =>
  typeof value === 'string' ? spreadsheetText(value) : String(value ?? '');

/** Comma-separated values. */
export const csvFormat = separatedFormat(csv);
