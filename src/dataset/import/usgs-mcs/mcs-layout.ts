import type { CsvCells } from '../../csv.js';
import type { Fate } from '../importer.js';
import type { McsRow } from './mcs-row.js';

/** What a layout makes of a file: its values, what became of rows without any, and the year of the edition that the rows print. */
export type McsContents = {
  readonly rows: readonly McsRow[];
  readonly aside: readonly Fate[];
  readonly year: number | undefined;
};

/** A form that the Mineral Commodity Summaries have had. */
export type McsLayout = {
  /** The form, for an error. */
  readonly title: string;
  /** The columns that tell it from other forms, in its own words. */
  readonly columns: readonly string[];
  /** The columns that a file of this form would have, given the heads that it has: those with a year or a unit are taken from there. */
  readonly expected: (heads: readonly string[]) => readonly string[];
  /** Whether columns without a head are let through. */
  readonly blankHeads: boolean;
  /** The contents of a file with the columns expected. `name` is the name of the file, `label` is what findings call it. */
  readonly read: (file: McsText) => McsContents;
};

/** A file whose columns are known: its name, what findings call it, and its cells with the header as it is. */
export type McsText = {
  readonly name: string;
  readonly label: string;
  readonly header: readonly string[];
  readonly body: CsvCells['body'];
  readonly place: CsvCells['place'];
};
