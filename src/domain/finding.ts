import type { Doubt } from './doubt.js';
import type { Place } from './place.js';
import type { UnreadableReason } from './reading.js';

/** An error that forbids computing, with the facts that its sentence needs. Errors of structure have the names that Frictionless gives them. */
export type Defect =
  | {
      readonly code: 'source-error';
      readonly problem: 'missing' | 'not-a-file' | 'too-large' | 'too-long' | 'unreadable';
      readonly limit?: number;
    }
  | { readonly code: 'encoding-error'; readonly problem: 'not-utf-8' | 'nul' }
  | { readonly code: 'json-error'; readonly detail: string }
  | { readonly code: 'package-error'; readonly where: string; readonly detail: string }
  | {
      readonly code: 'path-error';
      readonly path: string;
      readonly problem: 'absolute' | 'parent' | 'url' | 'outside' | 'backslash';
    }
  | { readonly code: 'missing-resource'; readonly resource: string }
  | { readonly code: 'byte-count'; readonly found: number; readonly expected: number }
  | { readonly code: 'hash-count'; readonly found: string; readonly expected: string }
  | { readonly code: 'csv-error'; readonly detail: string }
  | { readonly code: 'blank-header' | 'blank-label' | 'blank-row' }
  | { readonly code: 'duplicate-label' | 'missing-label' | 'extra-label'; readonly label: string }
  | { readonly code: 'missing-cell' | 'extra-cell'; readonly found: number; readonly expected: number }
  | {
      readonly code: 'type-error' | 'constraint-error';
      readonly column: string;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly code: 'primary-key'; readonly column: string; readonly found: string; readonly first: Place }
  | {
      readonly code: 'foreign-key';
      readonly column: string;
      readonly found: string;
      readonly file: string;
      readonly near: readonly string[];
    }
  | {
      readonly code: 'repeats-mismatch';
      readonly found: string;
      readonly problem: 'chained' | 'subject' | 'stage' | 'actor' | 'measure';
    }
  | { readonly code: 'unreadable-value'; readonly found: string; readonly reason: UnreadableReason }
  | { readonly code: 'table-world'; readonly table: string; readonly found: number }
  | { readonly code: 'duplicate-observation'; readonly table: string; readonly actor: string; readonly first: Place }
  | {
      readonly code: 'table-mixed';
      readonly table: string;
      readonly column: string;
      readonly found: string;
      readonly expected: string;
    };

/** A defect or a doubt. A new code does not compile until it has words. */
export type Problem = Defect | Doubt;

/** The severities of a finding, worst first. */
export const SEVERITIES = ['error', 'warning', 'note'] as const;
/** How bad a finding is: an error forbids computing, a warning asks for a remedy or an acknowledgement, a note for neither. */
export type Severity = (typeof SEVERITIES)[number];

/**
 * One problem of a dataset, with its severity and its place.
 * `key` names the record concerned by an id, or by several joined by slashes, so it stays when lines move. It is undefined where there is no record.
 */
export type Finding = Problem & { readonly severity: Severity; readonly place: Place; readonly key?: string };

/** Orders findings by file, line and column. A finding without a line or column comes before those with one. */
export const inOrder = (a: Finding, b: Finding): number =>
  (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
  (a.place.line ?? 0) - (b.place.line ?? 0) ||
  (a.place.column ?? 0) - (b.place.column ?? 0);
