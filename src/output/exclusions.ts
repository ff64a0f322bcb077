import type { Exclusion } from '../market/market.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import { list } from '../text/words.js';
import { actorName, ownerName } from './actor-name.js';

/** The exclusions as a list in words, with partial ones last: `Burma and 50 % of China's share`. */
export const excludedList = (exclusions: readonly Exclusion[]): string =>
  list(wholeFirst(exclusions).map((e) => (e.portionPct === 100 ? actorName(e.actor) : `${ownedPart(e)} share`)));

/** Whom the terms leave out, in words, blank for nobody: `China`, `50 % of the largest supplier`, or `each supplier in turn`. */
export function excludedWords({ exclusions, largestPct, eachPct }: ExclusionTerms): string {
  const part = (portionPct: number): string => (portionPct === 100 ? '' : `${portionPct} % of `);
  if (largestPct !== undefined) return `${part(largestPct)}the largest supplier`;
  return eachPct === undefined ? excludedList(exclusions) : `${part(eachPct)}each supplier in turn`;
}

/** The exclusions with the partial ones last. */
export const wholeFirst = (exclusions: readonly Exclusion[]): readonly Exclusion[] =>
  [...exclusions].sort((a, b) => Number(a.portionPct < 100) - Number(b.portionPct < 100));

/** The owner of what is left out, and the part of it: `China's`, `50 % of China's`. */
export const ownedPart = ({ actor, portionPct }: Exclusion): string =>
  `${portionPct === 100 ? '' : `${portionPct} % of `}${ownerName(actor)}`;

/** Whose share a screen shows: of one actor, of several together, or of the largest supplier. */
export function shareOwner(exclusions: readonly Exclusion[]): string {
  const [only, second] = exclusions;
  if (second) return `the share of ${actorList(exclusions.map((e) => e.actor))}`;
  return only ? `${ownerName(only.actor)} share` : 'the largest share';
}

/** Suppliers inside a sentence: `China and the United States`. */
export const actorList = (actors: readonly string[]): string => list(actors.map(actorName));
