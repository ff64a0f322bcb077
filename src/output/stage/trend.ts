import type { Answer } from '../../answer/answer.js';
import { grouped } from '../../domain/grouped.js';
import type { Interval } from '../../domain/interval.js';
import type { Subject } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { list, sentenceCase } from '../../text/words.js';
import { shareOwner } from '../exclusions.js';
import { points, shareText } from '../figure-text.js';
import { placeOf } from '../place-of.js';
import { subjectName } from '../subject-name.js';

/**
 * Sentences on how a share and the HHI of a stage moved from one period to the next, from answers with the latest period first.
 * `rounded` are the same answers with values read as rounded: only a move that holds for them, too, is certain.
 */
export function trends(
  answers: readonly Answer[],
  rounded: readonly Answer[],
  { exclusions, bands }: Terms,
): readonly string[] {
  // elements of one group share its figures, so that each period counts once
  const distinct = grouped(answers, (a) => [a.evidence.stage.stage, whose(a), a.evidence.period]).map(([a]) => a);
  const series = grouped(distinct.toReversed(), (a) => [a.evidence.stage.stage, whose(a)]);
  const figures: readonly Figure[] = [
    {
      name: exclusions.length > 1 ? 'their joint share' : shareOwner(exclusions),
      of: (a) => a?.share,
      text: (value, { approximate }) => shareText(value, approximate),
    },
    { name: 'HHI', of: (a) => a?.profile?.measures?.hhi, text: (value) => points(value, 0, bands) },
  ];
  return series.flatMap((periods) => periods.slice(1).flatMap((after, i) => step(periods[i], after, rounded, figures)));
}

/** A figure whose move is told. */
type Figure = {
  readonly name: string;
  readonly of: (answer: Answer | undefined) => Interval | undefined;
  readonly text: (value: Interval, answer: Answer) => string;
};

/** The subject whose figures are used. */
const whose = ({ evidence }: Answer): Subject => (evidence.status === 'ok' ? evidence.basis.subject : evidence.subject);

function step(
  before: Answer | undefined,
  after: Answer,
  rounded: readonly Answer[],
  figures: readonly Figure[],
): readonly string[] {
  if (!before || before.evidence.period === after.evidence.period) return [];
  const moves = figures.flatMap(({ name, of, text }) => {
    const [from, to] = [of(before), of(after)];
    if (!from || !to) return [];
    const [wide, wider] = [before, after].map((answer) => of(rounded.find((other) => isSame(answer, other))));
    const texts = [text(from, before), text(to, after)];
    const hidden = texts[0] === texts[1] && direction(from, to) !== 'equal' ? HIDDEN : '';
    return [
      {
        figure: `${name} ${texts.join(' to ')}`,
        how: moveWords([from, to], wide && wider && [wide, wider]) + hidden,
      },
    ];
  });
  const place = `${sentenceCase(placeOf(before))} to ${after.evidence.period} (${subjectName(whose(after))}): `;
  const told = grouped(moves, ({ how }) => how).map(
    (same) => `${list(same.map(({ figure }) => figure))}${same.length > 1 ? ', both ' : ', '}${same[0].how}.`,
  );
  return told.length > 0 ? [place + told.map(upper).join(' ')] : [];
}

const upper = (text: string, at: number): string => (at > 0 ? sentenceCase(text) : text);

/** What is added where two values differ by less than their texts show. */
const HIDDEN = ' (by less than these digits show)';

const isSame = ({ evidence: a }: Answer, { evidence: b }: Answer): boolean =>
  a.subject === b.subject && a.stage === b.stage && a.period === b.period;

type Direction = 'higher' | 'lower' | 'equal' | 'unclear';

/** Whether a value is certainly higher or lower, by the intervals before and after. */
function direction(from: Interval, to: Interval): Direction {
  if (from.high !== 'unbounded' && to.low > from.high) return 'higher';
  if (to.high !== 'unbounded' && to.high < from.low) return 'lower';
  return from.low === to.low && from.high === to.high ? 'equal' : 'unclear';
}

/** A move from one interval to another in words, by the values as printed and as rounded: `certainly higher`. */
export function moveWords(
  printed: readonly [from: Interval, to: Interval],
  rounded: readonly [from: Interval, to: Interval] | undefined,
): string {
  const how = direction(...printed);
  switch (how) {
    case 'higher':
    case 'lower':
      return rounded && direction(...rounded) === how
        ? `certainly ${how}`
        : `${how} as printed, but rounding may hide the opposite`;
    case 'equal':
      return 'unchanged as far as is known';
    case 'unclear':
      return 'higher, lower or the same: the ranges overlap';
  }
}
