import { workflowLog } from '../text/escape.js';
import { at, cells, type Field, isObject, type JsonObject, selected } from './fields.js';
import { json, line } from './json.js';
import type { Look } from './page.js';
import type { OutputSchema } from './schema-fields.js';
import type { JsonOf } from './schema-parts.js';
import type { Sheet } from './sheet.js';

export const FORMATS = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown'] as const;
export type Format = (typeof FORMATS)[number];

/**
 * What a command found, for every format. `document` is its JSON; `rows` are its rows (the document itself where it is the one row);
 * `about` is what every line of ndjson carries beside its row. The sheet, for people, tells the notes; the flat formats leave them to stderr.
 */
export type Output = {
  /** The schema of a row, whose paths are the columns of the flat formats. */
  readonly schema: () => Promise<OutputSchema['row']>;
  readonly document: JsonObject;
  readonly rows: Iterable<JsonObject>;
  /** What rows can be asked for beside the fields of their schema, before them: columns of the user's own. Then every row has every field. */
  readonly own?: readonly Field[];
  /** Of such rows, what none of them has: fields that were not asked for. */
  readonly unasked?: readonly string[];
  readonly about: JsonObject;
  readonly sheet: Sheet;
  readonly notes: readonly string[];
};

/** An output whose JSON is that of its schema: a key too many or too few, in the document or a row, does not compile. */
export type OutputOf<Schema extends OutputSchema> = Omit<Output, 'schema' | 'document' | 'rows' | 'about'> & {
  readonly schema: () => Promise<Schema['row']>;
  readonly document: JsonOf<Schema['document']>;
  readonly rows: Iterable<JsonOf<Schema['row']>>;
  readonly about: Partial<JsonOf<Schema['line']>>;
};

/** Fields that were asked for and are not there, or that no cell can hold. */
export class UnknownField extends Error {
  constructor(
    readonly field: string,
    readonly list: boolean,
    readonly known: readonly string[],
  ) {
    super(`unknown field ${field}`);
  }
}

/** Rows are put into words so many at a time. */
const BATCH = 1000;

/**
 * The text of a format in pieces, those of csv, tsv and ndjson made as they are taken. The format alone is loaded, and the fields of a row only where some are chosen or make columns.
 * `wanted` are those asked for. Throws UnknownField.
 */
export async function rendered(
  output: Output,
  format: Format,
  look: Look,
  wanted: readonly string[] | undefined,
): Promise<Iterable<string>> {
  const flat = format !== 'json' && format !== 'ndjson';
  const paths = wanted ? chosen(await fieldsOf(output), wanted, flat) : [];
  const columns = async () => (wanted ? paths : present(output, await fieldsOf(output)));
  const cut = (row: JsonObject): JsonObject => (wanted ? selected(row, paths) : row);
  const sheet = () => (wanted ? raw(output, paths) : output.sheet);
  switch (format) {
    case 'json':
      return [json(wanted ? partly(output, cut) : output.document)];
    case 'ndjson':
      return pieces(output.rows, (some) => some.map((row) => line({ ...output.about, ...cut(row) })).join(''));
    case 'csv':
    case 'tsv': {
      const [text, all] = [(await import('./formats/csv.js'))[format], await columns()];
      return pieces(output.rows, (some, first) => text(some, all, first && look.head));
    }
    case 'table':
      return [workflowLog((await import('./page.js')).page(sheet(), look))];
    case 'markdown':
      return [(await import('./formats/markdown.js')).markdown(sheet())];
  }
}

/** The fields of a row, the user's own before those of its schema. */
const fieldsOf = async ({ schema, own = [] }: Output): Promise<readonly Field[]> => [
  ...own,
  ...(await import('./schema-fields.js')).schemaFields(await schema()),
];

/** The texts of batches of rows; of no rows one text. */
function* pieces(
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

/** The document with the chosen part of its rows; where it is itself the row, that part of it beside what it says of all. */
function partly({ document, about }: Output, cut: (row: JsonObject) => JsonObject): JsonObject {
  const { rows } = document;
  return Array.isArray(rows) ? { ...document, rows: rows.filter(isObject).map(cut) } : { ...about, ...cut(document) };
}

/** The paths that the wanted names stand for: a path, or all below it. */
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

/** The columns of the flat formats: all that a cell can hold and that some row has. */
function present({ rows, own, unasked = [] }: Output, all: readonly Field[]): readonly string[] {
  const fitting = all.filter((f) => !f.list).map((f) => f.path);
  if (own) return fitting.filter((path) => !unasked.some((holder) => path.startsWith(`${holder}.`)));
  const some = [...rows];
  return fitting.filter((path) => some.length === 0 || some.map(at(path)).some((value) => value !== undefined));
}

/** The sheet with the figures of the JSON, unrounded, in place of its tables, which are not made. */
function raw({ rows, sheet }: Output, paths: readonly string[]): Sheet {
  const figures = cells([...rows], paths).map((all) => all.map((value) => String(value ?? '')));
  const { title, lines, width } = sheet;
  return { title, tables: [[[...paths], ...figures]], lines, ...(width === undefined ? {} : { width }) };
}
