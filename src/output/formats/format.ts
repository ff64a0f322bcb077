import type { Printable, Safe } from '../../text/escape.js';
import type { EvidenceTable } from '../evidence-table.js';
import type { JsonObject } from '../fields.js';
import type { JsonDocument } from '../json.js';
import type { Paint } from '../paint.js';
import type { Sheet } from '../sheet.js';
import type { OutputWords } from '../workbook.js';

/** A piece of an output: a text that is escaped for its format, or bytes of a file that is no text. */
export type Piece = Printable | Uint8Array;

/**
 * How a terminal shows a sheet: the emphasis, and the width of a line in characters.
 * `fits` says whether tables keep to the width too, and `head` whether columns are named. `program` is its name and version.
 */
export type Look = {
  readonly paint: Paint;
  readonly width: number;
  readonly fits: boolean;
  readonly head: boolean;
  readonly program: string;
};

/** The parts of an output that a format needs, with the chosen fields only. Each part is made when a format calls for it. */
export type Showable = {
  readonly document: () => JsonDocument;
  readonly rows: () => Iterable<JsonObject>;
  /** What each line of ndjson has in addition to its row. */
  readonly about: JsonObject;
  /** The paths of the columns that a flat format has. */
  readonly columns: () => Promise<readonly string[]>;
  readonly sheet: () => Sheet;
  /** What the sheet says beside its tables. Take the rows first: notes can depend on them. */
  readonly words: () => OutputWords;
  /** The printed values behind the figures, or the input as read; undefined where the rows are themselves what is printed. */
  readonly evidence: (() => Promise<EvidenceTable>) | undefined;
};

/** A format of rows: one file in this folder, and one line in formats.ts. */
export type RowFormat = {
  /** Whether a row becomes cells. A list of objects fits no cell. */
  readonly cells: boolean;
  /** Whether the names of columns can be left out. */
  readonly head: boolean;
  /** Whether it is for a terminal, with emphasis and lines as wide as the terminal. */
  readonly screen: boolean;
  /** Whether it is a file of bytes, which no terminal can show. */
  readonly bytes: boolean;
  /** Whether the notes go to stderr, because the format has no place for them. */
  readonly notesAside: boolean;
  /** The output, in pieces. */
  readonly pieces: (found: Showable, look: Look) => Promise<Iterable<Piece>>;
};

/** The number of rows that become one piece of text. */
const BATCH = 1000;

/** The texts of batches of rows, made one at a time as they are taken. Without rows there is one text, for a header. */
export function* batches(
  rows: Iterable<JsonObject>,
  text: (some: readonly JsonObject[], first: boolean) => Printable,
): Generator<Printable> {
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
  text: (rows: readonly JsonObject[], paths: readonly string[], head: boolean) => Safe<'cells'>,
): RowFormat => ({
  cells: true,
  head: true,
  screen: false,
  bytes: false,
  notesAside: true,
  pieces: async ({ rows, columns }, { head }) => {
    const paths = await columns();
    return batches(rows(), (some, first) => text(some, paths, first && head));
  },
});
