/** The text of a cell, or its lines. */
export type Cell = string | readonly string[];

/** What a line below the tables is: a conclusion (=), what would settle it (?), what must be known of the figures (!), how to read them (-). */
export type Mark = '=' | '?' | '!' | '-';
export type Line = { readonly mark: Mark; readonly text: string };

/** The lines of a cell. */
export const lined = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell);

/** A table: its first row names the columns. */
export type Rows = readonly (readonly Cell[])[];

/** What a command tells people, in any medium: a title in parts, tables, and lines below them. Plain text: each medium escapes it. */
export type Sheet = {
  readonly title: readonly string[];
  readonly tables: readonly Rows[];
  readonly lines: readonly Line[];
  /** The characters that a line of the tables has at most where no terminal sets them. */
  readonly width?: number;
};

/** What must be known of the figures: the lines that are marked so. */
export const remarksOf = (sheet: Sheet): readonly string[] =>
  sheet.lines.filter((l) => l.mark === '!').map((l) => l.text);

/** Lines of one mark. */
export const lines = (mark: Mark, texts: readonly string[]): readonly Line[] => texts.map((text) => ({ mark, text }));
