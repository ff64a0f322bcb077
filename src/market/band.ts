import type { Interval } from '../domain/interval.js';

/** The names of the sets of thresholds. */
export const BAND_SETS = ['us2023', 'us2010'] as const;
/**
 * A named set of thresholds from merger control in the United States: a convention, not a measure of risk.
 * `us2023`: Merger Guidelines of 2023. `us2010`: Horizontal Merger Guidelines of 2010.
 */
export type BandSet = (typeof BAND_SETS)[number];

/** The set of bands that is used if no other is named. */
export const DEFAULT_BANDS: BandSet = 'us2023';

const THRESHOLDS: Readonly<Record<BandSet, readonly [number, number]>> = { us2023: [1000, 1800], us2010: [1500, 2500] };

/** The HHI in points from which concentration is moderate, and the HHI above which it is high. */
export const thresholds = (set: BandSet): readonly [number, number] => THRESHOLDS[set];

/** The bands of concentration, from low to high. */
export const LEVELS = ['low', 'moderate', 'high'] as const;
/** A band of concentration. */
export type Level = (typeof LEVELS)[number];

/** The lowest and the highest band that a completion falls into. It is certain if they are the same. */
export type Band = { readonly lowest: Level; readonly highest: Level; readonly certain: boolean };

/**
 * In percent: the largest share of the Union's consumption of a strategic raw material that one third country should supply.
 * Source: Regulation (EU) 2024/1252 (Critical Raw Materials Act), Article 5. Here it is only a yardstick for the
 * largest share of a market (docs/method.md, section 8).
 */
export const LARGEST_SHARE_LINE = 65;

/** Whether a largest share is above that line: in every completion, in some, or in none. */
export function lineStanding({ low, high, lowOpen }: Interval): 'above' | 'perhaps above' | 'not above' {
  if (low > LARGEST_SHARE_LINE || (low === LARGEST_SHARE_LINE && lowOpen)) return 'above';
  return high === 'unbounded' || high > LARGEST_SHARE_LINE ? 'perhaps above' : 'not above';
}

/**
 * The band of an HHI ([b1]). The thresholds themselves are moderate.
 * An open low end at a threshold counts as above it, an open high end as below it.
 */
export function band(hhi: Interval, set: BandSet): Band {
  const [moderate, high] = thresholds(set);
  const top = hhi.high === 'unbounded' ? Number.POSITIVE_INFINITY : hhi.high;
  const lowest =
    hhi.low > high || (hhi.low === high && hhi.lowOpen) ? 'high' : hhi.low >= moderate ? 'moderate' : 'low';
  const highest = top > high ? 'high' : top > moderate || (top === moderate && !hhi.highOpen) ? 'moderate' : 'low';
  return { lowest, highest, certain: lowest === highest };
}
