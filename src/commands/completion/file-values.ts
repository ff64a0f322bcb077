import { firstRows } from '../../tables/first-rows.js';
import { ENCODINGS, flatFile } from '../../tables/flat-file.js';
import { delimiterOf } from '../../tables/text/dialect.js';
import type { AskedForm } from '../../tables/text-form.js';
import { type Candidate, EACH_SUPPLIER, LARGEST_SUPPLIER } from './values.js';

/** The number of rows in which values are looked for. */
const SAMPLE = 10_000;

/** The options whose value is a column with a cell of it. */
const FILTER: ReadonlySet<string> = new Set(['where', 'where-not']);

/** The options whose value is a column of the file, and those whose value is a supplier in it. */
const COLUMN: ReadonlySet<string> = new Set([
  ...['actor', 'by', 'columns', 'total-column', 'value', 'where', 'where-not'],
  ...['subject', 'stage', 'period', 'unit', 'note', 'source'],
]);
const SUPPLIER: ReadonlySet<string> = new Set(['exclude', 'rest', 'total', 'total-row']);

/**
 * The values of an option from a file: its columns, for `--where` also `column=text`, or the suppliers in it.
 * `typed` gives the value of another option in the line, and `begun` is the beginning of the word. Empty without a file.
 */
export async function fileValues(
  name: string,
  file: string | undefined,
  typed: (option: string) => string | undefined,
  begun: string,
): Promise<readonly Candidate[]> {
  if (file === undefined || file === '-') return [];
  if (name === 'sheet') return sheetsOf(file);
  if (!COLUMN.has(name) && !SUPPLIER.has(name)) return [];
  const encoding = ENCODINGS.find((known) => known === typed('encoding')) ?? 'utf-8';
  const [, wanted] = /^([^=]+)=/.exec(begun) ?? [];
  const column = SUPPLIER.has(name) ? typed('actor') : FILTER.has(name) ? wanted : undefined;
  const read = await firstRows(file, encoding, column === undefined ? 0 : SAMPLE, form(typed));
  const [columns = [], ...rows] = read.map((cells) => cells.map((cell) => cell.trim()));
  if (column === undefined)
    return SUPPLIER.has(name) ? [] : columns.map((label) => candidate(FILTER.has(name) ? `${label}=` : label));
  const place = columns.indexOf(column);
  const values = [...new Set(rows.flatMap((row) => row[place] ?? []))];
  return [
    ...values.map((value) => candidate(FILTER.has(name) ? `${column}=${value}` : value)),
    ...(name === 'exclude' ? [LARGEST_SUPPLIER, EACH_SUPPLIER] : []),
  ];
}

/** The sheets of a workbook by name; none for another file. */
async function sheetsOf(file: string): Promise<readonly Candidate[]> {
  const from = flatFile(file);
  if (from.form !== 'workbook') return [];
  const { sheetNames } = await import('../../tables/sheet-text.js');
  return (await sheetNames(from)).map(({ name, hidden }) => ({ value: name, description: hidden ? 'hidden' : '' }));
}

/** What the line says of the form of the file. */
const form = (typed: (option: string) => string | undefined): AskedForm => ({
  delimiter: delimiterOf(typed('delimiter') ?? ''),
  skip: Number(typed('skip')) || undefined,
  sheet: typed('sheet'),
});

const candidate = (value: string): Candidate => ({ value, description: '' });
