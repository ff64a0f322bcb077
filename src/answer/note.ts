import type { Interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { BandSet } from '../market/band.js';
import type { Excess } from '../market/excess.js';
import type { TotalBasis } from '../market/market.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import type { Elsewhere, Evidence, LeftOut } from './evidence.js';
import type { Assumption } from './ores/assumptions.js';
import type { Deposit } from './ores/deposit.js';
import type { SupposedOre } from './ores/supposed-ore.js';

/** The note of one or several observations that print the same, or of a source. */
export type SourceNote = { readonly text: string; readonly on: readonly Observation[] | Source };

/** What a reader must know about the figures of one subject at one stage, with the facts that its sentence needs. */
export type Remark =
  /** `asked` is the period that was asked for; the subject may have figures for others. */
  | {
      readonly code: 'inherited';
      readonly of: Subject;
      readonly tied: readonly Subject[];
      readonly asked: string | undefined;
    }
  | { readonly code: 'not-entered' }
  /** Amounts that no source prints: tonnage by ore of the group `of`, times what the ores hold. */
  | { readonly code: 'derived'; readonly of: Subject; readonly assumptions: readonly Assumption[] }
  | {
      readonly code: 'no-evidence';
      readonly period: string | undefined;
      readonly elsewhere: Elsewhere;
      readonly silent: readonly Source[];
      readonly unusable: readonly Observation[];
    }
  | { readonly code: 'doubtful'; readonly cells: readonly Observation[] }
  | { readonly code: 'conflict'; readonly period: string | undefined; readonly claims: readonly Observation[] }
  | { readonly code: 'disagreement' | 'inconsistent-shares'; readonly claims: readonly Observation[] }
  | { readonly code: 'approximate'; readonly claims: readonly Observation[] }
  /** Claims without a word such as about, each with a repeat of it that is printed with one. */
  | {
      readonly code: 'approximate-elsewhere';
      readonly claims: readonly (readonly [claim: Observation, again: Observation])[];
    }
  | { readonly code: 'source-notes'; readonly notes: readonly SourceNote[] }
  | { readonly code: 'pooled-periods'; readonly periods: readonly string[] }
  /** `tables` are the periods of the tables of the same market, where a question on another period leaves them out. */
  | { readonly code: 'undated'; readonly said: readonly string[]; readonly tables: readonly string[] }
  /** Undated claims that a question on one period leaves out; `period` is that of the table that answers. */
  | ({ readonly code: 'undated-left-out'; readonly asked: string; readonly period: string | undefined } & LeftOut)
  | { readonly code: 'excluded-actor-unknown'; readonly actors: readonly string[] }
  /** `sum` is the sum of the rows, and `basis` what is the total instead of the stated one. */
  | {
      readonly code: 'rows-exceed-total';
      readonly sum: Interval;
      readonly stated: Observation;
      readonly basis: TotalBasis;
    }
  /** Rows that reach the stated total although the values of these suppliers are not known. */
  | {
      readonly code: 'total-by-rounding';
      readonly total: Interval;
      readonly stated: Observation;
      readonly unknown: readonly string[];
    }
  | {
      readonly code: 'rows-beyond-rounding';
      readonly excess: Excess;
      readonly stated: Observation;
      readonly basis: TotalBasis;
    }
  /** Suppliers that the stated total leaves out. */
  | { readonly code: 'total-leaves-out'; readonly actors: readonly string[]; readonly stated: Observation }
  /** `gap`: the points by which the range of an HHI may be too wide. */
  | { readonly code: 'not-sharp'; readonly gap: number }
  | { readonly code: 'total-open-above' | 'remainder-may-be-zero' };

/** The subject whose market is meant, at a stage and in a period; undated where no period is known. */
export type MarketPlace = { readonly subject: Subject; readonly stage: Stage; readonly period: string | undefined };

/** What a reader must know about all figures. */
export type Caution =
  | { readonly code: 'unsealed' }
  /** What a question supposes of ores: other types, and more deposits. `idle` are those among them of whose ore no tonnage is. */
  | {
      readonly code: 'supposed';
      readonly ores: readonly SupposedOre[];
      readonly added: readonly Deposit[];
      readonly idle: readonly Deposit[];
    }
  | { readonly code: 'default-exclusion-absent'; readonly actor: string }
  | ({ readonly code: 'not-independent' } & ExclusionTerms)
  /** `differ` is the evidence at stages whose figures are of different times. */
  | { readonly code: 'chain-assumptions'; readonly partial: boolean; readonly differ: readonly Evidence[] }
  | { readonly code: 'band-convention'; readonly bands: BandSet }
  /** Where the largest share of supply is, or could be, above the yardstick, and where none is known. */
  | {
      readonly code: 'yardstick';
      readonly above: readonly MarketPlace[];
      readonly perhaps: readonly MarketPlace[];
      readonly unknown: readonly MarketPlace[];
    };

/** A remark on a subject at a stage, or a caution without them. */
export type Note =
  | (Remark & { readonly subject: Subject; readonly stage: Stage })
  | (Caution & { readonly subject: undefined; readonly stage: undefined });

/** The codes of all notes, for schemas. */
export const NOTE_CODES = [
  'inherited',
  'not-entered',
  'derived',
  'no-evidence',
  'doubtful',
  'conflict',
  'disagreement',
  'inconsistent-shares',
  'approximate',
  'approximate-elsewhere',
  'source-notes',
  'pooled-periods',
  'undated',
  'undated-left-out',
  'excluded-actor-unknown',
  'total-leaves-out',
  'rows-exceed-total',
  'total-by-rounding',
  'rows-beyond-rounding',
  'total-open-above',
  'remainder-may-be-zero',
  'not-sharp',
  'supposed',
  'unsealed',
  'default-exclusion-absent',
  'not-independent',
  'chain-assumptions',
  'band-convention',
  'yardstick',
] as const satisfies readonly Note['code'][];
