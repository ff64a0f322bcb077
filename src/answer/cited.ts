import type { Dataset } from '../dataset/sound.js';
import type { Observation } from '../domain/observation.js';
import type { Source } from '../domain/source.js';
import type { Answer } from './answer.js';

/** A source, and which of its observations were used. */
export type Cited = { readonly source: Source; readonly observations: readonly Observation[] };

/** The sources behind an answer, in the order of their file. */
export function cited({ sources }: Dataset, { evidence }: Answer): readonly Cited[] {
  const witnesses = evidence.status === 'ok' ? evidence.witnesses : [];
  const used = witnesses.filter((w) => w.role === 'used').map((w) => w.observation);
  return sources
    .map((source) => ({ source, observations: used.filter((o) => o.source === source.source) }))
    .filter(({ observations }) => observations.length > 0);
}
