import { jsonDocument } from '../json.js';
import type { RowFormat } from './format.js';

/** One JSON object: the whole document. */
export const jsonFormat: RowFormat = {
  cells: false,
  head: false,
  screen: false,
  bytes: false,
  notesAside: false,
  pieces: async ({ document }) => jsonDocument(document()),
};
