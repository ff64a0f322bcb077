import type { Answer } from '../../answer/answer.js';
import type { SourcedWitness } from '../../answer/provenance.js';
import { OTHER } from '../../domain/actor.js';
import { isPoint } from '../../domain/interval.js';
import { exactSum } from '../../domain/rational.js';
import type { Derivation } from '../../market/derivation.js';
import { ownerName } from '../../output/actor-name.js';
import { percent } from '../../output/figure-text.js';
import { full, quantity } from '../../text/number.js';
import { list } from '../../text/words.js';

/** Whether a derivation is of the HHI of the whole market. */
const ofHhi = ({ path }: Derivation): boolean => path === 'measures.hhi';

/** A sentence on the printed lump of unnamed suppliers in the rest of the formulas, and on what no value accounts for. Empty where none is used. */
export function lumpSentence(
  derivations: readonly Derivation[],
  witnesses: readonly SourcedWitness[],
  unit: string | undefined,
): readonly string[] {
  const lump = witnesses.find((w) => w.role === 'used' && w.observation.actor === OTHER)?.value;
  if (!lump || lump.high === 0) return [];
  const rests = new Set(
    derivations
      .filter(ofHhi)
      .map((d) => exactSum([d.divided, ...d.held.filter((h) => h.actor === undefined).map((h) => h.value)])),
  );
  const [rest = 0] = rests;
  const amount = (x: number): string => `${full(x)} ${unit ?? '%'}`;
  if (rests.size !== 1 || !isPoint(lump) || lump.low > rest)
    return [
      `the rest includes what is printed as ${OTHER}: ${unit === undefined ? percent(lump) : quantity(lump, unit)}.`,
    ];
  return lump.low === rest
    ? [`the other ${amount(rest)} are printed as ${OTHER}.`]
    : [
        `the other ${amount(rest)} are ${full(lump.low)} printed as ${OTHER} and ${full(exactSum([rest, -lump.low]))} that no value used accounts for.`,
      ];
}

/** Sentences on holdings in the formulas that are neither end of what their values are read as. */
export function betweenSentences(derivations: readonly Derivation[], { market }: Answer): readonly string[] {
  const read = new Map(market?.suppliers.map((s) => [s.actor, s.value]));
  return derivations.filter(ofHhi).flatMap(({ held, total }) => {
    const between = held.flatMap(({ actor = '', value }) => {
      const ends = read.get(actor);
      const inside = ends && value > ends.low && (ends.high === 'unbounded' || value < ends.high);
      return inside ? [`${ownerName(actor)} ${full(value)}`] : [];
    });
    const [lies, ends] = between.length === 1 ? ['lies', 'its ends'] : ['lie', 'their ends'];
    return between.length === 0
      ? []
      : [`${list(between)} ${lies} between ${ends}, so that all together are ${full(total)} ${market?.unit ?? '%'}.`];
  });
}
