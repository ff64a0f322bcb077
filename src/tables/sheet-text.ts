import { readFileSync } from 'node:fs';
import { readXlsx, type Sheet, type Workbook } from 'hucre';
import { csvLine } from '../text/csv-text.js';
import { type FlatFile, fileFailure } from './flat-file.js';
import { cellName, sheetCellText, shownForm } from './sheet-cell.js';
import { isFilled, labelText } from './text/dialect.js';
import { decimalSign, ENGLISH } from './text/notation.js';
import { columnsOf, type Plan } from './text/plan.js';
import { isQuantity } from './text/resolved-plan.js';
import type { SheetFacts, SheetName } from './text/sheet-facts.js';
import { UnreadableFile } from './text/unreadable.js';
import { unpackedSize } from './unpacked-size.js';

/** The most bytes to which a workbook may unpack. */
export const MOST_UNPACKED = 500_000_000;

/** A sheet of a workbook as CSV, a line for each of its rows, with what must be told of it. */
export type SheetText = { readonly text: string; readonly facts: SheetFacts };

/**
 * The sheet of a workbook that is asked for, by name or number, or else the only one that is visible, or that has the columns of the plan.
 * Throws UnreadableFile where there is none, and for a cell of the plan's columns that has no value of its own.
 */
export async function sheetText(from: FlatFile, asked: string | undefined, plan: Plan | undefined): Promise<SheetText> {
  const { sheets } = await workbook(from);
  const wanted = plan ? columnsOf(plan).map(labelText) : [];
  const sheet = chosenSheet(from, sheets, asked, wanted);
  const grid = sheet.rows.map((row, r) => row.map((value, c) => sheetCellText(value, sheet.cells?.get(`${r},${c}`))));
  const head =
    plan?.unpivot && wanted.length === 0
      ? grid.findIndex((row) => row.filter((cell) => isFilled(cell ?? '')).length > 1)
      : headOf(grid, wanted);
  const labels = (grid[head] ?? []).map((cell) => labelText(cell ?? ''));
  const counts = plan ? isQuantity(plan) : () => false;
  const quantities = new Set(labels.flatMap((label, place) => (counts(label) ? [place] : [])));
  const places = new Set([
    ...wanted.map((column) => labels.indexOf(column)).filter((place) => place >= 0),
    ...quantities,
  ]);
  const sign = decimalSign(plan?.notation ?? ENGLISH);
  // a number is a number, whatever sign the plan names for texts
  for (const [r, row] of grid.entries())
    for (const place of r > head ? quantities : [])
      if (typeof sheet.rows[r]?.[place] === 'number') row[place] = row[place]?.replace('.', sign);
  const merged = head < 0 ? [] : fillMerged(from, sheet, grid, head, places, quantities);
  for (const [r, row] of grid.entries())
    for (const [c, text] of row.entries())
      if (text === undefined && r > head && places.has(c))
        throw new UnreadableFile(from.file, { kind: 'formula', cell: cellName(r, c) });
  const errors: string[] = [];
  for (const [r, row] of grid.entries())
    for (const [c, text] of row.entries()) {
      if (r <= head || !places.has(c) || !ERROR.test(text ?? '')) continue;
      errors.push(cellName(r, c));
      // an error names nobody, and newer ones are none of the texts that mean unknown
      row[c] = quantities.has(c) ? '#N/A' : '';
    }
  const forms = new Set<string>();
  for (const [r, row] of sheet.rows.slice(head + 1).entries())
    for (const c of quantities) {
      const value = row[c];
      if (typeof value !== 'number' || value <= 0) continue;
      const form = shownForm(value, sheet.cells?.get(`${r + head + 1},${c}`));
      if (!form.endsWith('%')) forms.add(form);
    }
  const hidden = [...(sheet.rowDefs ?? [])].filter(([r, row]) => row.hidden && r > head && grid[r]?.some((t) => t));
  return {
    text: grid.map((row) => csvLine(row.map((cell) => cell ?? ''))).join(''),
    facts: {
      sheet: nameOf(sheet),
      others: sheets.filter((other) => other !== sheet).map(nameOf),
      merged,
      hiddenRows: hidden.length,
      errors: head < 0 ? [] : errors,
      shownForms: forms.size > 1 || [...forms].some((form) => LIMITS.test(form)) ? [...forms] : [],
      hiddenColumns: labels.filter(
        (label, place) => label !== '' && sheet.columns?.[place]?.hidden && places.has(place),
      ),
    },
  };
}

/** What a cell shows whose formula has no result. */
const ERROR = /^#(?:N\/A|DIV\/0!|NAME\?|[A-Z_]+!)$/;

/** A form that shows a number as a limit, as approximate or as negative, or no number at all. */
const LIMITS = /[<>\u2264\u2265~\u2248\u00b1]|\p{L}{2,}\.? ?0|0\+|^\(0\)$|^[^0]*$/u;

/** The names of the sheets of a workbook. Throws UnreadableFile. */
export const sheetNames = async (from: FlatFile): Promise<readonly SheetName[]> =>
  (await workbook(from)).sheets.map(nameOf);

/** The workbook in a file. Throws UnreadableFile where it unpacks to too much, or is none. */
async function workbook(from: FlatFile): Promise<Workbook> {
  const bytes = bytesOf(from.file);
  const size = unpackedSize(bytes);
  if (size === undefined) throw new UnreadableFile(from.file, { kind: 'broken-workbook' });
  if (size > MOST_UNPACKED) throw new UnreadableFile(from.file, { kind: 'too-large', most: MOST_UNPACKED });
  try {
    return await withoutCharts(bytes);
  } catch (error) {
    // the reader has one class for all that it cannot parse
    const wide = error instanceof Error && /^Sheet .* spans /s.test(error.message);
    throw new UnreadableFile(from.file, { kind: wide ? 'wide-sheet' : 'broken-workbook' });
  }
}

/** The sheets of a workbook with cells. The reader stops at the name of a sheet without, which is a chart. */
async function withoutCharts(bytes: Uint8Array, charts: readonly string[] = []): Promise<Workbook> {
  try {
    return await readXlsx(bytes, { readStyles: true, sheets: ({ name }) => !charts.includes(name) });
  } catch (error) {
    const [, name] =
      /missing worksheet file for sheet "(.*)"$/s.exec(error instanceof Error ? error.message : '') ?? [];
    if (name === undefined || charts.includes(name)) throw error;
    return withoutCharts(bytes, [...charts, name]);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw fileFailure(file, error);
  }
}

const nameOf = ({ name, hidden, veryHidden }: Sheet): SheetName => ({
  name,
  hidden: hidden === true || veryHidden === true,
});

/** The sheet that is asked for. Without a question it is the only visible one, or the only visible one that has all wanted columns. */
function chosenSheet(
  { file }: FlatFile,
  sheets: readonly Sheet[],
  asked: string | undefined,
  wanted: readonly string[],
): Sheet {
  const known = sheets.map(nameOf);
  if (asked !== undefined) {
    const named =
      sheets.find(({ name }) => name === asked) ??
      sheets.find(({ name }) => name.trim().toLowerCase() === asked.trim().toLowerCase()) ??
      (/^[1-9]\d*$/.test(asked) ? sheets[Number(asked) - 1] : undefined);
    if (!named) throw new UnreadableFile(file, { kind: 'no-sheet', sheet: asked, known });
    return named;
  }
  const fits = ({ rows }: Sheet): boolean =>
    headOf(
      rows.map((row) => row.map(String)),
      wanted,
    ) >= 0;
  const visible = sheets.filter((sheet) => !nameOf(sheet).hidden);
  const fitting = visible.filter(fits);
  const [hidden] = fitting.length === 0 ? sheets.filter((sheet) => nameOf(sheet).hidden && fits(sheet)) : [];
  if (hidden) throw new UnreadableFile(file, { kind: 'hidden-sheet', sheet: hidden.name });
  const [only, second] = visible.length === 1 ? visible : fitting;
  if (!only || second) throw new UnreadableFile(file, { kind: 'which-sheet', known });
  return only;
}

/** The first row that has all wanted columns, counted from 0; -1 where there is none. */
const headOf = (grid: readonly (readonly (string | undefined)[])[], wanted: readonly string[]): number =>
  wanted.length === 0
    ? -1
    : grid.findIndex((row) => wanted.every((column) => row.some((t) => t !== undefined && labelText(t) === column)));

/**
 * Gives every row of a merged cell below the header its value, as the sheet shows it, and returns the ranges.
 * Only the plan's columns count. Throws UnreadableFile where a quantity is merged, or a cell reaches over several columns of a row.
 */
function fillMerged(
  { file }: FlatFile,
  { merges = [] }: Sheet,
  grid: (string | undefined)[][],
  head: number,
  places: ReadonlySet<number>,
  quantities: ReadonlySet<number>,
): readonly string[] {
  const below = merges.filter(
    (m) => m.endRow > head && [...places].some((place) => place >= m.startCol && place <= m.endCol),
  );
  return below.flatMap(({ startRow, startCol, endRow, endCol }) => {
    const rows = grid.slice(startRow, endRow + 1);
    const alone = rows.every((row) => row.every((text, c) => (c >= startCol && c <= endCol) || !isFilled(text ?? '')));
    const range = `${cellName(startRow, startCol)}:${cellName(endRow, endCol)}`;
    // a line of text over the columns: what a sheet stores below a merged cell, it does not show
    if (alone) {
      for (const [r, row] of rows.entries()) row.fill('', r === 0 ? startCol + 1 : startCol, endCol + 1);
      return [];
    }
    if (startCol !== endCol || quantities.has(startCol) || startRow <= head)
      throw new UnreadableFile(file, { kind: 'merged', cells: range, inHeader: startRow <= head });
    const value = grid[startRow]?.[startCol];
    for (const row of rows) row[startCol] = value;
    return [range];
  });
}
