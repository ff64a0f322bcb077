/** The most cells of a file that are kept. */
const MOST_KEPT = 500_000;

/**
 * Keeps the rows of a file as they are read, its columns first. A file with more than `most` cells is not kept at all.
 * `choosing`: rows that the plan leaves out are only counted.
 */
export class KeptRows {
  #cells = 0;
  #rows: (readonly string[])[] | undefined = [];
  #lines: number[] = [];

  #unchosen = 0;

  constructor(
    readonly most = MOST_KEPT,
    readonly choosing = false,
  ) {}

  /** Keeps a row and the line at which it ends. Returns whether rows are still kept. `chosen`: the plan does not leave it out. */
  add(row: readonly string[], line = 0, chosen = true): boolean {
    if (this.choosing && !chosen) {
      this.#unchosen += 1;
      return this.#rows !== undefined;
    }
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

  /** The number of rows that the plan leaves out; 0 where they are kept, too. */
  get unchosen(): number {
    return this.#unchosen;
  }

  /** The rows; undefined where the file has too many cells. */
  get rows(): readonly (readonly string[])[] | undefined {
    return this.#rows;
  }
}
