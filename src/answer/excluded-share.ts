import { hull, type Interval, interval } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Market } from '../market/market.js';
import { removedShare } from '../market/portion.js';
import type { Profile, Terms } from '../market/profile-record.js';
import type { Reason } from '../market/reasons.js';

/**
 * The share of the excluded actor in percent, or of several together, or the largest share where none is excluded.
 * Undefined where it is not known, and where the total leaves out one of them: `outside`.
 */
export function excludedShare(
  profile: Profile,
  market: Market,
  { exclusions }: Terms,
  outside: readonly string[],
): Interval | undefined {
  const [only, second] = exclusions;
  if (someOutside({ exclusions }, outside)) return undefined;
  if (!only) return profile.measures?.cr1Pct;
  if (second) return profile.remaining && removedShare(market, exclusions);
  const { rest } = profile;
  const inRest = rest && interval(0, rest.sharePct.high, false, rest.sharePct.highOpen);
  return profile.suppliers.find((s) => s.actor === only.actor)?.sharePct ?? inRest;
}

/** Whether the total leaves out one of the excluded actors. */
export const someOutside = ({ exclusions }: Pick<Terms, 'exclusions'>, outside: readonly string[]): boolean =>
  exclusions.some((e) => outside.includes(e.actor));

/** Whether the share of one excluded actor is another one than its own values say: the shares of others then narrow it, or are all that is known of it. */
export function isNarrowed(
  observations: readonly Observation[],
  share: Interval | undefined,
  reading: ReadingPolicy,
  { exclusions }: Pick<Terms, 'exclusions'>,
): boolean {
  const [only, second] = exclusions;
  if (!only || second || !share) return false;
  const own = observations.flatMap((o) => (o.actor === only.actor ? (known(o, reading) ?? []) : []));
  const range = hull(own);
  return !range || range.low !== share.low || range.high !== share.high;
}

/** Why an answer with evidence has no share; undefined where it has one, or nothing says why. */
export const shareReason = ({
  profile,
  share,
}: {
  readonly profile: Profile | undefined;
  readonly share: Interval | undefined;
}): Reason | undefined =>
  share
    ? undefined
    : ['sharePct', 'measures', 'measures.cr1Pct'].flatMap((path) => profile?.reasons.get(path) ?? [])[0];
