/** The text of a cell, or several lines. */
export type Cell = string | readonly string[];

/**
 * The kind of a line below the tables. `=`: a conclusion. `?`: a fact that would narrow it. `*`: whose figures these are.
 * `!`: a remark on the figures. `-`: how to read them. Only `*` and `!` are shown, the others are plain sentences.
 */
export type Mark = '=' | '?' | '*' | '!' | '-';

/** A line below the tables. */
export type Line = { readonly mark: Mark; readonly text: string };

/** A command to paste, a word for what it does (`Quote`) and, where the word is not enough, what it shows: `mining 2025`. */
export type Step = { readonly label: string; readonly shows?: string; readonly command: string };

/** The lines of a cell. */
export const cellLines = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell);

/** The lines of a cell as one text: with commas, or a blank behind a full stop. */
export const joinedLines = (cell: Cell): string =>
  cellLines(cell)
    .filter((text) => text !== '')
    .join(', ')
    .replaceAll('., ', '. ');

/** A table. The first row names the columns. */
export type Rows = readonly (readonly Cell[])[];

/**
 * Whether all cells of a column are figures, so that it is aligned right. An unknown counts as one, and a dash for none. `rows` are those without the head.
 */
export const isFigureColumn = (rows: Rows, column: number): boolean => {
  const cells = rows.map((row) => cellLines(row[column] ?? ''));
  const isFigure = ([first = '', ...more]: readonly string[]): boolean =>
    (FIGURE.test(first) || UNKNOWN.has(first)) && more.every((text) => !LETTER.test(text));
  return cells.some(([first = '']) => FIGURE.test(first)) && cells.every(isFigure);
};
const FIGURE = /^(?:about )?[<>≤≥+-]?\d[\d,.]*(?:-\d[\d,.]*)?(?: %| or lower)?$/;
/** Below a figure there may be a quantity or a bar, but no word first. */
const LETTER = /^\p{L}/u;
const UNKNOWN: ReadonlySet<string> = new Set(['', 'NA', 'any', '=', '—']);

/**
 * What a command shows a reader, in any medium: a title in parts, sentences, tables, and lines below them.
 * It is plain text, which each medium escapes.
 */
export type Sheet = {
  readonly title: readonly string[];
  /** Sentences between the title and the tables, for which the tables are the evidence. */
  readonly lead?: readonly string[];
  readonly tables: readonly Rows[];
  readonly lines: readonly Line[];
  /** What to do next: commands to paste, each with a word for what it does. They are never broken. */
  readonly steps?: readonly Step[];
  /** The dataset or file that the sheet is about, in one line at the end. */
  readonly foot?: string;
  /** The largest number of characters in a line of a table, if no terminal sets it. */
  readonly width?: number;
};

/** The texts of the lines that are remarks on the figures. */
export const remarksOf = (sheet: Sheet): readonly string[] =>
  sheet.lines.filter((l) => l.mark === '!' || l.mark === '*').map((l) => l.text);

/** Texts as lines with the same mark. */
export const lines = (mark: Mark, texts: readonly string[]): readonly Line[] => texts.map((text) => ({ mark, text }));
