import { grouped } from '../../../domain/grouped.js';
import type { Fate } from '../importer.js';
import { oneLine, slug } from '../slug.js';
import { chapterName } from './mcs-chapters.js';
import { type Counted, STATISTIC_NAMES, type ValueHead, valueHead } from './mcs-head.js';
import type { McsContents, McsLayout, McsText } from './mcs-layout.js';
import type { McsRow } from './mcs-row.js';

/** One file for all commodities, with a column for each statistic and year, as in 2025. */
export const WIDE: McsLayout = {
  title: 'the world data of 2025',
  columns: ['SOURCE', 'COMMODITY', 'COUNTRY', 'TYPE', 'UNIT_MEAS'],
  expected: (heads) => [...WIDE.columns, ...valueHeads(heads, (head) => head.unit === '', 'PROD_2024')],
  blankHeads: true,
  read: (text) => {
    const at = (head: string): number => text.header.indexOf(head);
    const [source, country, type] = [at('SOURCE'), at('COUNTRY'), at('TYPE')];
    return contents(text, { source, country, type, commodity: at('COMMODITY'), unit: at('UNIT_MEAS') });
  },
};

/** A file for each commodity, whose name says which one it is, as in 2022 to 2024. The third column may have any head. */
export const FOLDER: McsLayout = {
  title: 'the files of 2022 to 2024',
  columns: ['Source', 'Country', 'Type'],
  expected: (heads) => {
    const third = heads[2] ?? '';
    const type = third.trim() === '' || valueHead(third) !== undefined ? 'Type' : third;
    return ['Source', 'Country', type, ...valueHeads(heads, (head) => head.unit !== '', 'Prod_t_2023')];
  },
  blankHeads: true,
  read: (text) =>
    contents(text, {
      source: text.header.indexOf('Source'),
      country: text.header.indexOf('Country'),
      type: 2,
      commodity: undefined,
      unit: undefined,
    }),
};

/** The heads of values and notes that a form lets through. A file without any value lacks `example`. */
function valueHeads(heads: readonly string[], fits: (head: ValueHead) => boolean, example: string): readonly string[] {
  const found = heads.filter((text) => {
    const head = valueHead(text);
    return head === 'notes' || (head !== undefined && fits(head));
  });
  return found.some((text) => valueHead(text) !== 'notes') ? found : [...found, example];
}

/** Where the columns that say what a row is about stand. Undefined for one that the form lacks. */
type IdColumns = {
  readonly source: number;
  readonly country: number;
  readonly type: number;
  readonly commodity: number | undefined;
  readonly unit: number | undefined;
};

/** A column of values, and where the notes on it stand: in the next column of notes. */
type ValueColumn = ValueHead & { readonly at: number; readonly head: string; readonly notesAt: number };

function valueColumns(header: readonly string[]): readonly ValueColumn[] {
  const heads = header.map(valueHead);
  return heads.flatMap((head, at) =>
    head === undefined || head === 'notes'
      ? []
      : [{ ...head, at, head: oneLine(header[at] ?? ''), notesAt: heads.indexOf('notes', at) }],
  );
}

/** A row of the file before its values are told apart: what it is about, and its cells. */
type WideRow = {
  readonly line: number;
  readonly source: string;
  readonly commodity: string;
  readonly country: string;
  readonly type: string;
  readonly unit: string;
  readonly cells: readonly string[];
};

/** A value of a row: the cell in a column. */
type WideValue = { readonly row: WideRow; readonly column: ValueColumn };

function contents({ name, label, header, body, place }: McsText, ids: IdColumns): McsContents {
  const columns = valueColumns(header);
  const { year: named, commodity: chapter } = chapterOf(name);
  const all = body.map((record): WideRow => {
    const cell = (at: number | undefined): string => (at === undefined ? '' : (record[at]?.text ?? ''));
    return {
      line: place(record[0]?.start ?? 0).line ?? 0,
      source: cell(ids.source),
      commodity: ids.commodity === undefined ? chapter : cell(ids.commodity),
      country: cell(ids.country),
      type: cell(ids.type),
      unit: cell(ids.unit),
      cells: record.map((field) => field.text),
    };
  });
  const filled = all.filter((row) => row.cells.some((cell) => oneLine(cell) !== ''));
  const edition =
    filled.map((row) => Number(/^ *mcs ?(\d{4})/i.exec(row.source)?.[1])).find((year) => year > 0) ?? named;
  const printed = columns.map((column) => column.year);
  // reserves without a year are those of the year before the edition, the last one that is estimated
  const undated = edition === undefined ? (printed.sort().at(-1) ?? '') : String(edition - 1);
  const values = filled.flatMap((row) => columns.map((column): WideValue => ({ row, column })));
  const used = withoutEmpty(values);
  const details = detailsOf(used);
  const rows = used.map((value) => mcsRow(label, value, details.get(value) ?? '', undated));
  const lines = new Set(rows.map((row) => row.line));
  const headless = header.flatMap((head, at) => (oneLine(head) === '' ? [at] : []));
  return {
    rows,
    aside: all.flatMap((row): readonly Fate[] => {
      const at = { file: label, line: row.line };
      const stray = headless.flatMap((i) => (oneLine(row.cells[i] ?? '') === '' ? [] : [oneLine(row.cells[i] ?? '')]));
      const strays = stray.map((text): Fate => ({ ...at, is: 'headless', text }));
      if (lines.has(row.line)) return strays;
      return filled.includes(row)
        ? [{ ...at, is: 'left-out', why: 'no row of its kind has a value' }, ...strays]
        : [{ ...at, is: 'blank' }];
    }),
    year: edition,
  };
}

/** The words of a type that say what is counted, without those that mark a total or an estimate: a total and its rows are one market. */
const plainType = (type: string): string =>
  oneLine(type)
    .replace(/^world (?:total )?/i, '')
    .replace(/ ?\(rounded\)/i, '')
    .replace(/, ?estimated$/i, '');

const of = ({ row, column }: WideValue): readonly string[] => [slug(row.commodity), column.statistic, column.part];

/** The values of kinds of which some row has one. In a kind that has one, a blank cell is an unknown value. "XX" means that the column does not apply. */
const withoutEmpty = (values: readonly WideValue[]): readonly WideValue[] => {
  const kinds = grouped(values, (v) => [...of(v), slug(plainType(v.row.type)), v.column.year]);
  const kept = new Set(kinds.filter((kind) => kind.some((v) => !/^(?:xx)?$/i.test(oneLine(cellOf(v))))).flat());
  return values.filter((v) => kept.has(v));
};

const cellOf = ({ row, column }: WideValue): string => row.cells[column.at] ?? '';

const WORDS: Readonly<Record<Counted, RegExp>> = {
  output: /production/i,
  capacity: /capacity/i,
  stock: /reserves/i,
};

/** What a value counts. A type such as "Clinker capacity" goes before the head of its column. */
const countedBy = ({ row, column }: WideValue): Counted =>
  column.kind === 'output' && WORDS.capacity.test(row.type) && !WORDS.output.test(row.type) ? 'capacity' : column.kind;

/** The name of its statistic. */
function statisticOf(value: WideValue): string {
  const kind = countedBy(value);
  return kind === 'stock' ? value.column.statistic : STATISTIC_NAMES[kind];
}

/**
 * What each value counts, in words. The type of a row says what is produced; capacity and reserves in the same row are not that,
 * so their type is named only where a commodity has several.
 */
function detailsOf(values: readonly WideValue[]): ReadonlyMap<WideValue, string> {
  return new Map(
    grouped(values, of).flatMap((same) => {
      const several = new Set(same.map((v) => slug(plainType(v.row.type)))).size > 1;
      return same.map((value) => {
        const [type, kind, { part }] = [plainType(value.row.type), countedBy(value), value.column];
        const ownWords = kind === 'output' || (WORDS[kind].test(type) && !WORDS.output.test(type));
        if (part === '' && ownWords && type !== '') return [value, type] as const;
        const parts = [part, several ? type : ''].filter((text) => text !== '').join(', ');
        return [value, [statisticOf(value), parts].filter((text) => text !== '').join(': ')] as const;
      });
    }),
  );
}

function mcsRow(label: string, value: WideValue, detail: string, undated: string): McsRow {
  const { row, column } = value;
  const parts = [row.commodity, `row ${oneLine(row.country)}`, row.type, `column ${column.head}`];
  return {
    file: label,
    line: row.line,
    place: parts
      .map(oneLine)
      .filter((part) => part !== '')
      .join(', '),
    scope: 'world',
    chapter: row.commodity,
    section: '',
    commodity: row.commodity,
    country: row.country,
    statistics: statisticOf(value),
    detail,
    unit: column.unit || row.unit,
    year: column.year || undated,
    value: cellOf(value),
    notes: row.cells[column.notesAt] ?? '',
    otherNotes: column.estimated ? ESTIMATED : '',
  };
}

/** The note on the values of a column whose head says that they are estimated. */
const ESTIMATED = 'estimated, as the head of the column says';

/** The edition and the commodity that the name of a file says, as in `mcs2023-raree_world.csv`. */
function chapterOf(name: string): { readonly year: number | undefined; readonly commodity: string } {
  const [, year, code = name.replace(/\.[^.]*$/, '')] = /mcs(\d{4})[-_ ](.+?)_world/i.exec(name) ?? [];
  return { year: year === undefined ? undefined : Number(year), commodity: chapterName(code) };
}
