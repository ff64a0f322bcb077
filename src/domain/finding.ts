import type { Doubt } from './doubt.js';
import type { Place } from './place.js';
import type { UnreadableReason } from './reading.js';

/** What forbids computing, with the facts that a sentence needs. Structural codes carry Frictionless names. */
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

/** What was found: a new kind of either does not compile until it has words. */
export type Problem = Defect | Doubt;

export const SEVERITIES = ['error', 'warning', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** One problem of a dataset and where it stands. An error forbids computing. `key` names what it is of, whatever line that stands on: an id, or several joined by slashes. */
export type Finding = Problem & { readonly severity: Severity; readonly place: Place; readonly key?: string };

/** By file, line and column. */
export const inOrder = (a: Finding, b: Finding): number =>
  (a.place.file < b.place.file ? -1 : a.place.file > b.place.file ? 1 : 0) ||
  (a.place.line ?? 0) - (b.place.line ?? 0) ||
  (a.place.column ?? 0) - (b.place.column ?? 0);
