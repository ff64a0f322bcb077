import type { Dataset } from '../dataset/sound.js';
import type { Composition } from '../domain/composition.js';
import { grouped } from '../domain/grouped.js';
import type { Observation } from '../domain/observation.js';
import type { Source } from '../domain/source.js';
import type { Answer } from './answer.js';
import { usedCompositions } from './ores/ore-derivation.js';

/** A source, and those of its observations and compositions that an answer uses. */
export type UsedSource = {
  readonly source: Source;
  readonly observations: readonly Observation[];
  readonly compositions: readonly Composition[];
};

/** The sources that an answer uses, in the order of their file. Empty where there is no evidence. */
export function usedSources({ sources }: Dataset, { evidence, derivation }: Answer): readonly UsedSource[] {
  const involved = evidence.status === 'ok' ? evidence.involved : [];
  const used = involved.filter((w) => w.role === 'used').map((w) => w.observation);
  const held = derivation ? usedCompositions(derivation) : [];
  const observed = new Map(grouped(used, (o) => o.source).map((rows) => [rows[0].source, rows]));
  const composed = new Map(grouped(held, (c) => c.source).map((rows) => [rows[0].source, rows]));
  return sources
    .map((source) => ({
      source,
      observations: observed.get(source.source) ?? [],
      compositions: composed.get(source.source) ?? [],
    }))
    .filter(({ observations, compositions }) => observations.length > 0 || compositions.length > 0);
}
