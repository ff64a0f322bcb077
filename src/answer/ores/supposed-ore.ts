import type { Dataset } from '../../dataset/sound.js';
import { WORLD } from '../../domain/actor.js';
import type { OreBasis } from '../../domain/composition.js';
import { type Observation, tablesOf } from '../../domain/observation.js';
import { isByOre } from './ore-derivation.js';

/** What is supposed of the ore of a supplier: its type, or `any`, which is that it is not known. */
export type SupposedOre = { readonly actor: string; readonly ore: string };

/** The word for an ore that is not known. */
export const ANY_ORE = 'any' satisfies OreBasis;

/** The rows of tables by ore, without their totals. */
export const rowsByOre = ({ observations }: Pick<Dataset, 'observations'>): readonly Observation[] =>
  tablesOf(observations)
    .filter(isByOre)
    .flatMap((table) => table.filter((o) => o.actor !== WORLD));

/** A dataset in which all rows by ore of some suppliers are of other ores. How it is known what these hold follows from the deposits ([d2]). */
export function withOres(dataset: Dataset, supposed: readonly SupposedOre[]): Dataset {
  if (supposed.length === 0) return dataset;
  const byOre = new Set(rowsByOre(dataset));
  const changed = dataset.observations.map((o): Observation => {
    const other = byOre.has(o) ? supposed.find((s) => s.actor === o.actor) : undefined;
    if (!other) return o;
    return other.ore === ANY_ORE ? { ...o, ore: '', basis: ANY_ORE } : { ...o, ore: other.ore, basis: '' };
  });
  return dataset.part(changed);
}
