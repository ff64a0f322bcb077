import type { Answer } from '../answer/answer.js';
import type { Edition } from '../dataset/load.js';
import { grouped } from '../domain/grouped.js';
import { interval } from '../domain/interval.js';
import { latestFirst } from '../domain/period.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { someExcluded, type Terms } from '../market/profile-record.js';
import { shareOwner } from '../output/exclusions.js';
import { shareText } from '../output/figure-text.js';
import { moveWords } from '../output/stage/trend.js';
import { heading, titleOf } from '../output/title.js';
import { list } from '../text/words.js';
import { legendOf, subWords } from './chain-chart.js';
import type { Chart, ChartRow } from './chart.js';
import { shareRow } from './market-chart.js';

/** The answers of one edition for all periods of its tables, with values as printed (or as asked) and as rounded. */
export type EditionAnswers = {
  readonly edition: Edition;
  readonly answers: readonly Answer[];
  readonly rounded: readonly Answer[];
};

/**
 * The picture of a share over time: a bar for each period, downwards, and one more for each edition that prints a period anew.
 * A later edition's figure for the same period is a revision; a change from one period to the next is told within one edition, so
 * that no revision passes for an event. `editions` are in order, the oldest first.
 */
export function trendChart(
  editions: readonly EditionAnswers[],
  { reading, terms }: { readonly reading: ReadingPolicy; readonly terms: Terms },
): Chart {
  const prints = editions.flatMap(printsOf);
  const [first] = prints;
  const periods = [...new Set(prints.map((p) => p.period))].sort(latestFirst).reverse();
  const subject = first?.answer.evidence.subject;
  const what = `${shareOwner(terms.exclusions)} at ${first?.answer.evidence.stage.name ?? ''}, by period`;
  const [title = '', ...conditions] = titleOf(`${subject ? heading([subject]) : ''}: ${what}`, reading);
  return {
    kind: 'trend',
    title,
    subtitle: conditions.join('; '),
    scale: { unit: 'percent', low: 0, high: 100, stretches: [], name: 'Share of supply' },
    rows: periods.flatMap((period, at) => periodRows(prints, period, periods[at - 1], terms)),
    passage: undefined,
    legend: legendOf(terms),
    notes: [
      ...(editions.length > 1
        ? ['A revision is a new figure for the same period. A change between periods is told within one edition.']
        : []),
    ],
    source: list(editions.map(({ edition: e }) => `${e.name} ${e.version}`)),
  };
}

/** What one edition prints for one period. */
type Print = {
  readonly edition: Edition;
  readonly period: string;
  readonly answer: Answer;
  readonly rounded: Answer | undefined;
};

const printsOf = ({ edition, answers, rounded }: EditionAnswers): readonly Print[] =>
  answers.flatMap((answer): readonly Print[] => {
    const { period, status } = answer.evidence;
    return period === undefined || status !== 'ok'
      ? []
      : [{ edition, period, answer, rounded: rounded.find((r) => r.evidence.period === period) }];
  });

/** The rows of a period: one for each figure that was printed for it, with the editions that print it. */
function periodRows(
  prints: readonly Print[],
  period: string,
  before: string | undefined,
  terms: Terms,
): readonly ChartRow[] {
  const own = prints.filter((p) => p.period === period);
  // an edition that prints what the one before it printed is no revision
  const figures = grouped(own, ({ answer: { share, profile } }) => [share, profile?.measures?.hhi]);
  return figures.map((same, at): ChartRow => {
    const [print] = same;
    const { share, approximate } = print.answer;
    const editions = list(same.map(({ edition }) => edition.version));
    return {
      ...shareRow('', share ?? interval(0, 100), 'excluded'),
      ...(share ? {} : { whisker: undefined }),
      label: at === 0 ? period : `${period}, revised`,
      sub: [
        ...(own.length > 1 || prints.some((p) => p.edition !== print.edition) ? [`printed in ${editions}`] : []),
        subWords(print.answer).split(', ').slice(1).join(', '),
      ]
        .filter((part) => part !== '')
        .join(', '),
      words: [
        share ? shareText(share, approximate) : 'Share not known',
        ...(at > 0 ? revision(figures[at - 1]?.[0], print) : event(prints, same, before, terms)),
      ],
    };
  });
}

/** How the figure of a period was revised. */
function revision(earlier: Print | undefined, later: Print): readonly string[] {
  const words = moved(earlier, later);
  return words === undefined ? [] : [`Revision: ${words}`];
}

/** How the figure changed from the period before, within the latest edition that prints both. */
function event(
  prints: readonly Print[],
  same: readonly Print[],
  before: string | undefined,
  terms: Terms,
): readonly string[] {
  const pairs = same.flatMap((print) => {
    const earlier = prints.find((p) => p.edition === print.edition && p.period === before);
    return earlier ? [{ earlier, print }] : [];
  });
  const pair = pairs.at(-1);
  const words = pair && moved(pair.earlier, pair.print);
  return words === undefined || !someExcluded(terms) ? [] : [`Since ${before}: ${words}`];
}

/** How a share moved from one print to another, in words; undefined where one is not known. */
function moved(earlier: Print | undefined, later: Print): string | undefined {
  const [from, to] = [earlier?.answer.share, later.answer.share];
  const [wide, wider] = [earlier?.rounded?.share, later.rounded?.share];
  if (!from || !to) return undefined;
  return moveWords([from, to], wide && wider ? [wide, wider] : undefined);
}
