import { type Finding, finding, type QuotedValues } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import type { MeasureKind, UnreadableReason } from '../domain/reading.js';
import type { BadByte } from '../text/bad-byte.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import type { Position } from '../text/position.js';
import { unreadableWords } from '../text/why-unreadable.js';
import { count, cut, either, quote } from '../text/words.js';

const CHANGED =
  'It was changed after it was sealed. Restore it, or keep the changes under another version (see reshare dataset new --help).';
const OUTSIDE = {
  absolute: 'is absolute',
  parent: 'contains ".."',
  url: 'is a URL',
  outside: 'leads out of the folder by a symbolic link',
  backslash: 'has a backslash',
  itself: 'is the folder itself',
} as const;
const QUOTING = {
  opening: 'A quotation mark stands inside a cell that does not start with one. Put the cell into quotation marks, and',
  unclosed: 'The quotation mark at the start of this cell is never closed. Close it, and',
  closing: 'Text follows the closing quotation mark of this cell. Close the cell after its last character, and',
} as const;

type Unread = {
  readonly problem:
    | 'missing'
    | 'no-descriptor'
    | 'no-folder'
    | 'not-a-file'
    | 'too-large'
    | 'too-long'
    | 'circle'
    | 'unreadable';
  readonly limit?: number;
  readonly folder?: string;
};
type Unfit = { readonly where: string; readonly must: string; readonly missing?: boolean; readonly at?: number };
type Counted = { readonly found: number; readonly expected: number };
type Cell = { readonly column: string; readonly found: string };
type Misfit = Cell & { readonly expected: string };
type UnreadValue = { readonly found: string; readonly measure: MeasureKind; readonly reason: UnreadableReason };
type Label = { readonly label: string };

const cells = ({ found, expected }: Counted): string =>
  `This row has ${count(found, 'cell')}, but the header has ${expected}.`;
const misfit = ({ column, found, expected }: Misfit): string => {
  const what = found === '' ? `Column ${column} is blank.` : `Column ${column} has ${quote(found)}.`;
  return `${what} ${expected === A_VALUE ? 'Fill it in.' : `Write ${expected.replace(/, or blank$/, ', or leave it blank')}.`}`;
};

/** What a column expects that must not be blank. */
export const A_VALUE = 'a value';

/**
 * The errors that forbid computing, by code: the meaning in one sentence, and the words of a finding.
 * Codes of structural errors are those of Frictionless.
 */
export const ERRORS = {
  'source-error': {
    meaning: 'A file is missing, too large, not a regular file, or cannot be read.',
    words: ({ problem, limit = 0, folder = '' }: Unread) =>
      ({
        missing: 'There is no such file.',
        'no-descriptor':
          'There is no such file, so this folder is no dataset. For a table of yours: reshare calc FILE.',
        'no-folder': `There is no folder ${quote(folder)}.`,
        'not-a-file': 'This is not a regular file.',
        'too-large': `The file is larger than ${whole(limit / 1024 / 1024)} MiB, the most that is read.`,
        'too-long': `The file has more than ${whole(limit)} lines, or far more commas than its columns need.`,
        circle: 'Its links lead in a circle. Let them lead to a file.',
        unreadable: 'The file cannot be read. Check its permissions.',
      })[problem],
  },
  'encoding-error': {
    meaning: 'A file is not UTF-8, or contains a NUL byte.',
    words: ({ problem }: BadByte) =>
      problem === 'nul'
        ? 'The file contains a NUL byte here, so it is not text.'
        : 'The file is not UTF-8 from here on. Save it as UTF-8.',
  },
  'json-error': {
    meaning: 'datapackage.json is not valid JSON.',
    words: ({ ends }: { readonly at: number; readonly ends: boolean }) =>
      ends
        ? 'The JSON ends too early. Close all brackets, braces and quotation marks.'
        : 'This is not valid JSON from here on. Look for a comma, quotation mark or bracket that is missing or too many, or a backslash or control character in a text.',
  },
  'package-error': {
    meaning: 'datapackage.json lacks something that a Data Package needs, or has a key or a file twice.',
    words: ({ where, must, missing = false }: Unfit) =>
      missing
        ? `${quote(where)} is missing. Write ${must}.`
        : `${where === '' ? 'The content' : quote(where)} must be ${must}.`,
  },
  'path-error': {
    meaning: 'The path of a file leads out of the folder of the dataset.',
    words: ({ path, problem }: { readonly path: string; readonly problem: keyof typeof OUTSIDE }) =>
      `The path ${quote(path)} ${OUTSIDE[problem]}. Name a file inside the folder.`,
  },
  'missing-resource': {
    meaning: 'datapackage.json does not list a file that every dataset has.',
    words: ({ resource }: { readonly resource: string }) =>
      `No resource is called "${resource}". Add ${resource}.csv to the resources.`,
  },
  'byte-count': {
    meaning: 'The size of a file is not the one in datapackage.json.',
    words: ({ found, expected }: Counted) =>
      `The file has ${whole(found)} bytes, but datapackage.json says ${whole(expected)}. ${CHANGED}`,
  },
  'hash-count': {
    meaning: 'The SHA-256 of a file is not the one in datapackage.json.',
    words: ({ found, expected }: { readonly found: string; readonly expected: string }) =>
      `The hash of the file is ${found}, but datapackage.json says ${expected}. ${CHANGED}`,
  },
  'csv-error': {
    meaning: 'A quotation mark in a CSV file is missing or in the wrong place.',
    words: ({ problem }: { readonly problem: keyof typeof QUOTING }) =>
      `${QUOTING[problem]} double each quotation mark inside it.`,
  },
  'blank-header': {
    meaning: 'A CSV file has no header.',
    words: (_: object) => 'There is no header. Name the columns in the first line.',
  },
  'blank-label': {
    meaning: 'A column has no name.',
    words: (_: object) => 'This column has no name. Name it, or delete it.',
  },
  'no-rows': {
    meaning: 'A file without which nothing can be computed has a header and no rows.',
    words: (_: object) => 'There is no row below the header, so nothing can be computed. Add a row.',
  },
  'blank-row': { meaning: 'A line is blank.', words: (_: object) => 'This line is blank. Delete it.' },
  'duplicate-label': {
    meaning: 'Two columns of a file have the same name.',
    words: ({ label }: Label) => `There is a column ${quote(label)} before this one. Delete one of them.`,
  },
  'missing-label': {
    meaning: 'A column is missing.',
    words: ({ label }: Label) => `The column ${quote(label)} is missing. Add it to the header and to each row.`,
  },
  'extra-label': {
    meaning: 'A file has a column that does not belong there.',
    words: ({ label, separator }: Label & { readonly separator?: string }) =>
      separator === undefined
        ? `The column ${quote(label)} does not belong here. Delete it.`
        : `The cells are separated by ${separator === '\t' ? 'tabs' : quote(separator)}. Separate them by commas.`,
  },
  'missing-cell': {
    meaning: 'A row has too few cells.',
    words: (facts: Counted) => `${cells(facts)} Write a comma for each blank cell, too.`,
  },
  'extra-cell': {
    meaning: 'A row has too many cells.',
    words: (facts: Counted) => `${cells(facts)} Put a cell that contains a comma into quotation marks.`,
  },
  'type-error': { meaning: 'A cell is not the date, period or whole number that its column needs.', words: misfit },
  'constraint-error': {
    meaning: 'A cell does not fit its column: a blank source or locator, an unknown kind, an ill-formed id.',
    words: misfit,
  },
  'primary-key': {
    meaning: 'Two rows of a file have the same id, or two rows of acknowledged.csv the same finding.',
    words: ({ column, found, first }: Cell & { readonly first: Place }) =>
      `The ${column} ${quote(found)} is already at ${placeText(first)}. Change or delete one of the rows.`,
  },
  'foreign-key': {
    meaning: 'A cell names a subject, stage, actor, source, observation or fact that is not in its file.',
    words: ({ column, found, file, near }: Cell & { readonly file: string; readonly near: readonly string[] }) =>
      `Column ${column} names ${quote(found)}, which is not in ${file}. ${
        near.length === 0 ? 'Correct it, or add a row there.' : `Did you mean ${either(near.map((name) => cut(name)))}?`
      }`,
  },
  'repeats-mismatch': {
    meaning: 'A row repeats a value of another subject, stage, actor or measure, or a row that is a repeat itself.',
    words: ({ found, problem }: { readonly found: string; readonly problem: RepeatProblem }) =>
      problem === 'chained'
        ? `${quote(found)} is a repeat itself. Name the observation that was printed first.`
        : `${quote(found)} has another ${problem}. A row can only repeat a value of the same ${problem}.`,
  },
  'unreadable-value': {
    meaning: 'A printed value cannot be read: it is not a number, a reversed range, or a share above 100 %.',
    words: ({ found, measure, reason }: UnreadValue) => unreadableWords(found, measure, reason),
  },
  'table-world': {
    meaning: 'A table has no World row, or more than one.',
    words: ({ table, found }: { readonly table: string; readonly found: number }) =>
      `Table ${cut(table)} has ${found === 0 ? 'no' : found} World ${found === 0 ? 'row' : 'rows'}. Give it exactly one row with the actor World.`,
  },
  'duplicate-observation': {
    meaning: 'An actor has two rows in one table, both of the same ore or both of none.',
    words: ({ table, actor, first }: { readonly table: string; readonly actor: string; readonly first: Place }) =>
      `Table ${cut(table)} already has a row for ${cut(actor)} at ${placeText(first)}. Delete one of them.`,
  },
  'duplicate-composition': {
    meaning: 'A deposit has two values for one subject.',
    words: ({
      deposit,
      subject,
      first,
    }: {
      readonly deposit: string;
      readonly subject: string;
      readonly first: Place;
    }) =>
      `The deposit ${quote(deposit)} already has a value for ${cut(subject)} at ${placeText(first)}. Delete one of them.`,
  },
  'table-mixed': {
    meaning: 'The rows of a table differ in source, subject, stage, period or unit, or one is not a quantity.',
    words: ({ table, column, found, expected }: Misfit & { readonly table: string }) =>
      column === 'measure'
        ? `Table ${cut(table)} has a row with the measure ${quote(found)}. All its rows must be a ${expected}.`
        : `Table ${cut(table)} has the ${column} ${quote(found)} here, but ${quote(expected)} in its first row. All rows must agree.`,
  },
} as const;

type RepeatProblem = 'chained' | 'subject' | 'stage' | 'actor' | 'measure';

/** The code of an error. */
export type ErrorCode = keyof typeof ERRORS;
type Facts = { readonly [Code in ErrorCode]: Parameters<(typeof ERRORS)[Code]['words']>[0] };

/** What is wrong, with the facts that its words need. */
export type Problem<Code extends ErrorCode = ErrorCode> = { [C in Code]: { readonly code: C } & Facts[C] }[Code];

const WORDS: { readonly [Code in ErrorCode]: { readonly words: (facts: Facts[Code]) => string } } = ERRORS;

/** The finding of a problem at a place; a bad byte knows its own in the file. `key` names what it is about; absent if that is not known. */
export function errorAt<Code extends ErrorCode>(place: Place, problem: Problem<Code>, key?: string): Finding {
  const quoted: QuotedValues & { readonly code: Code } = problem;
  const { position }: { readonly code: Code; readonly position?: Position } = problem;
  const where = position === undefined ? place : { file: place.file, ...position };
  return finding(
    { code: problem.code, severity: 'error', place: where, key },
    quoted,
    problem,
    WORDS[problem.code].words,
  );
}
