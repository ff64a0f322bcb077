import { windows1252 } from '../../../text/windows-1252.js';
import { list } from '../../../text/words.js';
import { csvTable, type Row } from '../../csv.js';
import { errorAt, type Problem } from '../../errors.js';
import { sha256 } from '../../sha256.js';
import { UnimportableFile } from '../importer.js';

/** The columns of the commodities data of the Mineral Commodity Summaries. The last but one names the year of a list; any year is accepted. */
export const MCS_COLUMNS = [
  'MCS chapter',
  'Section',
  'Commodity',
  'Country',
  'Statistics',
  'Statistics_detail',
  'Unit',
  'Year',
  'Value',
  'Notes',
  'Is critical mineral 2025',
  'Other notes',
] as const;
const EXPECTED = `The commodities data of the Mineral Commodity Summaries have the columns ${list(MCS_COLUMNS)}.`;
const LISTED = /Is critical mineral \d{4}/;

/** A row as it is in the file, and the line where it starts. The list of critical minerals is left out: it says nothing about a market. */
export type McsRow = {
  readonly line: number;
  readonly chapter: string;
  readonly section: string;
  readonly commodity: string;
  readonly country: string;
  readonly statistics: string;
  readonly detail: string;
  readonly unit: string;
  readonly year: string;
  readonly value: string;
  readonly notes: string;
  readonly otherNotes: string;
};

/** A file of commodities data: its rows, and the encoding and SHA-256 of its bytes. */
export type McsFile = {
  readonly encoding: 'UTF-8' | 'Windows-1252';
  readonly sha256: string;
  readonly rows: readonly McsRow[];
};

/**
 * The rows of a file. It is read as UTF-8 if it is valid UTF-8, with or without a byte order mark.
 * Otherwise it is read as Windows-1252, like the official file. Such a text with a dash or a curly quotation mark is never valid UTF-8.
 * Blank lines are skipped. Throws UnimportableFile if the header is wrong, a row has more or fewer cells, or the quoting breaks off.
 * It is then not certain which cell is which.
 */
export function mcsFile(label: string, bytes: Uint8Array): McsFile {
  const refused = (problem: Problem): UnimportableFile =>
    new UnimportableFile(label, [errorAt({ file: label }, problem)]);
  if (bytes.includes(0)) throw refused({ code: 'encoding-error', problem: 'nul' });
  const { text, encoding } = decoded(bytes);
  const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
  const [listed = MCS_COLUMNS[10]] = LISTED.exec(first) ?? [];
  const columns = MCS_COLUMNS.map((column) => (LISTED.test(column) ? listed : column));
  const { header, rows, findings } = csvTable(label, text, columns);
  const wrong = findings.filter((f) => f.code !== 'blank-row');
  if (wrong.length > 0) throw new UnimportableFile(label, wrong, header ? undefined : EXPECTED);
  return { encoding, sha256: sha256(bytes), rows: rows.map(mcsRow) };
}

function decoded(bytes: Uint8Array): { readonly text: string; readonly encoding: McsFile['encoding'] } {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}

function mcsRow(row: Row): McsRow {
  const cell = (column: (typeof MCS_COLUMNS)[number]): string => row.text(column);
  return {
    line: row.place('MCS chapter').line ?? 0,
    chapter: cell('MCS chapter'),
    section: cell('Section'),
    commodity: cell('Commodity'),
    country: cell('Country'),
    statistics: cell('Statistics'),
    detail: cell('Statistics_detail'),
    unit: cell('Unit'),
    year: cell('Year'),
    value: cell('Value'),
    notes: cell('Notes'),
    otherNotes: cell('Other notes'),
  };
}
