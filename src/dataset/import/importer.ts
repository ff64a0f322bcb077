import type { Finding } from '../../domain/finding.js';
import type { Stage } from '../../domain/stage.js';
import type { EditionName } from '../edition.js';

/** A published file: its name, its bytes, and what findings call it. */
export type NamedBytes = { readonly label: string; readonly name: string; readonly bytes: Uint8Array };

/**
 * What became of a value in a line of a file. It is an observation, a repeat of another, doubtful, or a fact.
 * `added`: it was added up with others of the same supplier.
 * Or the row makes none: its section holds no markets (`elsewhere`), it is `blank`, or it is left out for a reason.
 * `headless` is a cell in a column without a head.
 */
export type Fate = { readonly file: string; readonly line: number } & (
  | { readonly is: 'observation'; readonly observation: string }
  | { readonly is: 'added'; readonly observation: string }
  | { readonly is: 'repeat'; readonly observation: string; readonly of: string }
  | { readonly is: 'doubtful'; readonly observation: string; readonly why: string }
  | { readonly is: 'fact'; readonly fact: string }
  | { readonly is: 'elsewhere'; readonly section: string }
  | { readonly is: 'blank' }
  | { readonly is: 'left-out'; readonly why: string }
  | { readonly is: 'headless'; readonly text: string }
);

/**
 * A dataset made from a published file: its files, path -> text, what became of every row, the ids of its subjects, and its stages.
 * `untotalled` is the number of tables without a printed World total. Each gets one that is blank or computed.
 */
export type ImportedDataset = {
  readonly files: ReadonlyMap<string, string>;
  readonly fates: readonly Fate[];
  readonly subjects: readonly string[];
  readonly stages: readonly Stage[];
  readonly untotalled: number;
};

/**
 * Published files that were read: how their text is encoded, the year of their edition, and the dataset that they make as an edition.
 * `printed` is the year that they print, undefined if they print none. `year` is that year, or one that follows from their values.
 */
export type ImportableFiles = {
  readonly encoding: string;
  readonly printed: number | undefined;
  readonly year: number | undefined;
  readonly dataset: (edition: EditionName) => ImportedDataset;
};

/** Command lines, each with what it is for. */
type Examples = readonly (readonly [line: string, meaning: string])[];

/** Makes datasets from the files of one publication. */
export type Importer = {
  /** The id that names it on the command line. Its datasets have that name, too, unless their folder gives another. */
  readonly name: string;
  /** The publication, for the list of importers. */
  readonly summary: string;
  readonly description: string;
  /** The file or folder that it takes. */
  readonly file: string;
  readonly examples: Examples;
  /** Its examples in the help of all importers. */
  readonly overview: Examples;
  /** The end of its help, in lines of at most 80 characters. */
  readonly remarks: string;
  /** The words for rows with the fate `elsewhere`, after their number. */
  readonly elsewhere: string;
  /** What a file lacks if no row of it becomes an observation. */
  readonly lacking: string;
  /** A sentence on the World row of a table for which the file prints none. */
  readonly untotalled: string;
  /** Reads the files of one edition, of which there is at least one. Findings call all of them `label`. Throws UnimportableFile for another kind of file. */
  readonly read: (label: string, files: readonly NamedBytes[]) => ImportableFiles;
};

/**
 * What is thrown if nothing can be imported from a file: all that is wrong with it or, if nothing is, what it lacks.
 * `expected` is a sentence on what it should be.
 */
export class UnimportableFile extends Error {
  constructor(
    readonly file: string,
    readonly found: readonly Finding[] | string,
    readonly expected?: string,
  ) {
    super(`nothing can be imported from ${file}`);
  }
}
