import type { Dataset } from '../dataset/sound.js';
import type { Observation } from '../domain/observation.js';
import type { Source } from '../domain/source.js';
import type { Answer } from './answer.js';

/** A source, and those of its observations that an answer uses. */
export type UsedSource = { readonly source: Source; readonly observations: readonly Observation[] };

/** The sources that an answer uses, in the order of their file. Empty where there is no evidence. */
export function usedSources({ sources }: Dataset, { evidence }: Answer): readonly UsedSource[] {
  const witnesses = evidence.status === 'ok' ? evidence.witnesses : [];
  const used = witnesses.filter((w) => w.role === 'used').map((w) => w.observation);
  return sources
    .map((source) => ({ source, observations: used.filter((o) => o.source === source.source) }))
    .filter(({ observations }) => observations.length > 0);
}
