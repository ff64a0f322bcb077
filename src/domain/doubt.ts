import type { Interval } from './interval.js';
import type { Place } from './place.js';

/** An observation as a message quotes it: its id, its printed value and the id of its source. */
export type Claim = { readonly observation: string; readonly printed: string; readonly source: string };

/** A reason to doubt a sound dataset, with the facts that its sentence needs. A doubt never blocks an answer. */
export type Doubt =
  | { readonly code: 'unsealed' }
  | {
      readonly code: 'inconsistent-shares';
      readonly subject: string;
      readonly stage: string;
      readonly found: number;
      readonly claims: readonly Claim[];
    }
  | {
      readonly code: 'disagreement';
      readonly subject: string;
      readonly stage: string;
      readonly actor: string;
      readonly claims: readonly Claim[];
    }
  | {
      readonly code: 'conflict';
      readonly found: string;
      readonly actor: string;
      readonly table: string;
      readonly cell: string | undefined;
      readonly total: string;
    }
  | { readonly code: 'above-world'; readonly table: string; readonly found: string; readonly expected: string }
  | { readonly code: 'rows-exceed-total'; readonly table: string; readonly found: number; readonly expected: string }
  | {
      readonly code: 'never-answers';
      readonly found: string;
      readonly subject: string;
      readonly stage: string;
    }
  | { readonly code: 'repeats-value'; readonly found: string; readonly expected: string; readonly first: string }
  | { readonly code: 'unmarked-repeat'; readonly found: string; readonly first: string }
  | {
      readonly code: 'change-mismatch';
      readonly found: string;
      readonly from: string;
      readonly to: string;
      readonly expected: Interval | undefined;
    }
  | { readonly code: 'doubtful-without-note'; readonly found: string }
  | { readonly code: 'unread-value'; readonly found: string }
  | { readonly code: 'missing-locator'; readonly source: string }
  | { readonly code: 'undated-source' }
  | { readonly code: 'date-not-printed'; readonly note: string }
  | { readonly code: 'member-not-element'; readonly found: string; readonly kind: string }
  | { readonly code: 'enters-nothing'; readonly subject: string }
  | {
      readonly code: 'meaning-changed';
      readonly id: string;
      readonly column: string;
      readonly found: string;
      readonly expected: string;
      readonly edition: string;
    }
  | { readonly code: 'duplicate-name'; readonly found: string; readonly first: Place }
  | {
      readonly code: 'unmatched-acknowledgement';
      readonly rule: string;
      readonly found: string;
      readonly edition: string;
      readonly every: boolean;
    };

/** The severity of each doubt: a warning asks for a remedy or an acknowledgement, a note for neither. */
export const DOUBTS: Readonly<Record<Doubt['code'], 'warning' | 'note'>> = {
  unsealed: 'note',
  'inconsistent-shares': 'warning',
  disagreement: 'warning',
  conflict: 'warning',
  'above-world': 'warning',
  'rows-exceed-total': 'warning',
  'never-answers': 'warning',
  'repeats-value': 'warning',
  'unmarked-repeat': 'warning',
  'change-mismatch': 'warning',
  'doubtful-without-note': 'warning',
  'unread-value': 'warning',
  'missing-locator': 'warning',
  'undated-source': 'warning',
  'date-not-printed': 'note',
  'member-not-element': 'warning',
  'enters-nothing': 'note',
  'meaning-changed': 'warning',
  'duplicate-name': 'warning',
  'unmatched-acknowledgement': 'warning',
};
