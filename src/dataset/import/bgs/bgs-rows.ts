import { highest } from '../../../domain/extremes.js';
import { read } from '../../../domain/reading.js';
import type { EditionName } from '../../edition.js';
import type { TextRow } from '../dataset-texts.js';
import { type ImportedRow, joinedNotes, rowsDataset } from '../imported-rows.js';
import type { Fate, ImportedDataset } from '../importer.js';
import { periodsOf } from '../printed-period.js';
import { oneLine, slug } from '../slug.js';
import type { BgsFile, BgsRow } from './bgs-file.js';

/** The exports as a dataset. Each commodity, and each sub-commodity, is a subject; its production is the market. */
export function bgsDataset(files: readonly BgsFile[], edition: EditionName): ImportedDataset {
  const sources = new Map(files.map((file) => [file, sourceOf(file, files)]));
  const rows = files.flatMap((file) => file.rows);
  const divided = new Set(rows.filter((row) => subCommodity(row) !== '').map(commodity));
  const read = files.map((file) => file.rows.map((row) => importedRow(row, file, sources.get(file) ?? '', divided)));
  return rowsDataset({
    about: { ...edition, title: TITLE, description: DESCRIPTION, licenses: [LICENCE] },
    sources: files.map((file) => sourceRow(file, sources.get(file) ?? '')),
    rows: read.flat().flatMap((row) => ('is' in row ? [] : [row])),
    fates: read.flat().flatMap((row) => ('is' in row ? [row] : [])),
    total: 'at-least-sum',
  });
}

/** The latest year of exports; undefined if there is none. */
export function latestBgsYear(files: readonly BgsFile[]): number | undefined {
  const years = files.flatMap(({ rows }) => rows.flatMap((row) => yearOf(row.cell('year')) ?? []));
  return years.length === 0 ? undefined : highest(years.map(Number));
}

const TITLE = 'World Mineral Statistics of the British Geological Survey';
const DESCRIPTION =
  'World production, country by country, as an export of the World Mineral Statistics has it, imported by reshare. Each commodity and sub-commodity is a market. The export has no World total: each World row is computed by us, at least the sum of its rows.';
const LICENCE = {
  name: 'other-open',
  title: 'Open Government Licence, as those who publish copies say; contains British Geological Survey materials',
};

/** The id of an export's source: that of the statistics, with the name of the file if there are several. */
const sourceOf = ({ name }: BgsFile, files: readonly BgsFile[]): string =>
  files.length > 1 ? `bgs-${slug(name.replace(/\.[^.]*$/, '').replace(/^bgs/i, ''))}` : 'bgs';

const sourceRow = ({ name, encoding, sha256 }: BgsFile, source: string): TextRow => ({
  source,
  title: source === 'bgs' ? 'World Mineral Statistics' : `World Mineral Statistics, ${name}`,
  publisher: 'British Geological Survey',
  published_note: 'the export prints no date',
  licence: LICENCE.title,
  note: `the export has no World total; imported from ${name} (${encoding}), sha256 ${sha256}`,
});

/** The statistic whose rows are of supply. */
const PRODUCTION = /^production$/i;

const commodity = (row: BgsRow): string => oneLine(row.cell('bgs_commodity_trans'));
const subCommodity = (row: BgsRow): string => oneLine(row.cell('bgs_sub_commodity_trans'));

/** The words for the rows of a commodity with sub-commodities that name none: they are no total of the others. */
const UNSPECIFIED = 'unspecified';

/** A row of an export as a value, or what becomes of it. `divided` are the commodities with sub-commodities. The value is that of the printed book: it has dashes for none, and dots for what is not known. */
function importedRow(row: BgsRow, file: BgsFile, source: string, divided: ReadonlySet<string>): ImportedRow | Fate {
  const at = { file: file.label, line: row.line };
  const text = (column: Parameters<BgsRow['cell']>[0]): string => oneLine(row.cell(column));
  const name = commodity(row);
  const part = subCommodity(row) || (divided.has(name) ? UNSPECIFIED : '');
  const [statistic, actor] = [text('bgs_statistic_type_trans'), text('country_trans')];
  if (!PRODUCTION.test(statistic)) return { ...at, is: 'elsewhere', section: statistic };
  if (name === '') return { ...at, is: 'left-out', why: 'it names no commodity' };
  if (actor === '') return { ...at, is: 'left-out', why: 'it names no country' };
  const printed = row.cell('quantity_in_book_style');
  const [printedYear, code] = [text('year'), text('country_iso3_code')];
  const period = yearOf(printedYear);
  const unread = read(printed, 'quantity', 'printed').kind === 'unreadable';
  return {
    ...at,
    subject: part === '' ? name : part === UNSPECIFIED ? `${name} (${part})` : `${part} (${name})`,
    stage: statistic,
    actor,
    code: /^[A-Z]{3}$/.test(code) ? code : '',
    period,
    unit: text('units'),
    printed,
    note: joinedNotes(text('data_precision_description'), ...notesIn(text('concat_figure_notes_text'))),
    tableNote: joinedNotes(...notesIn(text('concat_table_notes_text'))),
    source,
    place: `${text('yearbook_table_trans')} (table ${text('yearbook_table_id')}), row ${actor}, ${period ?? printedYear}, line ${row.line}`,
    doubts: [
      ...(unread ? [`"${oneLine(printed)}" cannot be read`] : []),
      ...(period === undefined ? [`"${printedYear}" is not a year`] : []),
    ],
  };
}

/** The notes in a cell, which a bar separates. */
const notesIn = (cell: string): readonly string[] => cell.split('|').map(oneLine);

/** The year of a text such as `2023-01-01 00:00:00` or `2023`. Undefined for any other. */
function yearOf(text: string): string | undefined {
  const period = periodsOf([text])(text);
  return period !== undefined && /^\d{4}$/.test(period) ? period : undefined;
}
