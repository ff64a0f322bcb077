import type { Interval } from '../domain/interval.js';

export const BAND_SETS = ['us2023', 'us2010'] as const;
/** A named set of thresholds of merger control: conventions, not measures of risk. us2023: Merger Guidelines of the United States, 2023; us2010: Horizontal Merger Guidelines, 2010. */
export type BandSet = (typeof BAND_SETS)[number];

/** The band set that is used where nobody names one. */
export const DEFAULT_BANDS: BandSet = 'us2023';

const THRESHOLDS: Readonly<Record<BandSet, readonly [number, number]>> = { us2023: [1000, 1800], us2010: [1500, 2500] };

/** The points from which concentration is moderate, and above which it is high. */
export const thresholds = (set: BandSet): readonly [number, number] => THRESHOLDS[set];

/** How concentrated a market is called. */
export const LEVELS = ['low', 'moderate', 'high'] as const;
export type Level = (typeof LEVELS)[number];

/** The bands that some completion falls into, from lowest to highest; certain where that is one. */
export type Band = { readonly lowest: Level; readonly highest: Level; readonly certain: boolean };

/**
 * Percent: no single third country is to supply more of the Union's consumption of a strategic raw material (Regulation (EU) 2024/1252, the Critical Raw Materials Act, Article 5).
 * The largest share of a market is held against it as a yardstick only (METHOD 8).
 */
export const LARGEST_SHARE_LINE = 65;

/** How a largest share stands to that line: above it in every completion, in some, or in none. */
export function lineStanding({ low, high, lowOpen }: Interval): 'above' | 'perhaps above' | 'not above' {
  if (low > LARGEST_SHARE_LINE || (low === LARGEST_SHARE_LINE && lowOpen)) return 'above';
  return high === 'unbounded' || high > LARGEST_SHARE_LINE ? 'perhaps above' : 'not above';
}

/** The band of an HHI (METHOD [b1]). The thresholds themselves are moderate; an open low end at a threshold counts as above it, an open high end as below. */
export function band(hhi: Interval, set: BandSet): Band {
  const [moderate, high] = thresholds(set);
  const top = hhi.high === 'unbounded' ? Number.POSITIVE_INFINITY : hhi.high;
  const lowest =
    hhi.low > high || (hhi.low === high && hhi.lowOpen) ? 'high' : hhi.low >= moderate ? 'moderate' : 'low';
  const highest = top > high ? 'high' : top > moderate || (top === moderate && !hhi.highOpen) ? 'moderate' : 'low';
  return { lowest, highest, certain: lowest === highest };
}
