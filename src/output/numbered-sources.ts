import { indexed } from '../domain/indexed.js';
import type { Source } from '../domain/source.js';
import type { Cell, Rows } from './sheet.js';

/** The sources of a screen in the order in which its rows name them, each once. Their ids are for scripts: people see a number. */
export type NumberedSources = readonly Source[];

/** The number of a source: `[2]`; `[?]` for one that the dataset does not describe. */
export const sourceNumber = (all: NumberedSources, source: Source | undefined): string =>
  source ? `[${places(all).get(source) ?? 0}]` : '[?]';
const places = indexed((all: NumberedSources) => new Map(all.map((source, i) => [source, i + 1])));

/** The table of the sources by their numbers: title, publisher, date and id, which other screens have, too, and what `more` says of one. */
export const sourceRows = (all: NumberedSources, more: (source: Source) => readonly string[] = () => []): Rows => [
  ['source', 'title', 'published'],
  ...all.map((s): readonly Cell[] => [
    sourceNumber(all, s),
    [s.title, ...(s.publisher === '' ? [] : [s.publisher]), `Id: ${s.source}`, ...more(s)],
    s.published || s.published_note,
  ]),
];

/** The note of a source for people: the columns that it names are put in words. */
export const sourceNoteText = ({ note }: Source): string => note.replaceAll(/\brelies_on\b/g, 'what it relies on');

/** What a source relies on, and its note: `Relies on a survey (Table 1); elsewhere not said`. */
export const sourceRemarks = (source: Source): readonly string[] => {
  const parts = source.relies_on.split(/; */).map((part) => part.replace(/^([^:]+): +(.+)$/, '$2 ($1)'));
  return [
    ...(source.relies_on === '' ? [] : [`Relies on ${parts.join('; ')}`]),
    ...(source.note === '' ? [] : [`Note: ${sourceNoteText(source)}`]),
  ];
};
