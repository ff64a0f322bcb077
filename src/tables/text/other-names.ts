import { lettersOf } from '../../domain/alike-names.js';
import type { Exclusion } from '../../market/market.js';
import type { Plan } from './plan.js';

/** A name of the command line that no row has, and the names in the file that differ from it by signs alone. */
export type OtherName = { readonly name: string; readonly near: readonly string[] };

/** The first name among the exclusions, the rest and the total that no actor has, but others that differ by case, accents, blanks or punctuation alone. Undefined where there is none. */
export function namedOtherwise(
  actors: readonly string[],
  { rest, total }: Plan,
  exclusions: readonly Exclusion[],
): OtherName | undefined {
  const known = new Set(actors);
  const missing = [...exclusions.map((e) => e.actor), ...rest, ...(total === undefined ? [] : [total])].filter(
    (name) => !known.has(name),
  );
  for (const name of missing) {
    const letters = lettersOf(name);
    const near = letters === '' ? [] : actors.filter((actor) => lettersOf(actor) === letters);
    if (near.length > 0) return { name, near };
  }
  return undefined;
}
