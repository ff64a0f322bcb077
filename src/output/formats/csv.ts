import { csvLine } from '../../text/csv-text.js';
import { spreadsheetText } from '../../text/escape.js';
import { cells, type JsonObject } from '../fields.js';

/**
 * Rows as CSV (RFC 4180, but lines end with LF), with a column for each path.
 * An unknown is blank and an unbounded end `inf`. Text that a spreadsheet would run as a formula is escaped.
 */
export const csv = (rows: readonly JsonObject[], paths: readonly string[], head: boolean): string =>
  [...(head ? [[...paths]] : []), ...cells(rows, paths).map((all) => all.map(safe))].map(csvLine).join('');

const safe = (value: string | number | undefined): string =>
  typeof value === 'string' ? spreadsheetText(value) : String(value ?? '');

/** Rows as tab-separated values without quotes: a tab, line break or backslash in a text is written \t, \n, \r or \\. */
export function tsv(rows: readonly JsonObject[], paths: readonly string[], head: boolean): string {
  const spelt = (text: string): string => text.replace(/[\\\t\n\r]/g, (c) => SPELT[c] ?? c);
  const lines = cells(rows, paths).map((all) => all.map((value) => spelt(safe(value))));
  return [...(head ? [[...paths]] : []), ...lines].map((line) => `${line.join('\t')}\n`).join('');
}

const SPELT: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
