import type { Observation } from '../domain/observation.js';
import type { Subject } from '../domain/subject.js';
import type { BandSet } from '../market/band.js';

/** What a reader must know beside the figures of one subject at one stage, with the facts that a sentence needs. */
export type Remark =
  | { readonly code: 'inherited'; readonly of: Subject; readonly tied: readonly Subject[] }
  | { readonly code: 'not-entered' | 'no-evidence'; readonly period: string | undefined }
  | { readonly code: 'doubtful'; readonly cells: readonly Observation[] }
  | { readonly code: 'conflict'; readonly period: string | undefined; readonly claims: readonly Observation[] }
  | { readonly code: 'disagreement' | 'inconsistent-shares'; readonly claims: readonly Observation[] }
  | { readonly code: 'pooled-periods'; readonly periods: readonly string[] }
  | { readonly code: 'undated'; readonly period: string }
  | { readonly code: 'excluded-actor-unknown'; readonly actors: readonly string[] }
  | { readonly code: 'rows-exceed-total' | 'total-open-above' | 'remainder-may-be-zero' | 'not-sharp' };

/** What a reader must know beside all figures. `above` and `perhaps` are stages. */
export type Caution =
  | { readonly code: 'unsealed' }
  | { readonly code: 'default-exclusion-absent'; readonly actor: string }
  | { readonly code: 'not-independent'; readonly actors: readonly string[] }
  | { readonly code: 'chain-assumptions'; readonly proxy: boolean; readonly partial: boolean }
  | { readonly code: 'band-convention'; readonly bands: BandSet }
  | { readonly code: 'yardstick'; readonly above: readonly string[]; readonly perhaps: readonly string[] };

/** A remark with the subject and stage that it is about, or a caution on the whole. */
export type Note =
  | (Remark & { readonly subject: string; readonly stage: string })
  | (Caution & { readonly subject: undefined; readonly stage: undefined });
