import type { JsonObject } from '../fields.js';
import type { Paint } from '../paint.js';
import type { Sheet } from '../sheet.js';

/**
 * How a terminal shows a sheet: the emphasis, and the width of a line in characters.
 * `fits` says whether tables keep to the width too, and `head` whether columns are named.
 */
export type Look = { readonly paint: Paint; readonly width: number; readonly fits: boolean; readonly head: boolean };

/** The parts of an output that a format needs, with the chosen fields only. Each part is made when a format calls for it. */
export type Showable = {
  readonly document: () => JsonObject;
  readonly rows: () => Iterable<JsonObject>;
  /** What each line of ndjson has in addition to its row. */
  readonly about: JsonObject;
  /** The paths of the columns that a flat format has. */
  readonly columns: () => Promise<readonly string[]>;
  readonly sheet: () => Sheet;
};

/** A format of rows: one file in this folder, and one line in formats.ts. */
export type RowFormat = {
  /** Whether a row becomes cells. A list of objects fits no cell. */
  readonly cells: boolean;
  /** Whether the names of columns can be left out. */
  readonly head: boolean;
  /** Whether it is for a terminal, with emphasis and lines as wide as the terminal. */
  readonly screen: boolean;
  /** Whether the notes go to stderr, because the format has no place for them. */
  readonly notesAside: boolean;
  /** The text, in pieces. */
  readonly text: (found: Showable, look: Look) => Promise<Iterable<string>>;
};

/** The number of rows that become one piece of text. */
const BATCH = 1000;

/** The texts of batches of rows, made one at a time as they are taken. Without rows there is one text, for a header. */
export function* batches(
  rows: Iterable<JsonObject>,
  text: (some: readonly JsonObject[], first: boolean) => string,
): Generator<string> {
  let [batch, first]: [JsonObject[], boolean] = [[], true];
  for (const row of rows) {
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield text(batch, first);
    [batch, first] = [[], false];
  }
  if (first || batch.length > 0) yield text(batch, first);
}

/** A format of lines of cells, a line for each row: `text` makes those of some rows, with the names of the columns first where `head` says so. */
export const separatedFormat = (
  text: (rows: readonly JsonObject[], paths: readonly string[], head: boolean) => string,
): RowFormat => ({
  cells: true,
  head: true,
  screen: false,
  notesAside: true,
  text: async ({ rows, columns }, { head }) => {
    const paths = await columns();
    return batches(rows(), (some, first) => text(some, paths, first && head));
  },
});
