import { ndjson } from '../json.js';
import { batches, type RowFormat } from './format.js';

/** A JSON object on each line: a row, with what is true of all rows. */
export const ndjsonFormat: RowFormat = {
  cells: false,
  head: false,
  screen: false,
  bytes: false,
  notesAside: true,
  pieces: async ({ rows, about }) => batches(rows(), (some) => ndjson(some.map((row) => ({ ...about, ...row })))),
};
