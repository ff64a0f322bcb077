import { type Interval, interval } from '../domain/interval.js';
import type { Market } from '../market/market.js';
import { removedShare } from '../market/portion.js';
import type { Profile, Terms } from '../market/profile-record.js';

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
  if (exclusions.some((e) => outside.includes(e.actor))) return undefined;
  if (!only) return profile.measures?.cr1Pct;
  if (second) return profile.remaining && removedShare(market, exclusions);
  const { rest } = profile;
  const inRest = rest && interval(0, rest.sharePct.high, false, rest.sharePct.highOpen);
  return profile.suppliers.find((s) => s.actor === only.actor)?.sharePct ?? inRest;
}
