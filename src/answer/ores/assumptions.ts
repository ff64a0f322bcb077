import { grouped } from '../../domain/grouped.js';
import type { OreDerivation } from './ore-derivation.js';

/** What a derived market assumes ([d5]), by code. */
export const ASSUMPTIONS = [
  'only-listed-deposits',
  'like-listed-deposits',
  'no-richer-than-listed',
  'missing-values-limited',
  'compositions-hold',
  'equal-recovery',
  'tonnages-as-printed',
] as const;

/** What a derived market assumes. `actors` are those whose rows need it; empty where it is about all. */
export type Assumption = { readonly code: (typeof ASSUMPTIONS)[number]; readonly actors: readonly string[] };

const CODES = {
  listed: 'only-listed-deposits',
  analogy: 'like-listed-deposits',
  any: 'no-richer-than-listed',
} as const;

/** What the market of these contents assumes: for each basis whose rows need it, then what all of it rests on. */
export function assumptions({ contents }: OreDerivation): readonly Assumption[] {
  const actors = (some: OreDerivation['contents']): readonly string[] => [
    ...new Set(some.map((c) => c.observation.actor)),
  ];
  const missing = contents.filter(({ from }) => from.some((f) => f.missing));
  const byBasis = grouped(contents, (c) => c.basis).map((same) => ({
    code: CODES[same[0].basis],
    actors: actors(same),
  }));
  return [
    ...ASSUMPTIONS.flatMap((code) => byBasis.filter((a) => a.code === code)),
    ...(missing.length > 0 ? [{ code: 'missing-values-limited', actors: actors(missing) } as const] : []),
    { code: 'compositions-hold', actors: [] },
    { code: 'equal-recovery', actors: [] },
    { code: 'tonnages-as-printed', actors: [] },
  ];
}
