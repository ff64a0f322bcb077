import { offsetPlaces } from '../dataset/place.js';
import { csvRecords } from '../dataset/records.js';
import { read } from '../domain/reading.js';
import { isFilled, labelText } from '../tables/text/dialect.js';
import { type GroupResult, groupResult } from '../tables/text/group-market.js';
import type { Unread } from '../tables/text/groups.js';
import { type Plan, withLumps } from '../tables/text/plan.js';
import { reader } from '../tables/text/reader.js';
import { resolvedPlan } from '../tables/text/resolved-plan.js';
import { isTotalName } from '../tables/text/total-name.js';
import { UnreadableFile } from '../tables/text/unreadable.js';
import { unreadableWords } from '../text/why-unreadable.js';
import { count, quote } from '../text/words.js';
import type { Choice } from './choice.js';

/** A table that a reader gives to the page: the name of its file, the character between its cells, and its rows with their lines, the header first. */
export type DroppedTable = {
  readonly name: string;
  readonly delimiter: string;
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
};

/** The largest file that a page reads, in bytes. */
export const MOST_DROPPED = 20_000_000;

/** The text in the bytes of a file, or why it is none. */
export function droppedText(bytes: ArrayBuffer): { readonly text: string } | string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? NO_TEXT : { text };
  } catch {
    return NO_TEXT;
  }
}

const NO_TEXT = 'The file is no text in UTF-8. Save its table as CSV in UTF-8.';

/** The characters that are tried between cells. */
const DELIMITERS = [',', ';', '\t', '|'];

/** A text as a table, or what is wrong with it. */
export function droppedTable(name: string, text: string): DroppedTable | string {
  const start = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const often = DELIMITERS.map((delimiter) => ({ delimiter, times: start.split(delimiter).length }));
  const { delimiter, times } = often.reduce((a, b) => (b.times > a.times ? b : a), { delimiter: ',', times: 1 });
  if (times < 2) return 'The first line names one column. It must name the columns, with commas between them.';
  const { records, broken } = csvRecords(text, delimiter);
  const place = offsetPlaces(name, text);
  const [first] = broken;
  if (first)
    return `Line ${place(first.at).line}: a quotation mark is missing or in the wrong place. Double each one inside a cell.`;
  const rows = records
    .filter((record) => record.length > 1 || record[0]?.text !== '')
    .map((record) => ({ cells: record.map((f) => f.text), line: place(record[0]?.start ?? 0).line ?? 1 }));
  return rows.length < 2 ? 'There is no row below the names of the columns.' : { name, delimiter, rows };
}

/** Which columns of a table say who supplies, how much, and in which market; blank for a table of one market. `total` is who states the total, or blank. */
export type ColumnChoice = {
  readonly actor: string;
  readonly value: string;
  readonly group: string;
  readonly total: string;
};

/** The names of the columns. */
export const columnsIn = ({ rows }: DroppedTable): readonly string[] =>
  [...new Set((rows[0]?.cells ?? []).map(labelText))].filter(isFilled);

/** The different texts in a column, in their order. */
export function textsIn({ rows: [header, ...rows] }: DroppedTable, column: string): readonly string[] {
  const at = (header?.cells ?? []).findIndex((label) => labelText(label) === column);
  return [...new Set(rows.map(({ cells }) => (cells[at] ?? '').trim()))].filter(isFilled);
}

/** The columns as they seem to be meant: names, then the last column of numbers, by years where a column has them. */
export function guessedColumns(table: DroppedTable): ColumnChoice {
  const columns = columnsIn(table).map((column) => {
    const texts = textsIn(table, column).slice(0, SAMPLE);
    const numbers = texts.filter(isFigure).length;
    return { column, years: texts.every((text) => YEAR.test(text)), numbers: 2 * numbers > texts.length };
  });
  const actor = columns.find((c) => !c.numbers && !c.years)?.column ?? columns[0]?.column ?? '';
  const value = columns.findLast((c) => c.numbers && !c.years && c.column !== actor)?.column ?? '';
  return {
    actor,
    value,
    group: columns.find((c) => c.years && c.column !== actor)?.column ?? '',
    total: totalIn(table, actor),
  };
}

/** Who in a column has the name of a total; blank for nobody. */
export const totalIn = (table: DroppedTable, actor: string): string => textsIn(table, actor).find(isTotalName) ?? '';

/** Whether a text looks like a figure, also with a comma as its decimal sign. */
const isFigure = (text: string): boolean =>
  read(text, 'quantity', 'printed').kind !== 'unreadable' || /^[^\p{L}\d]{0,2}\d[\d.,]*$/u.test(text);

const YEAR = /^(?:19|20)\d\d$/;
const SAMPLE = 200;

/** The markets of a table, or what is wrong with it, read as `reshare calc` reads a file with these columns. */
export function tableMarkets(
  table: DroppedTable,
  { actor, value, group, total }: ColumnChoice,
  { reading, bands }: Choice,
): readonly GroupResult[] | string {
  if (value === '' || actor === '')
    return 'Choose the column with the names of the suppliers, and the one with their figures.';
  if (new Set([actor, value, group]).size < 3) return 'Choose a different column for each.';
  const asked: Plan = {
    by: group === '' ? [] : [group],
    actor,
    value,
    total: total === '' ? undefined : total,
    totalColumn: undefined,
    rest: [],
    lumps: true,
    where: new Map(),
    reading,
  };
  try {
    const sample = table.rows.slice(0, SAMPLE).map(({ cells }) => cells);
    const plan = resolvedPlan(table.name, asked, { delimiter: table.delimiter, sample });
    const rows = reader(table.name, plan);
    for (const { cells, line } of table.rows) rows.row(cells, line);
    const { groups, actors, unread, plan: followed } = rows.found();
    const [first] = unread.first;
    if (first)
      return `${unreadWords(first)}${unread.count > 1 ? ` This is one of ${count(unread.count, 'row')} that cannot be counted.` : ''}`;
    const whole = { ...withLumps(plan, actors), shares: followed.shares };
    return groups.map((g) => groupResult(g, whole, { exclusions: [], largestPct: 100, bands }));
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return error.problem.kind === 'duplicate-column'
      ? `Two columns are called ${quote(error.problem.column)}. Give one of them another name in the file.`
      : 'The first line must name the columns, each once.';
  }
}

/** Why a row cannot be counted, and what to do. */
function unreadWords({ line, column, found, reason }: Unread): string {
  const at = `Line ${line}, column ${quote(column)}:`;
  switch (reason) {
    case 'blank-actor':
      return `${at} nobody is named. Write who supplies, or delete the row.`;
    case 'several-totals':
    case 'unreadable-total':
    case 'not-compared':
      return `${at} cannot read ${quote(found)}.`;
    case 'missing-cell':
    case 'extra-cell':
      return `Line ${line} has ${found} cells, ${reason === 'missing-cell' ? 'fewer' : 'more'} than the first line names.`;
    default:
      return `${at} ${unreadableWords(found, 'quantity', reason)}`;
  }
}
