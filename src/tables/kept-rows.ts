/** The most cells of a file that are kept. */
const MOST_KEPT = 500_000;

/** Keeps the rows of a file as they are read, its columns first. A file with more than `most` cells is not kept at all. */
export class KeptRows {
  #cells = 0;
  #rows: (readonly string[])[] | undefined = [];

  constructor(readonly most = MOST_KEPT) {}

  /** Keeps a row. Returns whether rows are still kept. */
  add(row: readonly string[]): boolean {
    this.#cells += row.length;
    if (this.#cells > this.most) this.#rows = undefined;
    this.#rows?.push(row);
    return this.#rows !== undefined;
  }

  /** Keeps nothing, because the file is too large. */
  drop(): void {
    this.#rows = undefined;
  }

  /** The rows; undefined where the file has too many cells. */
  get rows(): readonly (readonly string[])[] | undefined {
    return this.#rows;
  }
}
