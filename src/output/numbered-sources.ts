import type { Source } from '../domain/source.js';
import type { Cell, Rows } from './sheet.js';

/** The sources of a screen in the order in which its rows name them, each once. Their ids are for scripts: people see a number. */
export type NumberedSources = readonly Source[];

/** The number of a source: `[2]`; `[?]` for one that the dataset does not describe. */
export const sourceNumber = (all: NumberedSources, source: Source | undefined): string =>
  source ? `[${all.indexOf(source) + 1}]` : '[?]';

/** The table of the sources by their numbers: title, publisher and date, and the note if asked for. */
export const sourceRows = (all: NumberedSources, noted: boolean): Rows => [
  ['source', 'title', 'published'],
  ...all.map((s): readonly Cell[] => [
    sourceNumber(all, s),
    [s.title, ...(s.publisher === '' ? [] : [s.publisher]), ...(s.note === '' || !noted ? [] : [`Note: ${s.note}`])],
    s.published || s.published_note,
  ]),
];
