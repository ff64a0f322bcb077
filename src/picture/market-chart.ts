import type { Answer } from '../answer/answer.js';
import { approximateActors } from '../answer/answer.js';
import type { Report } from '../answer/report.js';
import { type Interval, isPoint } from '../domain/interval.js';
import type { Terms } from '../market/profile-record.js';
import { gapWords } from '../output/answer-cells.js';
import { digest } from '../output/digest.js';
import { percent, shareText } from '../output/figure-text.js';
import { footOf, isHeld, marketQuestion, marketTitle } from '../output/title.js';
import { quantity } from '../text/number.js';
import { count, sentenceCase, some } from '../text/words.js';
import { type ChartTerms, HHI_MEANING, hhiLine, isDrawn, levelWords } from './chain-chart.js';
import type { Chart, ChartRow, Fill } from './chart.js';

/** The most suppliers that have a row. */
const MOST = 20;

/** The picture of one market: its suppliers by size, each with the range of its share. */
export function marketChart(report: Report, { edition, reading, terms }: ChartTerms): Chart {
  const { answers, notes } = report;
  const [answer] = answers;
  const [title = '', ...conditions] = marketTitle(answers.slice(0, 1), marketQuestion(report), reading);
  const suppliers = answer?.profile?.suppliers ?? [];
  const more = suppliers.length - MOST;
  const { whose, remarks } = digest(notes.filter(isDrawn), answer ? [answer.evidence.subject] : []);
  return {
    kind: 'market',
    title,
    subtitle: conditions.join('; '),
    scale: { unit: 'percent', low: 0, high: 100, stretches: [], name: isHeld(report) ? 'Share' : 'Share of supply' },
    rows: answer
      ? rows(
          answer,
          terms.exclusions.map((e) => e.actor),
        )
      : [],
    passage: undefined,
    legend: marketLegend(answer, terms),
    notes: [
      ...(answer?.profile ? [`${[levelWords(answer), ...hhiLine(answer, terms)].join(': ')}.`] : []),
      ...(answer?.profile?.measures?.hhi ? [HHI_MEANING] : []),
      ...(mostTogether(suppliers) > 100.000_001 ? [NOT_TOGETHER] : []),
      ...(more > 0 ? [`${sentenceCase(count(more, 'smaller supplier'))} ${more === 1 ? 'is' : 'are'} not drawn.`] : []),
      ...whose,
      ...remarks,
    ],
    source: footOf(edition),
  };
}

/** What the fills mean. Where all shares are known, they are what the bars say, and not the least. */
function marketLegend(answer: Answer | undefined, { exclusions }: Terms): Chart['legend'] {
  const { suppliers = [], rest, largest } = answer?.profile ?? {};
  const exact = [...suppliers, ...(rest ? [rest] : [])].every(({ sharePct }) => isPoint(sharePct));
  const least = exact ? '' : ', at least';
  const who = largest?.actors ?? exclusions.map((e) => e.actor);
  return {
    ...(who.length === 0 ? {} : { excluded: `${some(who)}${least}` }),
    other: `${who.length === 0 ? 'Suppliers' : 'Others'}${least}`,
    unnamed: `Not named${least}`,
    unknown: 'Not known: perhaps more',
  };
}

/** What follows where the high ends add up to more than everything. */
const NOT_TOGETHER = 'Not all suppliers can be at the end of their range together: the ends add up to more than 100 %.';

const mostTogether = (suppliers: readonly { readonly sharePct: Interval }[]): number =>
  suppliers.reduce((sum, { sharePct: { high } }) => sum + (high === 'unbounded' ? 100 : high), 0);

function rows(answer: Answer, excluded: readonly string[]): readonly ChartRow[] {
  const { profile } = answer;
  const gap = gapWords(answer);
  if (gap !== undefined || !profile)
    return [
      {
        kind: 'bar',
        label: sentenceCase(answer.evidence.stage.name),
        sub: '',
        spans: [],
        whisker: undefined,
        words: [sentenceCase(gap ?? '')],
      },
    ];
  const out = new Set([...excluded, ...(profile.largest?.actors ?? [])]);
  const about = approximateActors(answer);
  const { unit, suppliers, rest } = profile;
  return [
    ...suppliers.slice(0, MOST).map(({ actor, sharePct, quantity: amount }) => ({
      ...shareRow(actor, sharePct, out.has(actor) ? 'excluded' : 'other'),
      words: [shareText(sharePct, about.has(actor)), ...amountWords(amount, unit)],
    })),
    ...(rest && rest.sharePct.high !== 0
      ? [
          {
            ...shareRow('Others', rest.sharePct, 'unnamed'),
            sub: 'not named',
            words: [percent(rest.sharePct), ...amountWords(rest.quantity, unit)],
          },
        ]
      : []),
  ];
}

const amountWords = (amount: Interval | undefined, unit: string | undefined): readonly string[] =>
  amount && unit !== undefined && !(amount.low === 0 && amount.high === 'unbounded') ? [quantity(amount, unit)] : [];

/** A bar to the low end of a share, with a hatch to its high end. */
export const shareRow = (label: string, share: Interval, fill: Fill): Extract<ChartRow, { kind: 'bar' }> => ({
  kind: 'bar',
  label,
  sub: '',
  spans: [
    { from: 0, to: share.low, fill },
    { from: share.low, to: share.high === 'unbounded' ? 100 : share.high, fill: 'unknown' },
  ],
  whisker: isPoint(share) ? undefined : share,
  words: [],
});
