import type { Interval } from '../domain/interval.js';
import { DEFAULT_BANDS } from './band.js';
import type { Exclusion, Market } from './market.js';
import { profile } from './profile.js';
import type { Profile } from './profile-record.js';

/** The sharp interval of a market's Herfindahl-Hirschman index in points, 0 to 10,000; undefined where nothing is ruled out or no completion agrees with the market (see `contradiction`). Measure: `measure/hhi.ts`. */
export const hhi = (market: Market): Interval | undefined =>
  profile(market, { exclusions: [], bands: DEFAULT_BANDS }).measures?.hhi;

/** What remains of a market without some actors: share in percent, quantity where it has quantities, and the HHI of what remains (METHOD 6); undefined where no completion agrees with the market. */
export const exclude = (market: Market, exclusions: readonly Exclusion[]): Profile['remaining'] =>
  profile(market, { exclusions, bands: DEFAULT_BANDS }).remaining;
