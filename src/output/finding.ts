import { DOUBTS, type Doubt } from '../domain/doubt.js';
import type { Defect, Finding, Problem } from '../domain/finding.js';
import type { UnreadableReason } from '../domain/reading.js';
import { terminal } from '../text/escape.js';
import { whole } from '../text/number.js';
import { placeText } from '../text/place-text.js';
import { count, list } from '../text/words.js';
import { cut, doubtWords } from './doubt.js';

/** A finding as one line: where, how bad, its code, of what, what was found and expected. */
export const findingLine = (f: Finding, emphasis = (severity: string): string => severity): string =>
  `${terminal(placeText(f.place))}: ${emphasis(f.severity)} ${terminal(`${f.code}${of(f)}: ${findingWords(f)}`)}`;

const of = ({ key }: Finding): string => (key === undefined ? '' : ` ${key}`);

/** What was found and expected. */
export const findingWords = (p: Problem): string => (isDoubt(p) ? doubtWords(p) : words(p));

const isDoubt = (p: Problem): p is Doubt => Object.hasOwn(DOUBTS, p.code);

/** Why a printed value cannot be read. */
export const WHY: Readonly<Record<UnreadableReason, string>> = {
  'not-a-value':
    'no printed value (a number such as 92%, 270,000 or 85-90%, with a qualifier such as >, ~, nearly, about, up to; or NA, W, none, blank)',
  'above-100-percent': 'a share above 100 percent',
  'nothing-left': 'a qualifier that leaves nothing',
  reversed: 'a range whose first end is the larger one',
  'percent-of-quantity': 'a percentage where a quantity is expected',
  'too-large': 'too large a number',
};

const PATHS = {
  absolute: 'is absolute',
  parent: 'leads out by ..',
  url: 'is a URL',
  outside: 'leads out of the folder by a symbolic link',
  backslash: 'has a backslash',
} as const;

const CHANGED = 'the file was changed after it was sealed; restore it, or take bytes and hash out to go on unsealed';

const near = (names: readonly string[]): string =>
  names.length === 0 ? '' : `; did you mean ${list(names.map((name) => cut(name)))}?`;

function words(p: Defect): string {
  switch (p.code) {
    case 'source-error':
      return {
        missing: 'there is no such file',
        'not-a-file': 'not a regular file',
        'too-large': `larger than ${whole((p.limit ?? 0) / 1024 / 1024)} MiB`,
        'too-long': `more than ${whole(p.limit ?? 0)} lines, or far more commas than its columns need`,
        unreadable: 'cannot be read; check its permissions',
      }[p.problem];
    case 'encoding-error':
      return p.problem === 'nul' ? 'holds a NUL byte; expected text' : 'not UTF-8; save it as UTF-8';
    case 'json-error':
      return `not JSON: ${p.detail}`;
    case 'package-error':
      return `${p.where === '' ? 'the descriptor' : p.where}: ${p.detail}`;
    case 'path-error':
      return `the path "${cut(p.path)}" ${PATHS[p.problem]}; expected a file inside the folder`;
    case 'missing-resource':
      return `no resource "${p.resource}"; list its file among the resources`;
    case 'byte-count':
      return `${whole(p.found)} bytes, ${whole(p.expected)} expected by datapackage.json: ${CHANGED}`;
    case 'hash-count':
      return `${p.found}, expected ${p.expected} by datapackage.json: ${CHANGED}`;
    case 'csv-error':
      return `the quoting breaks off here (${p.detail}); quote cells with ", and double a " inside`;
    case 'blank-header':
      return 'no header; the first line names the columns';
    case 'blank-label':
      return 'a column without a name';
    case 'blank-row':
      return 'a blank line; delete it';
    case 'duplicate-label':
      return `the column "${cut(p.label)}" stands twice`;
    case 'missing-label':
      return `the column "${cut(p.label)}" is missing`;
    case 'extra-label':
      return `the column "${cut(p.label)}" is not known`;
    case 'missing-cell':
    case 'extra-cell':
      return `${count(p.found, 'cell')}, ${p.expected} expected`;
    case 'type-error':
    case 'constraint-error':
      return `${p.column} is "${cut(p.found)}", expected ${p.expected}`;
    case 'primary-key':
      return `${p.column} "${cut(p.found)}" stands first at ${placeText(p.first)}`;
    case 'foreign-key':
      return `${p.column} "${cut(p.found)}" is not in ${p.file}${near(p.near)}`;
    case 'repeats-mismatch':
      return p.problem === 'chained'
        ? `"${cut(p.found)}" is itself a repeat; name the observation that was printed first`
        : `"${cut(p.found)}" is of another ${p.problem}; a row repeats the same value of the same ${p.problem}`;
    case 'unreadable-value':
      return `"${cut(p.found)}": ${WHY[p.reason]}`;
    case 'duplicate-observation':
      return `table ${cut(p.table)} has ${cut(p.actor)} first at ${placeText(p.first)}`;
    case 'table-world':
      return `table ${cut(p.table)} has ${count(p.found, 'World row')}; give it exactly one row with the actor World`;
    case 'table-mixed':
      return `table ${cut(p.table)}: ${p.column} is "${cut(p.found)}", "${cut(p.expected)}" expected as in its first row`;
  }
}
