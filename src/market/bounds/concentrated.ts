import { add, compare, greater, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { largestValue } from './best-first.js';
import type { Completions } from './completion.js';
import { type Family, families, type HolderPlace } from './families.js';
import {
  type Aim,
  CONCENTRATION,
  divided,
  largestPieces,
  type Member,
  type Prepared,
  prepared,
  type Relaxed,
  relaxed,
} from './relaxation.js';
import type { Weights } from './weights.js';

/**
 * The largest value of a measure over the completions of what is kept of a market.
 * If it is not `exact`, no completion exceeds it. `completion` is the best one that was found, and `found` its value.
 */
export type LargestMeasure = {
  readonly value: Rational;
  readonly exact: boolean;
  readonly found: Rational | undefined;
  readonly completion: KeptCompletion | undefined;
};

/** What is kept of the suppliers of a completion, and their total, in parts of the weights' whole. */
export type KeptCompletion = { readonly holdings: readonly KeptHolding[]; readonly total: Rational };
/** `copies` suppliers that each keep the same. */
type KeptHolding = { readonly place: HolderPlace; readonly kept: Rational; readonly copies: bigint };

type SearchedSet = { readonly family: Family; readonly within: Prepared };
type Node = SearchedSet & { readonly relaxed: Relaxed };
type Found = SearchedSet & { readonly member: Member };

/**
 * The HHI of the most concentrated completion of what the weights keep, as a fraction of 1 ([h5], [h7], [x2]).
 * Undefined if nothing is kept, or no completion reaches the `floor`. What is kept of the rest counts in the `restPortions`, as if it were several suppliers.
 */
export const mostConcentrated = (c: Completions, w: Weights, options: Options = {}): LargestMeasure | undefined =>
  largestMeasure(CONCENTRATION, c, w, options);

/** The number of sets of completions that a search examines before it ends with a bound ([h5]). */
const BUDGET = 20_000;

type Options = { readonly floor?: Rational; readonly restPortions?: readonly Rational[] };

/**
 * The largest value of a measure over what the weights keep of a market; undefined as in `mostConcentrated`.
 * Each height is replaced by that of a chord, which is linear in the holding. The set of completions with the largest
 * sum of chords is divided in two, until a completion attains that sum.
 */
export function largestMeasure(
  aim: Aim,
  c: Completions,
  w: Weights,
  { floor, restPortions }: Options = {},
): LargestMeasure | undefined {
  const searched = largestValue<SearchedSet, Node, Found>(
    families(c, w, aim.height, restPortions).map((family) => ({ family, within: prepared(aim, family.polytope) })),
    ({ family, within }) => {
      const here = relaxed(aim, within);
      if (!here) return undefined;
      const found = { family, within, member: here.member };
      return {
        node: { family, within, relaxed: here },
        bound: here.bound,
        found: !family.isOuter && mayBeLed(c, w, found) ? { value: here.value, member: found } : undefined,
      };
    },
    ({ family, within, relaxed: here }) =>
      family.isOuter ? [] : divided(aim, within, here).map((part) => ({ family, within: part })),
    BUDGET,
    floor,
  );
  if (!searched) return undefined;
  const { value, exact, best } = searched;
  return { value, exact, found: best?.value, completion: best && keptCompletion(best.member) };
}

/** Whether the leader can trade holdings with the largest supplier of the rest in a member, if that is larger: the rest may hold as much less. */
function mayBeLed({ leader, rest }: Completions, w: Weights, found: Found): boolean {
  if (leader === undefined) return true;
  const { holdings } = keptCompletion(found);
  const held = (place: HolderPlace, weight: bigint): readonly KeptHolding[] =>
    holdings.filter((h) => h.place === place).map((h) => ({ ...h, kept: over(h.kept, ratio(weight)) }));
  const [top] = held(leader, w.named[leader] ?? w.rest);
  if (!top) return true;
  const pieces = held('rest', w.rest);
  const all = pieces.map(({ kept, copies }) => times(kept, ratio(copies))).reduce(add, top.kept);
  const most = pieces.map(({ kept }) => kept).reduce(greater, top.kept);
  return compare(minus(all, most), ratio(rest.low)) >= 0;
}

/** What is kept of each supplier in a member of a family. */
function keptCompletion({ family, within, member }: Found): KeptCompletion {
  const one = (x: Rational): Rational => over(x, ratio(family.parts));
  const known = family.known.map((k) => ({ ...k, copies: 1n }));
  const held = within.polytope.parts.flatMap((part, i): readonly KeptHolding[] => {
    const amount = member.held[i];
    const places = family.owners[i];
    if (!amount || !places) return [];
    const pieces = largestPieces(part, amount);
    const [first] = places;
    if (first === 'rest') return pieces.map((piece) => ({ place: first, ...piece }));
    const each = pieces.flatMap(({ kept, copies }) => Array.from({ length: Number(copies) }, () => kept));
    return places.map((place, j) => ({ place, kept: each[j] ?? ratio(0n), copies: 1n }));
  });
  const holdings = [...known, ...held].map((h) => ({ ...h, kept: one(h.kept) }));
  return { holdings, total: one(member.total) };
}
