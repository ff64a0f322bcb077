import type { Finding } from '../../domain/finding.js';
import type { Stage } from '../../domain/stage.js';
import type { EditionName } from '../edition.js';

/**
 * What became of the row in a line of a published file. It is an observation, a repeat of another, or doubtful.
 * Or it makes no observation: its section holds no markets (`elsewhere`), it is `blank`, or it does not say what it is about (`left-out`).
 */
export type Fate =
  | { readonly line: number; readonly is: 'observation'; readonly observation: string }
  | { readonly line: number; readonly is: 'repeat'; readonly observation: string; readonly of: string }
  | { readonly line: number; readonly is: 'doubtful'; readonly observation: string; readonly why: string }
  | { readonly line: number; readonly is: 'elsewhere'; readonly section: string }
  | { readonly line: number; readonly is: 'blank' }
  | { readonly line: number; readonly is: 'left-out'; readonly why: string };

/**
 * A dataset made from a published file: its files, path -> text, what became of every row, the ids of its subjects, and its stages.
 * `untotalled` is the number of tables without a printed World total. Each gets a blank one, because the total is not known.
 */
export type ImportedDataset = {
  readonly files: ReadonlyMap<string, string>;
  readonly fates: readonly Fate[];
  readonly subjects: readonly string[];
  readonly stages: readonly Stage[];
  readonly untotalled: number;
};

/**
 * A published file that was read: its encoding, the year of its edition, and the dataset that it makes as an edition.
 * `year` is undefined if its rows do not say.
 */
export type ImportableFile = {
  readonly encoding: string;
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
  /** The file that it takes. */
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
  /** Reads the bytes of a file. Findings call it `label`, the dataset calls it `name`. Throws UnimportableFile for another kind of file. */
  readonly read: (label: string, name: string, bytes: Uint8Array) => ImportableFile;
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
