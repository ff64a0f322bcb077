import { csvLines, type Safe } from '../../text/escape.js';
import { cells, type JsonObject } from '../fields.js';
import { separatedFormat } from './format.js';

/**
 * Rows as CSV, with a column for each path.
 * An unknown is blank and an unbounded end `inf`. Text that a spreadsheet would run as a formula is escaped.
 */
export const csv = (rows: readonly JsonObject[], paths: readonly string[], head: boolean): Safe<'cells'> =>
  csvLines([...(head ? [paths] : []), ...cells(rows, paths)]);

/** Comma-separated values. */
export const csvFormat = separatedFormat(csv);
