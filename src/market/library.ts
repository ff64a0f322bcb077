import { demandInterval, type Interval } from '../domain/interval.js';
import { type Band, type BandSet, bandOf, DEFAULT_BANDS } from './band.js';
import type { Exclusion, Market } from './market.js';
import { profile } from './profile.js';
import type { Profile } from './profile-record.js';
import { demandBands } from './unusable-terms.js';

/**
 * The interval of a market's Herfindahl-Hirschman index, in points from 0 to 10,000.
 * Undefined if nothing is ruled out ([h9]), nothing is supplied, or no completion agrees with the market (see `contradiction`).
 */
export const hhi = (market: Market): Interval | undefined => profile(market).measures?.hhi;

/**
 * What remains of a market without some actors ([x1] to [x4]): the share in percent, the quantity if the market has quantities, and the HHI.
 * Undefined if no actor is excluded, nothing is supplied, or no completion agrees with the market.
 * An actor that the market does not name may be any part of its rest. Throws UnusableTerms.
 */
export const exclude = (market: Market, exclusions: readonly Exclusion[]): Profile['remaining'] =>
  profile(market, { exclusions, bands: DEFAULT_BANDS }).remaining;

/**
 * The band of an HHI. The thresholds themselves are moderate. An open low end at a threshold counts as above it, an open high end as below it.
 * Throws UnusableTerms where no bands have that name, and NoInterval where the HHI is undefined.
 */
export function band(hhi: Interval, set: BandSet = DEFAULT_BANDS): Band {
  demandInterval(hhi);
  demandBands(set);
  return bandOf(hhi, set);
}
