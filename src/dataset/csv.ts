import type { Finding } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import { errorAt, type Problem } from './errors.js';
import { lengthFinding } from './length.js';
import { offsetPlaces } from './place.js';
import { type CsvField, csvRecords, MOST_BREAKS } from './records.js';

/** A row of a CSV file. `text` is the cell in a column, blank where the file lacks the column. `place` is where the cell starts, computed at each call. */
export type Row = {
  readonly columns: readonly string[];
  readonly text: (column: string) => string;
  readonly place: (column: string) => Place;
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
  const place = offsetPlaces(file, text);
  const long = lengthFinding(file, text);
  if (long) return { header: undefined, body: [], ragged: [], malformed: [long], place };
  const { records, broken } = csvRecords(text);
  const malformed = broken.map(({ problem, at }) => errorAt(place(at), { code: 'csv-error', problem }));
  const [header, ...body] = records;
  if (!header) return { header, body, ragged: [], malformed, place };
  const bad = (record: readonly CsvField[]): Problem | undefined => {
    if (record.length === 1 && record[0]?.text === '') return { code: 'blank-row' };
    if (record.length === header.length) return undefined;
    return {
      code: record.length < header.length ? 'missing-cell' : 'extra-cell',
      found: record.length,
      expected: header.length,
    };
  };
  const ragged = body.flatMap((record) => {
    const problem = bad(record);
    return problem ? [errorAt(place(record[0]?.start ?? 0), problem)] : [];
  });
  return { header, body: body.filter((record) => !bad(record)), ragged, malformed, place };
}

/** Reads CSV as a table. The header must have the given columns, in any order, and no others; it may lack the optional ones. Every bad row is a finding, not only the first. */
export function csvTable(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): CsvTable {
  const { header, body, ragged, malformed, place } = csvCells(file, text);
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
  const rows = body.map((record): Row => {
    const field = (column: string): CsvField | undefined => record[columnAt.get(column) ?? -1];
    return {
      columns: labels,
      text: (column) => field(column)?.text ?? '',
      place: (column) => place(field(column)?.start ?? 0),
    };
  });
  return { header: true, rows, findings: [...ragged, ...malformed] };
}

/** What is wrong with the header of a table, and where. */
export function headerProblems(
  header: readonly CsvField[],
  columns: readonly string[],
  optional: readonly string[],
): readonly { problem: Problem; at: number }[] {
  const labels = header.map((f) => f.text);
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
