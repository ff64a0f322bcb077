/** The most cells of a file that are kept. */
const MOST_KEPT = 500_000;

/** Keeps the rows of a file as they are read, its columns first. A file with more than `most` cells is not kept at all. */
export class KeptRows {
  #cells = 0;
  #rows: (readonly string[])[] | undefined = [];
  #lines: number[] = [];

  constructor(readonly most = MOST_KEPT) {}

  /** Keeps a row and the line at which it ends. Returns whether rows are still kept. */
  add(row: readonly string[], line = 0): boolean {
    this.#cells += row.length;
    if (this.#cells > this.most) this.#rows = undefined;
    this.#rows?.push(row);
    if (this.#rows) this.#lines.push(line);
    return this.#rows !== undefined;
  }

  /** Keeps nothing, because the file is too large. */
  drop(): void {
    this.#rows = undefined;
  }

  /** The line at which each row ends; 0 where the form of the file has none. */
  get lines(): readonly number[] {
    return this.#lines;
  }

  /** The rows; undefined where the file has too many cells. */
  get rows(): readonly (readonly string[])[] | undefined {
    return this.#rows;
  }
}
