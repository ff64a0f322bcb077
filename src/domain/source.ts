/** A document that values were transcribed from. `published` is a date (YYYY-MM-DD) or blank where none is printed. */
export type Source = {
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly published_note: string;
  readonly relies_on: string;
  readonly note: string;
};
