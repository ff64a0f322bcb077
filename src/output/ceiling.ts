import type { Ceiling } from '../answer/chain.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import { type Subject, shortName } from '../domain/subject.js';
import type { Exclusion } from '../market/market.js';
import { list } from '../text/words.js';
import { excludedList } from './exclusions.js';
import { percentEnds } from './figure-text.js';

/** A sentence for each ceiling, with all subjects that share it. A ceiling that rules nothing out gets none. */
export function ceilingSentences(
  ceilings: readonly Ceiling[],
  subjects: readonly Subject[],
  exclusions: readonly Exclusion[],
): readonly string[] {
  const actors = excludedList(exclusions);
  const telling = ceilings.filter(({ untouchedPct: i }) => i.low > 0 || i.high !== 100);
  return grouped(telling, (c) => [c.untouchedPct, c.passed, c.setBy, c.of, c.inherited]).map((group) => {
    const whose = subjects.length === 1 ? '' : ` of ${list(group.map((c) => shortName(c.subject)))}`;
    const [{ untouchedPct, passed, setBy, of, inherited }] = group;
    const reasons = [
      ...(passed.length > 1 ? [`set by ${list(setBy)}`] : []),
      ...(inherited ? [`by the figures of ${list(of)}`] : []),
    ];
    const by = reasons.length > 0 ? ` (${reasons.join(', ')})` : '';
    return `${bounds(untouchedPct)}${whose} can pass ${list(passed)} untouched by ${actors}${by}.`;
  });
}

function bounds(i: Interval): string {
  const [low, high] = percentEnds(i);
  if (low === high) return high;
  if (i.low > 0) return `Between ${low} and ${high}`;
  return `${i.highOpen ? 'Less than' : 'At most'} ${high}`;
}
