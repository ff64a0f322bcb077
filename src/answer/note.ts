import type { Observation } from '../domain/observation.js';
import type { Subject } from '../domain/subject.js';
import type { BandSet } from '../market/band.js';

/** What a reader must know about the figures of one subject at one stage, with the facts that its sentence needs. */
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

/** What a reader must know about all figures. `above` and `perhaps` are stages where the largest share is, or could be, above the yardstick. */
export type Caution =
  | { readonly code: 'unsealed' }
  | { readonly code: 'default-exclusion-absent'; readonly actor: string }
  | { readonly code: 'not-independent'; readonly actors: readonly string[] }
  | { readonly code: 'chain-assumptions'; readonly proxy: boolean; readonly partial: boolean }
  | { readonly code: 'band-convention'; readonly bands: BandSet }
  | { readonly code: 'yardstick'; readonly above: readonly string[]; readonly perhaps: readonly string[] };

/** A remark with the ids of its subject and stage, or a caution without them. */
export type Note =
  | (Remark & { readonly subject: string; readonly stage: string })
  | (Caution & { readonly subject: undefined; readonly stage: undefined });
