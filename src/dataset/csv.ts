import type { Finding } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import { errorAt, type Problem } from './errors.js';
import { lengthFinding } from './length.js';
import { offsetPlaces } from './place.js';
import { type CsvField, MOST_BREAKS, type PackedRecords, packedRecords } from './records.js';

/** A row of a CSV file. `text` is the cell in a column, blank where the file lacks the column. `place` is where the cell starts, computed at each call. */
export type Row = {
  readonly columns: readonly string[];
  text(column: string): string;
  place(column: string): Place;
};

/** The text of each cell of a row, by column. */
export const rowTexts = (row: Row): Record<string, string> =>
  Object.fromEntries(row.columns.map((column) => [column, row.text(column)]));

/**
 * The contents of a CSV file. `header`: the header is right; there are no rows otherwise.
 * `rows` are those with a cell for each column. Every other line has a finding.
 */
export type CsvTable = {
  readonly header: boolean;
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
};

/**
 * The cells of a CSV text: its first record, and the others that have as many cells. `ragged` are findings on the other lines,
 * blank ones included, `malformed` those on broken quotes. `place` is where an offset of the text lies.
 */
export type CsvCells = {
  readonly header: readonly CsvField[] | undefined;
  readonly body: readonly (readonly CsvField[])[];
  readonly ragged: readonly Finding[];
  readonly malformed: readonly Finding[];
  readonly place: (offset: number) => Place;
};

/** Reads the cells of a CSV text (RFC 4180; lines end with LF, CRLF or CR), whatever its header is. A text that is too long has a finding and no cells. */
export function csvCells(file: string, text: string): CsvCells {
  const { header, body, fields, field: _, ...rest } = packedCells(file, text);
  return { ...rest, header, body: body.map(fields) };
}

/** The same, of which only offsets are held: `body` are the numbers of records, `fields` all fields of one, and `field` one of them. */
type PackedCells = Omit<CsvCells, 'body'> &
  Pick<PackedRecords, 'field' | 'fields'> & { readonly body: readonly number[] };

function packedCells(file: string, text: string): PackedCells {
  const place = offsetPlaces(file, text);
  const long = lengthFinding(file, text);
  const { count, size, field, fields, broken } = packedRecords(long ? '' : text);
  const malformed = long ? [long] : broken.map(({ problem, at }) => errorAt(place(at), { code: 'csv-error', problem }));
  const header = count === 0 ? undefined : fields(0);
  const [body, ragged]: [number[], Finding[]] = [[], []];
  for (let record = 1; header && record < count; record++) {
    const problem = raggedness(size(record), header.length, field(record, 0)?.text);
    if (problem) ragged.push(errorAt(place(field(record, 0)?.start ?? 0), problem));
    else body.push(record);
  }
  return { header, body, fields, field, ragged, malformed, place };
}

/** What is wrong with a record of so many fields; undefined for one that has as many as the header. */
function raggedness(found: number, expected: number, first: string | undefined): Problem | undefined {
  if (found === 1 && first === '') return { code: 'blank-row' };
  if (found === expected) return undefined;
  return { code: found < expected ? 'missing-cell' : 'extra-cell', found, expected };
}

/** Reads CSV as a table. The header must have the given columns, in any order, and no others; it may lack the optional ones. Every bad row is a finding, not only the first. */
export function csvTable(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): CsvTable {
  const { header, body, field, ragged, malformed, place } = packedCells(file, text);
  if (!header || header.every((f) => f.text === ''))
    return {
      header: false,
      rows: [],
      findings: malformed.length > 0 ? malformed : [errorAt(place(0), { code: 'blank-header' })],
    };
  const wrong = headerProblems(header, columns, optional).map(({ problem, at }) => errorAt(place(at), problem));
  if (wrong.length > 0) return { header: false, rows: [], findings: [...wrong, ...malformed] };
  const labels = header.map((label) => label.text);
  const columnAt = new Map(labels.map((label, i) => [label, i]));
  const table: CsvRowsOf = { columns: labels, columnAt, field, place };
  const rows = body.map((record) => new CsvRow(table, record));
  return { header: true, rows, findings: [...ragged, ...malformed] };
}

/** What the rows of one table share. */
type CsvRowsOf = Pick<PackedCells, 'field' | 'place'> & {
  readonly columns: readonly string[];
  readonly columnAt: ReadonlyMap<string, number>;
};

/** A class, because there can be 150,000 rows, and functions of their own would take ten times the memory. */
class CsvRow implements Row {
  readonly #table: CsvRowsOf;
  readonly #record: number;

  constructor(table: CsvRowsOf, record: number) {
    this.#table = table;
    this.#record = record;
  }

  get columns(): readonly string[] {
    return this.#table.columns;
  }

  text(column: string): string {
    return this.#field(column)?.text ?? '';
  }

  place(column: string): Place {
    return this.#table.place(this.#field(column)?.start ?? 0);
  }

  #field(column: string): CsvField | undefined {
    return this.#table.field(this.#record, this.#table.columnAt.get(column) ?? -1);
  }
}

/** The characters that other programs write between cells. */
const OTHER_SEPARATORS = [';', '\t', '|'];

/** What is wrong with the header of a table, and where. */
export function headerProblems(
  header: readonly CsvField[],
  columns: readonly string[],
  optional: readonly string[],
): readonly { problem: Problem; at: number }[] {
  const labels = header.map((f) => f.text);
  const [whole = '', ...others] = labels;
  const separator = OTHER_SEPARATORS.find(
    (sign) => others.length === 0 && whole.split(sign).filter((label) => columns.includes(label)).length > 1,
  );
  if (separator !== undefined) return [{ problem: { code: 'extra-label', label: whole, separator }, at: 0 }];
  const first = new Map(labels.map((label, i) => [label, i] as const).reverse());
  const present = header.flatMap(({ text, start }, i): { problem: Problem; at: number }[] => {
    if (text.trim() === '') return [{ problem: { code: 'blank-label' }, at: start }];
    if ((first.get(text) ?? i) < i) return [{ problem: { code: 'duplicate-label', label: text }, at: start }];
    return columns.includes(text) ? [] : [{ problem: { code: 'extra-label', label: text }, at: start }];
  });
  const missing = columns.filter((c) => !labels.includes(c) && !optional.includes(c));
  const gone = missing.map((label) => ({ problem: { code: 'missing-label' as const, label }, at: 0 }));
  return [...present.slice(0, MOST_BREAKS), ...gone];
}
