import type { Terms } from '../../market/profile-record.js';
import { excludedList, shareOwner } from '../exclusions.js';

/** What is shown of each market: the share of those excluded and what is left, or the largest share. */
export function aboutTerms({ exclusions, largestPct }: Terms): string {
  const [only, second] = exclusions;
  const portionPct = only?.portionPct ?? largestPct;
  if (portionPct === undefined) return `${shareOwner(exclusions)}, and how concentrated supply is`;
  const whole = only ? 'it' : 'that supplier';
  const part = second ? excludedList(exclusions) : portionPct === 100 ? whole : `${portionPct} % of it`;
  return `${shareOwner(exclusions)}, and what is left without ${part}`;
}
