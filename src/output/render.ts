import type { EvidenceTable } from './evidence-table.js';
import { cells, exclusionText, type Field, isObject, type JsonObject, rowPart } from './fields.js';
import type { Look, Piece, RowFormat, Showable } from './formats/format.js';
import type { JsonDocument } from './json.js';
import type { OutputSchema } from './schema-fields.js';
import type { DocumentOf, JsonOf } from './schema-parts.js';
import type { Sheet } from './sheet.js';

/**
 * What a command found, for every format. `document` is the whole JSON, and `rows` are its rows, or the document where it is the only row.
 * `about` is what every line of ndjson has in addition to its row.
 * The sheet is what a reader sees and includes the notes. The flat formats have no place for them, so they go to stderr.
 */
export type Output = {
  /** The schema of a row, whose paths are the columns of the flat formats. */
  readonly schema: () => Promise<OutputSchema['row']>;
  readonly document: JsonDocument;
  readonly rows: Iterable<JsonObject>;
  /** The fields that come before those of the schema: columns of the user's file. */
  readonly own?: readonly Field[];
  /** The fields of each row with the dataset and the terms, for the formats of cells. */
  readonly terms?: readonly Field[];
  /** The fields of the schema that no row has, because they were not asked for. */
  readonly unasked?: readonly string[];
  readonly about: JsonObject;
  readonly sheet: Sheet;
  readonly notes: readonly string[];
};

/** An output whose JSON has the type of its schema. A key too many or too few, in the document or a row, does not compile. */
export type OutputOf<Schema extends OutputSchema> = Omit<Output, 'schema' | 'document' | 'rows' | 'about'> & {
  readonly schema: () => Promise<Schema['row']>;
  readonly document: DocumentOf<JsonOf<Schema['document']>>;
  readonly rows: Iterable<JsonOf<Schema['row']>>;
  readonly about: Partial<JsonOf<Schema['line']>>;
};

/** Thrown for a field that does not exist, or that is a list of objects (`list`), which no cell can hold. `known` are all valid paths. */
export class UnknownField extends Error {
  constructor(
    readonly field: string,
    readonly list: boolean,
    readonly known: readonly string[],
  ) {
    super(`unknown field ${field}`);
  }
}

/**
 * An output in a format, in pieces. `wanted` are the fields that were asked for.
 * `terms`: the separated formats have columns for the dataset and the terms, which the others state elsewhere.
 * `evidence` gives the printed values behind the figures, or the input as read. Throws UnknownField.
 */
export async function outputPieces(
  output: Output,
  format: RowFormat,
  look: Look,
  wanted: readonly string[] | undefined,
  terms = true,
  evidence?: () => Promise<EvidenceTable>,
): Promise<Iterable<Piece>> {
  const told = format.cells ? withTerms(output) : output;
  const paths = wanted ? chosen(await fieldsOf(told), wanted, format.cells) : [];
  const shown = wanted ? selection(told, paths) : whole(terms ? told : output);
  return format.pieces({ ...shown, evidence }, look);
}

/** An output with all fields. */
const whole = (output: Output): Omit<Showable, 'evidence'> => ({
  document: () => output.document,
  rows: () => output.rows,
  about: output.about,
  columns: async () => present(output, await fieldsOf(output)),
  sheet: () => output.sheet,
  words: () => output.sheet,
});

/** The output with the dataset and the terms as fields of each row, as far as it has them: they stand behind the others. */
function withTerms(output: Output): Output {
  const terms = termFields(output.about);
  const rows = {
    *[Symbol.iterator]() {
      for (const row of output.rows) yield { ...row, ...terms };
    },
  };
  return {
    schema: output.schema,
    about: output.about,
    rows,
    terms: Object.keys(terms).map((path): Field => ({ path, list: false })),
    ...(output.own ? { own: output.own } : {}),
    ...(output.unasked ? { unasked: output.unasked } : {}),
    // the parts that a format may never ask for
    get document() {
      return output.document;
    },
    get sheet() {
      return output.sheet;
    },
    get notes() {
      return output.notes;
    },
  };
}

/** The dataset, its version or the two datasets compared, the reading and the exclusions: what is true of all rows, each as one cell. */
function termFields({ dataset, before, after, reading, bands, excluded, supposed }: JsonObject): JsonObject {
  const { name = '', version = '' } = isObject(dataset) ? dataset : {};
  return {
    ...(isObject(dataset) ? { dataset: name, version } : {}),
    ...(isObject(before) ? { before: `${before.name}@${before.version}` } : {}),
    ...(isObject(after) ? { after: `${after.name}@${after.version}` } : {}),
    ...(reading === undefined ? {} : { reading }),
    ...(bands === undefined ? {} : { bands }),
    ...(Array.isArray(excluded) ? { excluded: excluded.map(exclusionText) } : {}),
    ...(supposed === undefined ? {} : { supposed }),
  };
}

/** The fields of an output at the given paths. */
function selection(output: Output, paths: readonly string[]): Omit<Showable, 'evidence'> {
  return {
    document: () => partly(output, (row) => rowPart(row, paths)),
    rows: () => mapped(output.rows, (row) => rowPart(row, paths)),
    about: output.about,
    columns: async () => paths,
    sheet: () => raw(output, paths),
    words: () => output.sheet,
  };
}

/** The fields of a row: columns of the user's file, then the fields of the schema. */
const fieldsOf = async ({ schema, own = [], terms = [] }: Output): Promise<readonly Field[]> => [
  ...own,
  ...(await import('./schema-fields.js'))
    .schemaFields(await schema())
    .filter((f) => !terms.some((t) => t.path === f.path)),
  ...terms,
];

/** The document with only the chosen fields of its rows. A document that is the only row keeps `about` and the chosen fields. */
function partly({ document, about, rows }: Output, cut: (row: JsonObject) => JsonObject): JsonDocument {
  if ('rows' in document) return { ...document, rows: mapped(rows, cut) };
  const [row = {}] = rows;
  return { ...about, ...cut(row) };
}

/** What each item becomes, one at a time: there can be a million. */
function* mapped<Item, Result>(items: Iterable<Item>, as: (item: Item) => Result): Generator<Result> {
  for (const item of items) yield as(item);
}

/** The paths that the wanted names mean: a path, or all paths below it. */
function chosen(all: readonly Field[], wanted: readonly string[], flat: boolean): readonly string[] {
  return wanted.flatMap((name) => {
    const found = all.filter((f) => f.path === name || f.path.startsWith(`${name}.`));
    const fitting = found.filter((f) => !flat || !f.list);
    if (fitting.length === 0)
      throw new UnknownField(
        name,
        found.length > 0,
        all.filter((f) => !flat || !f.list).map((f) => f.path),
      );
    return fitting.map((f) => f.path);
  });
}

/** The columns of the flat formats: the fields that a cell can hold, without those not asked for. They are the same for every answer. */
const present = ({ unasked = [] }: Output, all: readonly Field[]): readonly string[] =>
  all
    .filter((f) => !f.list)
    .map((f) => f.path)
    .filter((path) => !unasked.some((holder) => path === holder || path.startsWith(`${holder}.`)));

/** The sheet with the unrounded figures of the JSON in place of its tables, which are not computed. */
function raw({ rows, sheet }: Output, paths: readonly string[]): Sheet {
  const figures = cells([...rows], paths).map((all) => all.map((value) => String(value ?? '')));
  const { title, lead, lines, steps, foot, width } = sheet;
  return {
    title,
    ...(lead === undefined ? {} : { lead }),
    tables: [[[...paths], ...figures]],
    lines,
    ...(steps === undefined ? {} : { steps }),
    ...(foot === undefined ? {} : { foot }),
    ...(width === undefined ? {} : { width }),
  };
}
