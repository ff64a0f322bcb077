import type { Answer } from '../../answer/answer.js';
import { grouped } from '../../domain/grouped.js';
import type { Interval } from '../../domain/interval.js';
import { points } from '../../output/figure-text.js';
import { placeOf } from '../../output/place-of.js';

/** Sentences on how the HHI of a stage moved from one period to the next. */
export function trends(answers: readonly Answer[]): readonly string[] {
  const series = grouped(answers, (a) => [a.evidence.stage.stage, whose(a)]);
  return series.flatMap((periods) => periods.slice(1).flatMap((after, i) => step(periods[i], after)));
}

/** The id of the subject whose figures are used. */
const whose = ({ evidence }: Answer): string => (evidence.status === 'ok' ? evidence.basis.subject.subject : '');

function step(before: Answer | undefined, after: Answer): readonly string[] {
  const [from, to] = [before?.profile?.measures?.hhi, after.profile?.measures?.hhi];
  if (!before || !from || !to || before.evidence.period === after.evidence.period) return [];
  return [
    `${placeOf(before)} to ${after.evidence.period} (${whose(after)}): HHI ${points(from)} to ${points(to)}, ${move(from, to)}.`,
  ];
}

/** Whether a value is certainly higher or lower, by the intervals before and after. */
function move(from: Interval, to: Interval): string {
  if (from.high !== 'unbounded' && to.low > from.high) return 'certainly higher';
  if (to.high !== 'unbounded' && to.high < from.low) return 'certainly lower';
  return from.low === to.low && from.high === to.high
    ? 'unchanged as far as is known'
    : 'higher or lower: the intervals overlap';
}
