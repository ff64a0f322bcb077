/** A document that values were transcribed from. `published` is a date (YYYY-MM-DD), or blank where none is printed. */
export type Source = {
  readonly source: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly published_note: string;
  readonly relies_on: string;
  readonly note: string;
};

/** The sources that a word names: by id or title, in any case. */
export const sourcesNamed = (sources: readonly Source[], word: string): readonly Source[] =>
  sources.filter((s) => [s.source, s.title].some((name) => name.toLowerCase() === word.toLowerCase()));
