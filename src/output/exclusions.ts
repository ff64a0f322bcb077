import type { Exclusion } from '../market/market.js';
import { list } from '../text/words.js';

/** All who are left out, those of whom only a part is last: `Burma and 50 % of China`. */
export const excludedList = (exclusions: readonly Exclusion[]): string =>
  list([...exclusions].sort((a, b) => Number(a.portionPct < 100) - Number(b.portionPct < 100)).map(excluded));

/** Who is left out, or what part of it. */
const excluded = ({ actor, portionPct }: Exclusion): string =>
  portionPct === 100 ? actor : `${portionPct} % of ${actor}`;

/** Who is left out, as a part of a title: `without: China`, `nobody excluded`. */
export const excludedTitle = (exclusions: readonly Exclusion[]): string =>
  exclusions.length > 0 ? `without: ${excludedList(exclusions)}` : 'nobody excluded';
