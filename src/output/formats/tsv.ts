import { type Safe, tsvLines } from '../../text/escape.js';
import { cells, type JsonObject } from '../fields.js';
import { separatedFormat } from './format.js';

/** Rows as tab-separated values, with a column for each path and the same cells as in CSV. */
export const tsv = (rows: readonly JsonObject[], paths: readonly string[], head: boolean): Safe<'cells'> =>
  tsvLines([...(head ? [paths] : []), ...cells(rows, paths)]);

/** Tab-separated values. */
export const tsvFormat = separatedFormat(tsv);
