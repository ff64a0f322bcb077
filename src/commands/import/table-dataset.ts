import { basename } from 'node:path';
import type { EditionName } from '../../dataset/edition.js';
import type { TextRow } from '../../dataset/import/dataset-texts.js';
import { type ImportedRow, joinedNotes, rowsDataset } from '../../dataset/import/imported-rows.js';
import type { Fate, ImportedDataset } from '../../dataset/import/importer.js';
import { periodsOf } from '../../dataset/import/printed-period.js';
import { distinctIds, oneLine, slug } from '../../dataset/import/slug.js';
import { OTHER, WORLD } from '../../domain/actor.js';
import { grouped } from '../../domain/grouped.js';
import { latestFirst, type Period } from '../../domain/period.js';
import { type MeasureKind, read } from '../../domain/reading.js';
import { isLump } from '../../market/lump.js';
import type { TableRow, TableRows } from '../../tables/table-rows.js';
import { ENGLISH, englishValue } from '../../tables/text/notation.js';
import type { Unpivot } from '../../tables/text/plan.js';

/** Where something is said of a row: in a column, or in one text for all rows. */
export type Said = { readonly column: string } | { readonly text: string };

/**
 * What the columns of a table stand for. A World total is a row with the name `totalRow`, or stands in `totalColumn`.
 * `rest` are names for several suppliers together; `lumps`: so are the usual ones. `unpivot` says which columns become rows; then `value` is only the unit.
 */
export type TableRoles = {
  readonly subject: Said;
  readonly stage: Said;
  readonly actor: string;
  readonly value: string;
  readonly period: Said | undefined;
  readonly unit: Said | undefined;
  readonly note: Said | undefined;
  readonly source: Said | undefined;
  readonly totalRow: string | undefined;
  readonly totalColumn: string | undefined;
  readonly rest: readonly string[];
  readonly lumps: boolean;
  readonly unpivot: Unpivot | undefined;
};

/** A table to import: its file, its rows and what its columns stand for. `hash` is the SHA-256 of the file, undefined if it was not computed. */
export type ImportTable = {
  readonly file: string;
  readonly hash: string | undefined;
  readonly table: TableRows;
  readonly roles: TableRoles;
};

/** The columns that roles name, besides those of suppliers and values. */
export const columnsSaid = ({ subject, stage, period, unit, note, source }: TableRoles): readonly string[] =>
  [subject, stage, period, unit, note, source].flatMap((said) => (said && 'column' in said ? [said.column] : []));

/** The latest year of a table's periods; undefined if there is none. */
export function latestTableYear({ table, roles }: ImportTable): number | undefined {
  const texts = table.rows.map((row) => textOf(row, roles.period));
  const period = tablePeriods(texts, roles);
  const [latest = ''] = texts.flatMap((text) => period(text) || []).sort(latestFirst);
  const [year] = /^\d{4}/.exec(latest.split('/').at(-1) ?? '') ?? [];
  return year === undefined ? undefined : Number(year);
}

/** A label with one year, perhaps twice, and no other number: "2021 [YR2021]", "Y2021", "PROD_EST_2024". */
const LABEL_YEAR = /^\D*((?:19|20)\d\d)(?:\D+\1)?\D*$/;
/** The name of a month or of a half year: then a label is not of a whole year. */
const PART = /(?<![a-z])(?:jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|half|quarter)/i;

/** The periods that texts of a table stand for. The label of a column can be a year with other words, if no other label has that year. */
function tablePeriods(texts: readonly string[], { period, unpivot }: TableRoles): (text: string) => Period | undefined {
  const printed = periodsOf(texts);
  if (period === undefined || !('column' in period) || period.column !== unpivot?.name) return printed;
  const yearOf = (label: string): string | undefined => (PART.test(label) ? undefined : LABEL_YEAR.exec(label)?.[1]);
  const years = grouped([...new Set(texts)], (label) => printed(label) ?? yearOf(label));
  const alone = new Set(years.filter((labels) => labels.length === 1).flat());
  return (text) => printed(text) ?? (alone.has(text) ? yearOf(text) : undefined);
}

/** The dataset that a table makes. Each source has the title that its rows have; rows without one have the file as their source. */
export function tableDataset(from: ImportTable, edition: EditionName): ImportedDataset {
  const { file, hash, table, roles } = from;
  const name = basename(file);
  const titles = [...new Set(table.rows.map((row) => textOf(row, roles.source) || name))];
  const ids = distinctIds(titles.map((title) => slug(title) || 'source'));
  const sources = new Map(titles.map((title, i) => [title, ids[i] ?? '']));
  const readings = table.rows.flatMap(rowReading(from, (title) => sources.get(title || name) ?? ''));
  const all = roles.unpivot ? withoutBlankMarkets(readings) : readings;
  return rowsDataset({
    about: {
      ...edition,
      title: `Imported table ${name}`,
      description: `The rows of ${name}, imported by reshare. Each subject, stage and unit is a market. A World row that the table lacks is computed by us, and says so.`,
    },
    sources: titles.map(
      (title): TextRow => ({
        source: sources.get(title) ?? '',
        title,
        published_note: 'the table prints no date',
        note: `imported from ${name}${hash === undefined ? '' : `, sha256 ${hash}`}`,
      }),
    ),
    rows: all.flatMap((row) => ('is' in row ? [] : [row])),
    fates: all.flatMap((row) => ('is' in row ? [row] : [])),
    total: 'sum',
    added: true,
  });
}

/** Rows without those of markets that have no value in a period. A table with columns for years has them as blank cells. */
function withoutBlankMarkets(read: readonly (ImportedRow | Fate)[]): readonly (ImportedRow | Fate)[] {
  const rows = read.flatMap((row) => ('is' in row ? [] : [row]));
  const blank = new Set(
    grouped(rows, ({ subject, stage, unit, period, source }) => [subject, stage, unit, period ?? null, source])
      .filter((own) => own.every((row) => row.printed === ''))
      .flat(),
  );
  const others = read.filter((row) => 'is' in row || !blank.has(row));
  const used = new Set(others.map(({ line }) => line));
  const unused = new Map(
    [...blank].filter(({ line }) => !used.has(line)).map(({ file, line }) => [line, { file, line }]),
  );
  return [...others, ...[...unused.values()].map((at): Fate => ({ ...at, is: 'blank' }))];
}

/** The text that is said of a row, on one line. */
const textOf = (row: TableRow, said: Said | undefined): string =>
  said === undefined ? '' : oneLine('column' in said ? row.cell(said.column) : said.text);

/** What a row is called, by the form of its file. */
const WHERE = {
  text: 'line',
  gzip: 'line',
  'utf-16': 'line',
  workbook: 'row',
  parquet: 'row',
  json: 'object',
} as const;

/** A unit that is a share, and a value with a percent sign. */
const SHARE = /^(?:percent|per cent|pct|%)$/i;
const PERCENT = /%|\bper ?cent\b/i;

/** Reads the rows of a table: each is a value, perhaps with a total beside it, or makes none. */
function rowReading({ file, table, roles }: ImportTable, sourceOf: (title: string) => string) {
  const period = tablePeriods(
    table.rows.map((row) => textOf(row, roles.period)),
    roles,
  );
  const english = englishValue(table.plan.notation ?? ENGLISH);
  const actorOf = (name: string): string => {
    if (name === roles.totalRow || name.toLowerCase() === WORLD.toLowerCase()) return WORLD;
    return roles.rest.includes(name) || (roles.lumps && isLump(name)) ? OTHER : name;
  };
  return (row: TableRow): readonly (ImportedRow | Fate)[] => {
    const at = { file, line: row.line };
    const [subject, stage, name] = [
      textOf(row, roles.subject),
      textOf(row, roles.stage),
      oneLine(row.cell(roles.actor)),
    ];
    const lacks = subject === '' ? 'subject' : stage === '' ? 'stage' : undefined;
    if (lacks !== undefined) return [{ ...at, is: 'left-out', why: `it names no ${lacks}` }];
    const cell = row.value;
    const value = english?.(cell) ?? cell;
    const unit = textOf(row, roles.unit) || (PERCENT.test(value) ? 'percent' : roles.value);
    const measure: MeasureKind = SHARE.test(unit) ? 'share' : 'quantity';
    const actor = actorOf(name);
    if (measure === 'share' && actor === WORLD) return [{ ...at, is: 'left-out', why: 'it is the total of shares' }];
    const said = textOf(row, roles.period);
    const when = period(said);
    const printed = (text: string, from: string) => ({
      printed: text,
      note: text === from ? '' : `printed as "${oneLine(from)}"`,
      doubts: [
        ...(read(text, measure, 'printed').kind === 'unreadable' ? [`"${oneLine(from)}" cannot be read`] : []),
        ...(when === undefined ? [`"${said}" is not a period`] : []),
      ],
    });
    const place = (column: string): string =>
      `column ${column}, row ${name}${said === '' ? '' : `, ${said}`}, ${WHERE[table.form]} ${row.line}`;
    const source = sourceOf(textOf(row, roles.source));
    const common = { ...at, subject, stage, code: '', period: when, unit, source, tableNote: '' };
    const own = printed(value, cell);
    const note = joinedNotes(own.note, actor === name ? '' : `printed as ${name}`, textOf(row, roles.note));
    const found: ImportedRow = { ...common, ...own, actor, note, place: place(row.valueColumn) };
    const beside = roles.totalColumn === undefined ? '' : row.cell(roles.totalColumn);
    if (roles.totalColumn === undefined || beside === '' || measure === 'share') return [found];
    const total = printed(english?.(beside) ?? beside, beside);
    return [found, { ...common, ...total, actor: WORLD, place: place(roles.totalColumn), unlisted: true }];
  };
}
