import type { Answer } from '../answer/answer.js';
import { grouped } from '../domain/grouped.js';
import { exactHigh, exactLow } from '../domain/interval.js';
import { compare } from '../domain/rational.js';
import type { Largest } from '../market/largest.js';
import type { Portion } from '../market/portion.js';
import type { ExclusionTerms, Profile } from '../market/profile-record.js';
import { either, list, sentenceCase } from '../text/words.js';
import { actorName, ownerName } from './actor-name.js';
import { placeOf } from './place-of.js';

/** What a supplier is called that no value names. */
const UNNAMED = 'one of the rest';

/** Who is, or may be, the largest supplier, for a cell: `A`, `A and B, equally large`, `A, B or one of the rest`. */
export const largestNames = ({ actors, unnamed, equal }: Largest): string =>
  equal ? `${list(actors)}, equally large` : either([...actors, ...(unnamed ? [UNNAMED] : [])]);

/** Whose share the largest one is, or may be: `China's`, `A's or B's, equally large`. */
export const largestOwners = ({ actors, unnamed, equal }: Largest): string =>
  `${either([...actors.map(ownerName), ...(unnamed ? [`that of ${UNNAMED}`] : [])])}${equal ? ', equally large' : ''}`;

/** Who the largest supplier is: as asked for, or the one whose share is above all others. Undefined where it is not asked for and may be several. */
export function knownLargest(profile: Profile | undefined): Largest | undefined {
  const [first, ...others] = profile?.suppliers ?? [];
  if (!profile || profile.largest || !first) return profile?.largest;
  const isBelow = ({ sharePct }: Portion): boolean => {
    const most = sharePct && exactHigh(sharePct);
    return (
      most !== undefined && most !== 'unbounded' && !!first.sharePct && compare(most, exactLow(first.sharePct)) < 0
    );
  };
  return profile.rest && [profile.rest, ...others].every(isBelow)
    ? { actors: [first.actor], unnamed: false, equal: false }
    : undefined;
}

/** Who the largest supplier of a market is that is left out, as a sentence. Empty where it is not left out or not known. */
export const ownLargestSentences = (largest: Largest | undefined): readonly string[] =>
  largest ? [`${clause(largest)}.`] : [];

/** Who the largest supplier is that is left out of each market, as sentences. Empty where no largest supplier is left out. */
export function largestSentences(answers: readonly Answer[], { largestPct }: ExclusionTerms): readonly string[] {
  const found = answers.flatMap((answer) => {
    const largest = largestPct === undefined ? undefined : answer.profile?.largest;
    return largest ? [{ place: placeOf(answer), words: clause(largest) }] : [];
  });
  const [first, second] = found;
  if (first && !second) return [`${first.words}.`];
  return grouped(found, ({ words }) => words).map(
    (same) =>
      `${sentenceCase(list([...new Set(same.map(({ place }) => place))]))}: ${same[0].words.replace(/^T/, 't')}.`,
  );
}

/** The clause that says who is, or may be, the largest supplier. Of equal ones one is left out. */
function clause({ actors, unnamed, equal }: Largest): string {
  const names = actors.map(actorName);
  if (names.length === 1 && !unnamed) return `The largest supplier is ${list(names)}`;
  if (equal) return `The largest suppliers are ${list(names)}, equally large; one of them is left out`;
  return `The largest supplier may be ${either([...names, ...(unnamed ? [UNNAMED] : [])])}`;
}
