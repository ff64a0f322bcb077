import type { Ceiling } from '../analysis/chain.js';
import type { Exclusion } from '../analysis/market.js';
import { type Interval, point } from '../domain/interval.js';
import { type Subject, shortName } from '../domain/subject.js';
import { percent } from './number.js';
import { grouped, list, some } from './words.js';

/** The ceilings of the chains, one sentence for all subjects that share one. */
export function ceilingSentences(
  ceilings: readonly Ceiling[],
  subjects: readonly Subject[],
  exclusions: readonly Exclusion[],
): readonly string[] {
  const actors = list(exclusions.map(excluded));
  return grouped(ceilings, (c) => [c.untouchedPct, c.setBy]).map((group) => {
    const whose = subjects.length === 1 ? '' : ` of ${some(group.map((c) => shortName(c.subject)))}`;
    const [{ untouchedPct, setBy }] = group;
    return `${bounds(untouchedPct)}${whose} can pass the chain untouched by ${actors} (set by ${list(setBy)}).`;
  });
}

function bounds(i: Interval): string {
  const most = i.high === 'unbounded' ? 'All' : percent(point(i.high));
  if (i.low === i.high) return percent(i);
  if (i.low > 0) return `Between ${percent(point(i.low))} and ${most}`;
  return `${i.highOpen ? 'Less than' : 'At most'} ${most}`;
}

/** Who is left out, or what part of it. */
export const excluded = ({ actor, portionPct }: Exclusion): string =>
  portionPct === 100 ? actor : `${portionPct} % of ${actor}`;
