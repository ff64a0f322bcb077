import type { Position } from '../../text/position.js';
import type { SheetName } from './sheet-facts.js';

/** Where a row or an open quote begins, by its line, or an object, by its number. Lines and objects are counted from 1. */
export type RecordPlace =
  | { readonly what: 'row' | 'quote'; readonly line: number }
  | { readonly what: 'object'; readonly number: number };

/** Why no row of a flat file can be read. */
export type FlowProblem =
  | { readonly kind: 'no-permission' | 'folder' | 'gzip' }
  /** `skipped`: the user has left out lines above the header. */
  | { readonly kind: 'blank-header'; readonly skipped: boolean }
  /** `address`: what is named is an address of the web. */
  | { readonly kind: 'no-file'; readonly address?: boolean }
  /** `position` is that of the first byte that is no text, as far as it is known. `wide` is the UTF-16 that the start looks like. */
  | {
      readonly kind: 'nul';
      readonly file: string;
      readonly position: Pick<Position, 'line'> & Partial<Position>;
      readonly wide?: 'UTF-16LE' | 'UTF-16BE' | undefined;
    }
  | {
      readonly kind: 'encoding';
      readonly name: string;
      readonly position: Pick<Position, 'line'> & Partial<Position>;
    }
  /** `position` is where the quote opens. */
  | { readonly kind: 'quotes'; readonly position: Position }
  /** `most` is in characters. */
  | { readonly kind: 'long-record'; readonly place: RecordPlace; readonly most: number }
  /** `most` is in cells, or in keys. */
  | { readonly kind: 'wide-record'; readonly place: RecordPlace; readonly most: number }
  /** `option` means nothing to a file of this kind, which has its article. */
  | { readonly kind: 'idle-option'; readonly option: string; readonly what: string }
  | {
      readonly kind: 'no-column';
      readonly column: string;
      readonly known: readonly string[];
      readonly headerAt?: number | undefined;
      /** There is neither the column of suppliers nor that of values, in any case. */
      readonly lacksBoth?: boolean;
      /** Columns become rows. */
      readonly unpivoted?: boolean;
      /** The columns are the keys of the objects, or of the only one. */
      readonly keys?: boolean;
    }
  /** The header has blanks between its labels, and no other character. `isWide`: there are two and more of them. */
  | { readonly kind: 'fixed-width'; readonly file: string; readonly isWide: boolean }
  /** The first label names several columns, with commas between them, as in Eurostat's TSV. */
  | { readonly kind: 'packed-columns'; readonly file: string; readonly label: string }
  /** `beside` is the option that names a new column like one of the file; undefined where the header has two. */
  | { readonly kind: 'duplicate-column'; readonly column: string; readonly beside?: string }
  | { readonly kind: 'duckdb-missing' }
  /** `what` is the kind of file, with its article. */
  | { readonly kind: 'foreign'; readonly what: string }
  /** `what` is the ending of packed files, what a pipe holds, or that a file is packed twice. */
  | { readonly kind: 'packed'; readonly what: string }
  | { readonly kind: 'broken-workbook' }
  /** `most` is in bytes. */
  | { readonly kind: 'too-large'; readonly most: number }
  | { readonly kind: 'wide-sheet' }
  | { readonly kind: 'which-sheet'; readonly known: readonly SheetName[] }
  /** A hidden sheet has the columns, and no visible one. */
  | { readonly kind: 'hidden-sheet'; readonly sheet: string }
  | { readonly kind: 'no-sheet'; readonly sheet: string; readonly known: readonly SheetName[] }
  | { readonly kind: 'formula'; readonly cell: string }
  /** `inHeader`: the cells reach from the header to what is below. */
  | { readonly kind: 'merged'; readonly cells: string; readonly inHeader: boolean }
  /** `position` is where the text stops to be JSON of objects, and `token` what stands there: the end of the text, or a word that other languages have. */
  | { readonly kind: 'json'; readonly position: Position; readonly token: string | undefined }
  /** Lists and objects in the object of this number, counted from 1, are nested more deeply than `most`. */
  | { readonly kind: 'deep-object'; readonly object: number; readonly most: number }
  /** The object of this number, counted from 1, has this key twice. */
  | { readonly kind: 'repeated-key'; readonly object: number; readonly key: string }
  /** The object of this number, counted from 1, has a list or an object where a name is read. */
  | { readonly kind: 'nested-name'; readonly key: string; readonly object: number }
  /** The object of this number, counted from 1, has a key that becomes a column of rows, and the first objects do not have it. */
  | { readonly kind: 'late-key'; readonly key: string; readonly object: number }
  /** A line separates its cells by another character than the header. */
  | { readonly kind: 'two-delimiters'; readonly line: number; readonly header: string; readonly row: string }
  /** The only object of the file has a list of objects under this key, or its list another list at this place, counted from 0. */
  | { readonly kind: 'nested-json'; readonly key: string | number; readonly file: string }
  /** The only object of the file has nothing but objects and lists, or the file is a list of lists. */
  | { readonly kind: 'json-columns' }
  | { readonly kind: 'stream-cannot' | 'duckdb-cannot' | 'duckdb-failed'; readonly detail: string };

/** Thrown for a flat file that cannot be read, with the reason. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    readonly problem: FlowProblem,
  ) {
    super(`${file}: ${problem.kind}`);
  }
}
