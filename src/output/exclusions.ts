import type { Exclusion } from '../market/market.js';
import { list } from '../text/words.js';

/** The exclusions as a list in words, with partial ones last: `Burma and 50 % of China`. */
export const excludedList = (exclusions: readonly Exclusion[]): string =>
  list([...exclusions].sort((a, b) => Number(a.portionPct < 100) - Number(b.portionPct < 100)).map(excluded));

/** One exclusion in words. */
const excluded = ({ actor, portionPct }: Exclusion): string =>
  portionPct === 100 ? actor : `${portionPct} % of ${actor}`;
