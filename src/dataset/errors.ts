import { type Finding, finding, type QuotedValues } from '../domain/finding.js';
import type { Place } from '../domain/place.js';
import type { MeasureKind, UnreadableReason } from '../domain/reading.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { unreadableWords } from '../text/why-unreadable.js';
import { count, cut, list } from '../text/words.js';

const CHANGED = 'the file was changed after it was sealed; restore it, or take bytes and hash out to go on unsealed';
const OUTSIDE = {
  absolute: 'is absolute',
  parent: 'leads out by ..',
  url: 'is a URL',
  outside: 'leads out of the folder by a symbolic link',
  backslash: 'has a backslash',
} as const;

type Unread = {
  readonly problem: 'missing' | 'not-a-file' | 'too-large' | 'too-long' | 'unreadable';
  readonly limit?: number;
};
type Counted = { readonly found: number; readonly expected: number };
type Cell = { readonly column: string; readonly found: string };
type Misfit = Cell & { readonly expected: string };
type UnreadValue = { readonly found: string; readonly measure: MeasureKind; readonly reason: UnreadableReason };
type Label = { readonly label: string };

const cells = ({ found, expected }: Counted): string => `${count(found, 'cell')}, ${expected} expected`;
const misfit = ({ column, found, expected }: Misfit): string => `${column} is "${cut(found)}", expected ${expected}`;

/**
 * The errors that forbid computing, by code: the meaning in one sentence, and the words of a finding.
 * Codes of structural errors are those of Frictionless.
 */
export const ERRORS = {
  'source-error': {
    meaning: 'A file is missing, no regular file, too large, or cannot be read.',
    words: ({ problem, limit = 0 }: Unread) =>
      ({
        missing: 'there is no such file',
        'not-a-file': 'not a regular file',
        'too-large': `larger than ${whole(limit / 1024 / 1024)} MiB`,
        'too-long': `more than ${whole(limit)} lines, or far more commas than its columns need`,
        unreadable: 'cannot be read; check its permissions',
      })[problem],
  },
  'encoding-error': {
    meaning: 'A file is not UTF-8, or holds a NUL byte.',
    words: ({ problem }: { readonly problem: 'not-utf-8' | 'nul' }) =>
      problem === 'nul' ? 'holds a NUL byte; expected text' : 'not UTF-8; save it as UTF-8',
  },
  'json-error': {
    meaning: 'datapackage.json is not JSON.',
    words: ({ detail }: { readonly detail: string }) => `not JSON: ${detail}`,
  },
  'package-error': {
    meaning: 'datapackage.json lacks what a Data Package needs, or names a resource twice.',
    words: ({ where, detail }: { readonly where: string; readonly detail: string }) =>
      `${where === '' ? 'the descriptor' : where}: ${detail}`,
  },
  'path-error': {
    meaning: 'The path of a file leads out of the folder.',
    words: ({ path, problem }: { readonly path: string; readonly problem: keyof typeof OUTSIDE }) =>
      `the path "${cut(path)}" ${OUTSIDE[problem]}; expected a file inside the folder`,
  },
  'missing-resource': {
    meaning: 'datapackage.json does not list a file that a dataset has.',
    words: ({ resource }: { readonly resource: string }) =>
      `no resource "${resource}"; list its file among the resources`,
  },
  'byte-count': {
    meaning: 'A file has another size than its seal says.',
    words: ({ found, expected }: Counted) =>
      `${whole(found)} bytes, ${whole(expected)} expected by datapackage.json: ${CHANGED}`,
  },
  'hash-count': {
    meaning: 'A file has another SHA-256 than its seal says.',
    words: ({ found, expected }: { readonly found: string; readonly expected: string }) =>
      `${found}, expected ${expected} by datapackage.json: ${CHANGED}`,
  },
  'csv-error': {
    meaning: 'The quoting of a file breaks off.',
    words: ({ detail }: { readonly detail: string }) =>
      `the quoting breaks off here (${detail}); quote cells with ", and double a " inside`,
  },
  'blank-header': {
    meaning: 'A file has no header.',
    words: (_: object) => 'no header; the first line names the columns',
  },
  'blank-label': { meaning: 'A column has no name.', words: (_: object) => 'a column without a name' },
  'blank-row': { meaning: 'A line is blank.', words: (_: object) => 'a blank line; delete it' },
  'duplicate-label': {
    meaning: 'A column stands twice.',
    words: ({ label }: Label) => `the column "${cut(label)}" stands twice`,
  },
  'missing-label': {
    meaning: 'A column is missing.',
    words: ({ label }: Label) => `the column "${cut(label)}" is missing`,
  },
  'extra-label': {
    meaning: 'A column is not known.',
    words: ({ label }: Label) => `the column "${cut(label)}" is not known`,
  },
  'missing-cell': { meaning: 'A row has too few cells.', words: cells },
  'extra-cell': { meaning: 'A row has too many cells.', words: cells },
  'type-error': { meaning: 'A cell is no date, period or whole number where one is expected.', words: misfit },
  'constraint-error': {
    meaning: 'A cell is not what its column allows: a missing source or locator, an unknown kind, an ill-formed id.',
    words: misfit,
  },
  'primary-key': {
    meaning: 'An id stands twice in its file, or a finding in acknowledged.csv.',
    words: ({ column, found, first }: Cell & { readonly first: Place }) =>
      `${column} "${cut(found)}" stands first at ${placeText(first)}`,
  },
  'foreign-key': {
    meaning: 'A subject, stage, actor, source, observation or fact is named that is not there.',
    words: ({ column, found, file, near }: Cell & { readonly file: string; readonly near: readonly string[] }) => {
      const meant = near.length === 0 ? '' : `; did you mean ${list(near.map((name) => cut(name)))}?`;
      return `${column} "${cut(found)}" is not in ${file}${meant}`;
    },
  },
  'repeats-mismatch': {
    meaning: 'A repeat names another repeat, or a value of another subject, stage, actor or measure.',
    words: ({ found, problem }: { readonly found: string; readonly problem: RepeatProblem }) =>
      problem === 'chained'
        ? `"${cut(found)}" is itself a repeat; name the observation that was printed first`
        : `"${cut(found)}" is of another ${problem}; a row repeats the same value of the same ${problem}`,
  },
  'unreadable-value': {
    meaning: 'A printed value cannot be read: no value, a reversed interval, a share above 100 percent.',
    words: ({ found, measure, reason }: UnreadValue) => unreadableWords(found, measure, reason),
  },
  'table-world': {
    meaning: 'A table has no World row, or several.',
    words: ({ table, found }: { readonly table: string; readonly found: number }) =>
      `table ${cut(table)} has ${count(found, 'World row')}; give it exactly one row with the actor World`,
  },
  'duplicate-observation': {
    meaning: 'An actor stands twice in a table.',
    words: ({ table, actor, first }: { readonly table: string; readonly actor: string; readonly first: Place }) =>
      `table ${cut(table)} has ${cut(actor)} first at ${placeText(first)}`,
  },
  'table-mixed': {
    meaning: 'The rows of a table differ in source, subject, stage, period or unit, or one is no quantity.',
    words: ({ table, column, found, expected }: Misfit & { readonly table: string }) =>
      `table ${cut(table)}: ${column} is "${cut(found)}", "${cut(expected)}" expected as in its first row`,
  },
} as const;

type RepeatProblem = 'chained' | 'subject' | 'stage' | 'actor' | 'measure';

/** The code of an error. */
export type ErrorCode = keyof typeof ERRORS;
type Facts = { readonly [Code in ErrorCode]: Parameters<(typeof ERRORS)[Code]['words']>[0] };

/** What is wrong, with the facts that its words need. */
export type Problem<Code extends ErrorCode = ErrorCode> = { [C in Code]: { readonly code: C } & Facts[C] }[Code];

const WORDS: { readonly [Code in ErrorCode]: { readonly words: (facts: Facts[Code]) => string } } = ERRORS;

/** The finding of a problem at a place. `key` names what it is about; absent if that is not known. */
export function errorAt<Code extends ErrorCode>(place: Place, problem: Problem<Code>, key?: string): Finding {
  const quoted: QuotedValues & { readonly code: Code } = problem;
  return finding(
    { code: problem.code, severity: 'error', place, key, text: WORDS[problem.code].words(problem) },
    quoted,
  );
}
