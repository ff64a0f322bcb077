import { suggest } from '../../domain/suggest.js';
import { DUCKDB } from '../../tables/duckdb/duckdb.js';
import type { RowReason, Unread } from '../../tables/text/groups.js';
import type { FlowProblem } from '../../tables/text/unreadable.js';
import { WHY_UNREADABLE } from '../../text/why-unreadable.js';
import { list } from '../../text/words.js';

/** Why a flat file cannot be read, and what to do. */
export function flowProblemWords(problem: FlowProblem): string {
  switch (problem.kind) {
    case 'no-file':
      return 'there is no such file';
    case 'no-permission':
      return 'no permission to read it';
    case 'folder':
      return 'it is a folder; name a file, or - for stdin';
    case 'blank-header':
      return 'it has no header: the first line must name the columns';
    case 'nul':
      return 'it holds a NUL byte: no CSV text in UTF-8 or Windows-1252 (UTF-16 is to be converted first, a packed pipe unpacked)';
    case 'gzip':
      return 'its compression breaks off or is damaged';
    case 'encoding':
      return `line ${problem.line} is not UTF-8; if the file is older, try --encoding windows-1252`;
    case 'quotes':
      return `a quote that opens near line ${problem.line} or before is never closed`;
    case 'no-column': {
      const [only = '', ...more] = problem.known;
      if (more.length === 0 && only.includes(';'))
        return 'its cells are separated by semicolons: separate them by commas or tabs';
      const near = suggest(problem.column, [...problem.known]);
      const meant = near.length > 0 ? `did you mean ${list(near)}? ` : '';
      return `it has no column "${problem.column}": ${meant}its columns are ${list(problem.known)}`;
    }
    case 'duplicate-column':
      return `the column "${problem.column}" stands twice in its header: name each column once`;
    case 'duckdb-missing':
      return `reading it takes DuckDB, which is not installed: npm install ${DUCKDB}, beside reshare`;
    case 'duckdb-cannot':
      return `--engine duckdb cannot read ${problem.detail}; leave --engine out`;
    case 'stream-cannot':
      return `--engine stream cannot read ${problem.detail}; leave --engine out`;
    case 'duckdb-failed':
      return `DuckDB cannot read it: ${problem.detail}`;
  }
}

/** A row that cannot be counted. */
export function unreadWords(file: string, { line, column, found, reason }: Unread): string {
  const cells = reason === 'missing-cell' || reason === 'extra-cell';
  return `${file}:${line}: ${cells ? `${found} cells` : `${column} is "${found}"`}: ${why(reason)}`;
}

function why(reason: RowReason): string {
  switch (reason) {
    case 'blank-actor':
      return 'expected an actor';
    case 'several-totals':
      return 'another total was stated for the same group';
    case 'unreadable-total':
      return 'expected a total, a quantity such as 41,600 or >540, or NA where it is unknown';
    case 'missing-cell':
      return 'fewer than the header names';
    case 'extra-cell':
      return 'more than the header names';
    default:
      return WHY_UNREADABLE[reason];
  }
}
