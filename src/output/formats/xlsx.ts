import { type Cell, type WriteSheet, writeXlsx } from 'hucre';
import { type Safe, workbookText } from '../../text/escape.js';
import type { EvidenceRow } from '../evidence-table.js';
import { cells } from '../fields.js';
import { storedArchive } from '../stored-archive.js';
import { notesSheet, TooManyCells, type WorkSheet } from '../workbook.js';
import type { RowFormat } from './format.js';

/** The most cells of a sheet of figures: a workbook is made in memory, which takes about 1 kB a cell. */
const MOST_CELLS = 1_000_000;

/** A workbook with the figures, the evidence, and the notes with the terms and the sources. The same input gives the same bytes everywhere. */
export const xlsxFormat: RowFormat = {
  cells: true,
  head: true,
  screen: false,
  bytes: true,
  notesAside: false,
  pieces: async ({ rows, columns, words, about, evidence }, { head, program }) => {
    const paths = await columns();
    const figures: (string | number | undefined)[][] = [];
    for (const row of rows()) {
      figures.push(...cells([row], paths));
      if (figures.length * paths.length > MOST_CELLS) throw new TooManyCells(MOST_CELLS);
    }
    const behind = await evidence?.();
    const sheets: readonly WorkSheet[] = [
      { name: 'figures', columns: paths, rows: figures, rounded: true },
      ...(behind ? [{ name: 'evidence', columns: behind.columns, rows: behind.rows, rounded: false }] : []),
      notesSheet(words(), about, behind, program),
    ];
    const written = await writeXlsx({
      sheets: sheets.map((sheet) => writtenSheet(sheet, head)),
      properties: { creator: program, created: NO_TIME, modified: NO_TIME },
    });
    return [storedArchive(written)];
  },
};

/** The time of every workbook: the first that an archive can state. A clock would give each run other bytes. */
const NO_TIME = new Date('1980-01-01T00:00:00Z');

/** The widths of columns in characters. */
const [NARROWEST, WIDEST] = [8, 60];

/** A sheet as the writer takes it. Texts stay texts, and the first row of names stays in sight. */
function writtenSheet({ name, columns, rows, rounded }: WorkSheet, head: boolean): WriteSheet {
  const grid = [...(head ? [columns] : []), ...rows];
  return {
    name,
    rows: grid.map((row) => row.map(cellValue)),
    cells: new Map(grid.flatMap((row, r) => row.flatMap((cell, c) => richCell(cell, r, c)))),
    columns: columns.map((_, c) => ({
      width: grid.reduce((most, row) => Math.max(most, Math.min(WIDEST, String(row[c] ?? '').length + 2)), NARROWEST),
      ...(rounded ? { numFmt: numberFormat(rows.map((row) => row[c])) } : {}),
    })),
    ...(head ? { freezePane: { rows: 1 } } : {}),
  };
}

type GridCell = EvidenceRow[number];

/** A cell as the writer takes it. A blank text is no cell. */
const cellValue = (cell: GridCell): Safe<'workbook'> | number | null =>
  cell === undefined || cell === '' ? null : typeof cell === 'string' ? workbookText(cell) : cell;

/** The writer takes a text such as #N/A for an error, unless it is rich text. */
const richCell = (cell: GridCell, row: number, column: number): readonly [string, Partial<Cell>][] =>
  typeof cell === 'string' && cell.startsWith('#')
    ? [[`${row},${column}`, { richText: [{ text: workbookText(cell) }] }]]
    : [];

/** How the numbers of a column are shown: with decimals where one has some. The cells hold them unrounded. */
const numberFormat = (column: readonly GridCell[]): string =>
  column.some((cell) => typeof cell === 'number' && !Number.isInteger(cell)) ? '#,##0.00##' : '#,##0';
