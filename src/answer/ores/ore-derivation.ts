import { WORLD } from '../../domain/actor.js';
import type { Composition } from '../../domain/composition.js';
import type { Observation } from '../../domain/observation.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import { type Market, quantities } from '../../market/market.js';
import { lumped, summed } from '../evidence-market.js';
import { depositContents, deposits } from './deposit.js';
import { type OreContent, oreContent } from './ore-content.js';

/** How a subject's market is worked out of tonnage by ore: the subject of the table, and what each of its rows holds of it ([d2]). */
export type OreDerivation = { readonly of: Subject; readonly contents: readonly OreContent[] };

/** Whether a table gives tonnage by ore: a row of it has an ore, or says how it is known what it holds. */
export const isByOre = (rows: readonly Observation[]): boolean => rows.some((o) => o.ore !== '' || o.basis !== '');

/** What the rows of a table by ore hold of a subject; undefined where no deposit has a row for it. The World total is no total of any part ([d3]). */
export function oreDerivation(
  compositions: readonly Composition[],
  { subject }: Subject,
  of: Subject,
  rows: readonly Observation[],
  reading: ReadingPolicy,
): OreDerivation | undefined {
  const contents = depositContents(deposits(compositions), subject, reading);
  return contents && { of, contents: rows.flatMap((o) => (o.actor === WORLD ? [] : oreContent(o, contents, reading))) };
}

/** The compositions that the rows of a derivation take, each once, in the order in which the rows need them. */
export const usedCompositions = ({ contents }: OreDerivation): readonly Composition[] => [
  ...new Set(contents.flatMap(({ from }) => from.map((f) => f.composition))),
];

/**
 * The market of what ores hold of a subject ([d3]): its own amounts, whose total is their sum. A lump is the rest. A supplier whose
 * tonnage is not known may hold any amount.
 */
export function derivedMarket({ contents }: OreDerivation): Market {
  const amounts = contents.map(({ observation, content }) => ({ actor: observation.actor, value: content }));
  return quantities({
    unit: contents[0]?.observation.unit,
    suppliers: summed(amounts),
    other: lumped(amounts),
    stated: undefined,
    reading: 'printed',
    complete: amounts.every(({ value }) => value !== undefined),
  }).market;
}
