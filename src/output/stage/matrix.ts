import type { Answer } from '../../answer/answer.js';
import { grouped } from '../../domain/grouped.js';
import { shortName } from '../../domain/subject.js';
import { someExcluded, type Terms } from '../../market/profile-record.js';
import { terminal } from '../../text/escape.js';
import { wrap } from '../../text/words.js';
import { evidenceKey, gapWords, hhiWords, largestCell, levelCell, timeCell, whoseWords } from '../answer-cells.js';
import type { Bar } from '../bar.js';
import { shareText } from '../figure-text.js';
import type { Cell, Rows } from '../sheet.js';

/** The most stages that fit side by side. */
const MOST_STAGES = 4;

/** Whether several subjects have one answer each at the same few stages, so that the stages can be columns. Bars need lines of their own. */
export function isMatrix(answers: readonly Answer[], { bar }: { readonly bar: Bar | undefined }): boolean {
  const chains = grouped(answers, (a) => a.evidence.subject.subject).map((chain) =>
    chain.map((a) => a.evidence.stage.stage).join(),
  );
  const stages = new Set(answers.map((a) => a.evidence.stage.stage)).size;
  return (
    bar === undefined &&
    chains.length > 1 &&
    new Set(chains).size === 1 &&
    stages <= MOST_STAGES &&
    answers.length === stages * chains.length
  );
}

/** The line that says how a cell reads. */
export function matrixLegend(terms: Terms): string {
  if (!someExcluded(terms)) return 'Each cell: the largest share, and the level of concentration with its HHI.';
  const who = terms.largestPct === undefined ? 'the share' : 'the largest supplier, its share';
  return `Each cell: ${who}, what is left, and the level of concentration with its HHI.`;
}

/** The width of the column of subjects, in characters. */
const NAMES = 24;

/** A table with a line for each group of subjects whose chains have the same evidence, and the stages as columns. */
export function matrix(
  answers: readonly Answer[],
  { terms, unfold }: { readonly terms: Terms; readonly unfold: boolean },
): Rows {
  const chains = grouped(answers, (a) => a.evidence.subject.subject);
  const lines = grouped(chains, (chain) => [chain.map(evidenceKey), unfold ? chain[0].evidence.subject.subject : '']);
  const [first = []] = chains;
  const times = first.map((_, at) => {
    const found = chains.flatMap((chain) => (chain[at]?.evidence.status === 'ok' ? [timeCell(chain[at])] : []));
    return new Set(found.map(String)).size === 1 ? (found[0] ?? []) : [];
  });
  const head: Cell[] = ['', ...first.map(({ evidence }, at) => [evidence.stage.name, ...(times[at] ?? [])])];
  return [
    head,
    ...lines.map((same): Cell[] => {
      const names = wrap(terminal(same.map(([a]) => shortName(a.evidence.subject)).join(', ')), NAMES).split('\n');
      return [names, ...same[0].map((answer, at) => cell(answer, terms, (times[at] ?? []).length > 0))];
    }),
  ];
}

/** What is known of one market. The time is told where it is not in the head of the column. */
function cell(answer: Answer, terms: Terms, timed: boolean): Cell {
  const gap = gapWords(answer);
  if (gap !== undefined) return gap;
  const { share, approximate, profile } = answer;
  const { remaining } = profile ?? {};
  const hhi = hhiWords(answer, terms);
  return [
    ...(terms.largestPct === undefined ? [] : largestCell(answer)),
    share ? shareText(share, approximate) : 'NA',
    ...(remaining ? [`${shareText(remaining.sharePct, approximate)} left`] : []),
    hhi === 'NA' ? 'HHI unknown' : `${levelCell(answer).join(' ')} ${hhi}`,
    ...(timed ? [] : timeCell(answer)),
    whoseWords(answer),
  ];
}
