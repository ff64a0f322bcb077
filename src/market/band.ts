import { exactHigh, exactLow, type Interval } from '../domain/interval.js';
import { compare, ratio } from '../domain/rational.js';

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
 * largest share of a market.
 */
export const LARGEST_SHARE_LINE = 65;

/** Whether a largest share is above that line: in every completion, in some, or in none. */
export function lineStanding(share: Interval): 'above' | 'perhaps above' | 'not above' {
  const low = lowSide(share, LARGEST_SHARE_LINE);
  if (low > 0 || (low === 0 && share.lowOpen)) return 'above';
  return highSide(share, LARGEST_SHARE_LINE) > 0 ? 'perhaps above' : 'not above';
}

/** On which side of a whole number the low end lies: below 0 where it is less, 0 where it is that number. */
const lowSide = (i: Interval, line: number): number => compare(exactLow(i), ratio(BigInt(line)));

/** On which side of a whole number the high end lies. */
function highSide(i: Interval, line: number): number {
  const high = exactHigh(i);
  return high === 'unbounded' ? 1 : compare(high, ratio(BigInt(line)));
}

/**
 * The band of an HHI ([b1]). The thresholds themselves are moderate.
 * An open low end at a threshold counts as above it, an open high end as below it.
 */
export function bandOf(hhi: Interval, set: BandSet): Band {
  const [moderate, high] = thresholds(set);
  const [low, top] = [lowSide(hhi, high), highSide(hhi, moderate)];
  const lowest = low > 0 || (low === 0 && hhi.lowOpen) ? 'high' : lowSide(hhi, moderate) >= 0 ? 'moderate' : 'low';
  const highest = highSide(hhi, high) > 0 ? 'high' : top > 0 || (top === 0 && !hhi.highOpen) ? 'moderate' : 'low';
  return { lowest, highest, certain: lowest === highest };
}
