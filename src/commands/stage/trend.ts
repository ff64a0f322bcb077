import type { Answer } from '../../answer/answer.js';
import { grouped } from '../../domain/grouped.js';
import type { Interval } from '../../domain/interval.js';
import type { Subject } from '../../domain/subject.js';
import { points } from '../../output/figure-text.js';
import { placeOf } from '../../output/place-of.js';
import { subjectName } from '../../output/subject-name.js';
import { sentenceCase } from '../../text/words.js';

/**
 * Sentences on how the HHI of a stage moved from one period to the next, from answers with the latest period first.
 * `rounded` are the same answers with values read as rounded: only a move that holds for them, too, is certain.
 */
export function trends(answers: readonly Answer[], rounded: readonly Answer[]): readonly string[] {
  // elements of one group share its figures, so that each period counts once
  const distinct = grouped(answers, (a) => [a.evidence.stage.stage, whose(a), a.evidence.period]).map(([a]) => a);
  const series = grouped(distinct.toReversed(), (a) => [a.evidence.stage.stage, whose(a)]);
  return series.flatMap((periods) => periods.slice(1).flatMap((after, i) => step(periods[i], after, rounded)));
}

/** The subject whose figures are used. */
const whose = ({ evidence }: Answer): Subject => (evidence.status === 'ok' ? evidence.basis.subject : evidence.subject);

const hhiOf = (answer: Answer | undefined): Interval | undefined => answer?.profile?.measures?.hhi;

function step(before: Answer | undefined, after: Answer, rounded: readonly Answer[]): readonly string[] {
  const [from, to] = [hhiOf(before), hhiOf(after)];
  if (!before || !from || !to || before.evidence.period === after.evidence.period) return [];
  const [wide, wider] = [before, after].map((answer) => hhiOf(rounded.find((other) => isSame(answer, other))));
  return [
    `${sentenceCase(placeOf(before))} to ${after.evidence.period} (${subjectName(whose(after))}): HHI ${points(from)} to ${points(to)}, ${hidden(from, to)}${move(direction(from, to), wide && wider && direction(wide, wider))}.`,
  ];
}

/** What is said first of two values that differ by less than their texts show. */
const hidden = (from: Interval, to: Interval): string =>
  points(from) === points(to) && direction(from, to) !== 'equal' ? 'by less than these digits show ' : '';

const isSame = ({ evidence: a }: Answer, { evidence: b }: Answer): boolean =>
  a.subject === b.subject && a.stage === b.stage && a.period === b.period;

type Direction = 'higher' | 'lower' | 'equal' | 'unclear';

/** Whether a value is certainly higher or lower, by the intervals before and after. */
function direction(from: Interval, to: Interval): Direction {
  if (from.high !== 'unbounded' && to.low > from.high) return 'higher';
  if (to.high !== 'unbounded' && to.high < from.low) return 'lower';
  return from.low === to.low && from.high === to.high ? 'equal' : 'unclear';
}

/** A move in words, by the values as printed and as rounded. */
function move(printed: Direction, rounded: Direction | undefined): string {
  switch (printed) {
    case 'higher':
    case 'lower':
      return rounded === printed ? `certainly ${printed}` : `${printed} as printed, but rounding may hide the opposite`;
    case 'equal':
      return 'unchanged as far as is known';
    case 'unclear':
      return 'higher or lower: the ranges overlap';
  }
}
