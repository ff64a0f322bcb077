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

/** Reads CSV (RFC 4180; lines end with LF, CRLF or CR). The header must have the given columns, in any order, and no others; it may lack the optional ones. Every bad row is a finding, not only the first. */
export function csvTable(
  file: string,
  text: string,
  columns: readonly string[],
  optional: readonly string[] = [],
): CsvTable {
  const long = lengthFinding(file, text);
  if (long) return { header: false, rows: [], findings: [long] };
  const place = offsetPlaces(file, text);
  const found = (problem: Problem, at: number): Finding => errorAt(place(at), problem);
  const { records, broken } = csvRecords(text);
  const malformed = broken.map(({ problem, at }) => found({ code: 'csv-error', problem }, at));
  const [header, ...body] = records;
  if (!header || header.every((f) => f.text === ''))
    return {
      header: false,
      rows: [],
      findings: malformed.length > 0 ? malformed : [found({ code: 'blank-header' }, 0)],
    };
  const wrong = headerProblems(header, columns, optional).map(({ problem, at }) => found(problem, at));
  if (wrong.length > 0) return { header: false, rows: [], findings: [...wrong, ...malformed] };
  const bad = (record: readonly CsvField[]): Problem | undefined => {
    if (record.length === 1 && record[0]?.text === '') return { code: 'blank-row' };
    if (record.length === header.length) return undefined;
    return {
      code: record.length < header.length ? 'missing-cell' : 'extra-cell',
      found: record.length,
      expected: header.length,
    };
  };
  const findings = body.flatMap((record) => {
    const problem = bad(record);
    return problem ? [found(problem, record[0]?.start ?? 0)] : [];
  });
  const labels = header.map((label) => label.text);
  const columnAt = new Map(labels.map((label, i) => [label, i]));
  const rows = body
    .filter((record) => !bad(record))
    .map((record): Row => {
      const field = (column: string): CsvField | undefined => record[columnAt.get(column) ?? -1];
      return {
        columns: labels,
        text: (column) => field(column)?.text ?? '',
        place: (column) => place(field(column)?.start ?? 0),
      };
    });
  return { header: true, rows, findings: [...findings, ...malformed] };
}

function headerProblems(
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
