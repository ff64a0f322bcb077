import { csvCells, headerProblems } from '../../csv.js';
import { errorAt } from '../../errors.js';
import { sha256 } from '../../sha256.js';
import { type NamedBytes, UnimportableFile } from '../importer.js';
import { nulError, publishedText } from '../published-text.js';

/** The columns of the export that are read. Every export must have them. */
const COLUMNS = [
  'country_trans',
  'country_iso3_code',
  'bgs_statistic_type_trans',
  'bgs_commodity_trans',
  'bgs_sub_commodity_trans',
  'year',
  'units',
  'quantity_in_book_style',
  'data_precision_description',
  'concat_figure_notes_text',
  'concat_table_notes_text',
  'yearbook_table_trans',
  'yearbook_table_id',
] as const;

/** Its other columns: codes, positions and names for other uses, and the value in another form. An export may lack them. */
const OTHERS = [
  'x',
  'y',
  'country_iso2_code',
  'erml_group',
  'erml_commodity',
  'erml_sub_commodity',
  'sdmx_code',
  'sdmx_translation',
  'pole_of_inaccessibility_longitude',
  'pole_of_inaccessibility_latitude',
  'concat_table_notes_code',
  'concat_figure_notes_code',
  'cgi_commodity_url',
  'quantity',
  'bgs_commodity_code',
] as const;

/** A row of an export: where it starts, and its cells. */
export type BgsRow = { readonly line: number; readonly cell: (column: (typeof COLUMNS)[number]) => string };

/** An export: its name, what findings call it, the encoding and SHA-256 of its bytes, and its rows. */
export type BgsFile = {
  readonly name: string;
  readonly label: string;
  readonly encoding: string;
  readonly sha256: string;
  readonly rows: readonly BgsRow[];
};

/**
 * The rows of an export, whose columns stand in any order. Blank lines are skipped.
 * Throws UnimportableFile if a column is missing or unknown, a row has more or fewer cells, or the quoting breaks off.
 */
export function bgsFile({ label, name, bytes }: NamedBytes): BgsFile {
  const nul = nulError(label, bytes);
  if (nul) throw new UnimportableFile(label, [nul]);
  const { text, encoding } = publishedText(bytes);
  const { header = [], body, ragged, malformed, place } = csvCells(label, text);
  const heads = header.map((field) => field.text);
  const other = 2 * COLUMNS.filter((column) => heads.includes(column)).length < COLUMNS.length;
  if (other && malformed.length === 0 && heads.some((head) => head.trim() !== ''))
    throw new UnimportableFile(label, 'the header of another file', EXPORT);
  const blank = heads.every((head) => head === '');
  const problems = blank
    ? [{ problem: { code: 'blank-header' } as const, at: 0 }]
    : headerProblems(header, [...COLUMNS, ...OTHERS], OTHERS);
  const wrong = [
    ...(blank && malformed.length > 0 ? [] : problems.map(({ problem, at }) => errorAt(place(at), problem))),
    ...ragged.filter((finding) => finding.code !== 'blank-row'),
    ...malformed,
  ];
  if (wrong.length > 0) throw new UnimportableFile(label, wrong, problems.length > 0 ? EXPORT : undefined);
  const at = new Map(heads.map((head, i) => [head, i]));
  const rows = body.map((record) => ({
    line: place(record[0]?.start ?? 0).line ?? 0,
    cell: (column: (typeof COLUMNS)[number]) => record[at.get(column) ?? -1]?.text ?? '',
  }));
  return { name, label, encoding, sha256: sha256(bytes), rows };
}

const EXPORT = `The file should be an export of the World Mineral Statistics as CSV, with the columns ${COLUMNS.slice(0, 4).join(', ')} and others.`;
