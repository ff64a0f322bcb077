import { DOUBTS } from '../domain/doubt.js';
import type { Problem, Severity } from '../domain/finding.js';

/** What each code of a finding means, in one sentence. */
export const MEANINGS: Readonly<Record<Problem['code'], string>> = {
  'source-error': 'A file is missing, no regular file, too large, or cannot be read.',
  'encoding-error': 'A file is not UTF-8, or holds a NUL byte.',
  'json-error': 'datapackage.json is not JSON.',
  'package-error': 'datapackage.json lacks what a Data Package needs, or names a resource twice.',
  'path-error': 'The path of a file leads out of the folder.',
  'missing-resource': 'datapackage.json does not list a file that a dataset has.',
  'byte-count': 'A file has another size than its seal says.',
  'hash-count': 'A file has another SHA-256 than its seal says.',
  'csv-error': 'The quoting of a file breaks off.',
  'blank-header': 'A file has no header.',
  'blank-label': 'A column has no name.',
  'blank-row': 'A line is blank.',
  'duplicate-label': 'A column stands twice.',
  'missing-label': 'A column is missing.',
  'extra-label': 'A column is not known.',
  'missing-cell': 'A row has too few cells.',
  'extra-cell': 'A row has too many cells.',
  'type-error': 'A cell is no date, period or whole number where one is expected.',
  'constraint-error':
    'A cell is not what its column allows: a missing source or locator, an unknown kind, an ill-formed id.',
  'primary-key': 'An id stands twice in its file, or a finding in acknowledged.csv.',
  'foreign-key': 'A subject, stage, actor, source, observation or fact is named that is not there.',
  'repeats-mismatch': 'A repeat names another repeat, or a value of another subject, stage, actor or measure.',
  'unreadable-value': 'A printed value cannot be read: no value, a reversed interval, a share above 100 percent.',
  'table-world': 'A table has no World row, or several.',
  'duplicate-observation': 'An actor stands twice in a table.',
  'table-mixed': 'The rows of a table differ in source, subject, stage, period or unit, or one is no quantity.',
  unsealed: 'Bytes or hash of a file are missing.',
  'inconsistent-shares': 'The shares of one market cannot all be true: they add up to more than 100 percent.',
  disagreement: 'Claims on one actor share no value, even if all are rounded.',
  conflict: 'A claim contradicts the table of its period, even if both are rounded.',
  'above-world': 'A cell of a table is larger than its World total, even if both are rounded.',
  'rows-exceed-total': 'The rows of a table add up to more than its World total, even if all are rounded.',
  'never-answers': 'A value is on an element at a stage that the dataset does not say it enters.',
  'repeats-value': 'A repeat has another value than the observation that it names.',
  'unmarked-repeat': 'A source says the same twice, and neither row repeats the other.',
  'change-mismatch': 'A stated change is not that of the two figures it names, even if all are rounded.',
  'doubtful-without-note': 'A value is doubtful, and no note says why.',
  'unread-value': 'A doubtful value cannot be read: what it stands for is not known.',
  'missing-locator': 'A subject names a source and not where in it.',
  'undated-source': 'A source has no date, and no note says why.',
  'date-not-printed': 'A source has no date, and a note says why.',
  'member-not-element': 'A member of a group is no element.',
  'enters-nothing': 'An element enters no stage, neither itself nor through a group.',
  'meaning-changed': 'An id means another thing than in the edition before.',
  'duplicate-name': 'A name, symbol, code or alias means two rows.',
  'unmatched-acknowledgement': 'A row of acknowledged.csv matches no finding.',
};

/** A code, how bad it is and what it means. */
export type Code = { readonly code: string; readonly severity: Severity; readonly meaning: string };

const SEVERITY: ReadonlyMap<string, Severity> = new Map(Object.entries(DOUBTS));

/** All codes: first the errors, then the doubts. */
export const CODES: readonly Code[] = Object.entries(MEANINGS).map(([code, meaning]) => ({
  code,
  severity: SEVERITY.get(code) ?? 'error',
  meaning,
}));
