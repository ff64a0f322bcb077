/** The text of a cell, or several lines. */
export type Cell = string | readonly string[];

/**
 * The kind of a line below the tables. `=`: a conclusion. `?`: a fact that would narrow it. `!`: a remark on the figures. `-`: how to read them.
 */
export type Mark = '=' | '?' | '!' | '-';

/** A line below the tables. */
export type Line = { readonly mark: Mark; readonly text: string };

/** The lines of a cell. */
export const cellLines = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell);

/** A table. The first row names the columns. */
export type Rows = readonly (readonly Cell[])[];

/**
 * What a command shows a reader, in any medium: a title in parts, tables, and lines below them.
 * It is plain text, which each medium escapes.
 */
export type Sheet = {
  readonly title: readonly string[];
  readonly tables: readonly Rows[];
  readonly lines: readonly Line[];
  /** The largest number of characters in a line of a table, if no terminal sets it. */
  readonly width?: number;
};

/** The texts of the lines that are remarks on the figures. */
export const remarksOf = (sheet: Sheet): readonly string[] =>
  sheet.lines.filter((l) => l.mark === '!').map((l) => l.text);

/** Texts as lines with the same mark. */
export const lines = (mark: Mark, texts: readonly string[]): readonly Line[] => texts.map((text) => ({ mark, text }));
