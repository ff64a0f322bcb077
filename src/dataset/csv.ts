import { CsvError, parse } from 'csv-parse/sync';
import type { Finding, Place, Problem } from '../domain/finding.js';
import { overlong } from './length.js';

/** The text of a cell and where it starts. */
export type Cell = { readonly text: string; readonly place: Place };
/** A row of a file: each column's cell. */
export type Row = ReadonlyMap<string, Cell>;

/** A row as a plain record of texts. */
export const record = (row: Row): Record<string, string> =>
  Object.fromEntries([...row].map(([column, cell]) => [column, cell.text]));

/** The rows that could be read, and all that is wrong with the rest. Without a sound header there are none. */
export type Rows = { readonly header: boolean; readonly rows: readonly Row[]; readonly findings: readonly Finding[] };

type Field = { readonly text: string; readonly start: number };

/** Reads CSV (RFC 4180; LF, CRLF or CR) whose header holds exactly the expected columns, in any order. Every bad row is reported, not the first. */
export function csv(file: string, text: string, columns: readonly string[]): Rows {
  const long = overlong(file, text);
  if (long) return { header: false, rows: [], findings: [long] };
  const place = placer(file, text);
  const found = (problem: Problem, at: number): Finding => ({ severity: 'error', place: place(at), ...problem });
  const { records, broken } = fields(text);
  const malformed = broken.map(({ detail, at }) => found({ code: 'csv-error', detail }, at));
  const [header, ...body] = records;
  if (!header || header.every((f) => f.text === ''))
    return {
      header: false,
      rows: [],
      findings: malformed.length > 0 ? malformed : [found({ code: 'blank-header' }, 0)],
    };
  const wrong = headerProblems(header, columns).map(({ problem, at }) => found(problem, at));
  if (wrong.length > 0) return { header: false, rows: [], findings: [...wrong, ...malformed] };
  const bad = (record: readonly Field[]): Problem | undefined => {
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
  const rows = body
    .filter((record) => !bad(record))
    .map(
      (record) =>
        new Map(
          header.map((label, i) => [label.text, { text: record[i]?.text ?? '', place: place(record[i]?.start ?? 0) }]),
        ),
    );
  return { header: true, rows, findings: [...findings, ...malformed] };
}

function headerProblems(
  header: readonly Field[],
  columns: readonly string[],
): readonly { problem: Problem; at: number }[] {
  const labels = header.map((f) => f.text);
  const first = new Map(labels.map((label, i) => [label, i] as const).reverse());
  const present = header.flatMap(({ text, start }, i): { problem: Problem; at: number }[] => {
    if (text.trim() === '') return [{ problem: { code: 'blank-label' }, at: start }];
    if ((first.get(text) ?? i) < i) return [{ problem: { code: 'duplicate-label', label: text }, at: start }];
    return columns.includes(text) ? [] : [{ problem: { code: 'extra-label', label: text }, at: start }];
  });
  const missing = columns.filter((c) => !labels.includes(c));
  const gone = missing.map((label) => ({ problem: { code: 'missing-label' as const, label }, at: 0 }));
  return [...present.slice(0, MOST_BREAKS), ...gone];
}

/** Beyond so many breaks the rest of a file is not read, beyond so many wrong columns not the rest of a header. */
const MOST_BREAKS = 100;

/** The fields of all records with their byte offsets, and where the quoting breaks off; reading goes on in the next line. */
function fields(text: string): {
  records: readonly (readonly Field[])[];
  broken: readonly { detail: string; at: number }[];
} {
  const bytes = Buffer.from(text);
  const records: Field[][] = [];
  const broken: { detail: string; at: number }[] = [];
  let from = 0;
  while (from < bytes.length && broken.length < MOST_BREAKS) {
    const part = piece(bytes.subarray(from), from);
    for (const record of part.records) records.push(record);
    if (!part.broken) break;
    broken.push(part.broken);
    from = nextLine(bytes, part.broken.at);
  }
  return { records, broken };
}

/** Where the line after an offset starts. */
function nextLine(bytes: Buffer, at: number): number {
  let i = at;
  while (i < bytes.length && bytes[i] !== 10 && bytes[i] !== 13) i++;
  return bytes[i] === 13 && bytes[i + 1] === 10 ? i + 2 : i + 1;
}

function piece(bytes: Buffer, base: number): { records: Field[][]; broken?: { detail: string; at: number } } {
  const records: Field[][] = [];
  let end = base - 1;
  let recordStart = base;
  const options = {
    relax_column_count: true,
    // without this list a file of mixed newlines leaves a CR in its cells
    record_delimiter: ['\r\n', '\n', '\r'],
    cast: (value: string, context: { index: number; bytes?: number }): string => {
      const field = { text: value, start: context.index === 0 ? recordStart : end + 1 };
      if (context.index === 0) records.push([field]);
      else records.at(-1)?.push(field);
      end = base + (context.bytes ?? 0);
      return value;
    },
    on_record: (_record: unknown, info: { bytes: number }): undefined => {
      recordStart = base + info.bytes;
    },
  };
  try {
    parse(bytes, options);
    return { records };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const whole = records.filter(([first]) => (first?.start ?? 0) < recordStart);
    return { records: whole, broken: { detail: error.code, at: Math.max(recordStart, end + 1) } };
  }
}

/** Line and character column of a byte offset. */
function placer(file: string, text: string): (offset: number) => Place {
  const bytes = Buffer.from(text);
  const starts = [0];
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) starts.push(i + 1);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: [...bytes.subarray(starts[low], offset).toString()].length + 1 };
  };
}
