import type { Answer } from '../../answer/answer.js';
import { grouped } from '../../domain/grouped.js';
import { shortName } from '../../domain/subject.js';
import { someExcluded, type Terms } from '../../market/profile-record.js';
import { terminal } from '../../text/escape.js';
import { quantity } from '../../text/number.js';
import { some, wrap } from '../../text/words.js';
import {
  evidenceKey,
  gapWords,
  hhiWords,
  largestCell,
  levelCell,
  type SharedAnswers,
  shareHeads,
  timeCell,
  whoseWords,
} from '../answer-cells.js';
import type { Bar } from '../bar.js';
import { shareText } from '../figure-text.js';
import { timeOf } from '../place-of.js';
import type { Cell, Rows } from '../sheet.js';

/** A table with a line for each stage and period, and for each evidence of several subjects. */
export function rows(
  answers: readonly Answer[],
  { terms, bar, unfold }: { readonly terms: Terms; readonly bar: Bar | undefined; readonly unfold: boolean },
): Rows {
  const subjects = [...new Set(answers.map((a) => a.evidence.subject))];
  const stages = [...new Set(answers.map((a) => a.evidence.stage))];
  const places = stages.flatMap((stage) => answers.filter((a) => a.evidence.stage === stage).map(placeKey));
  const lines = grouped(answers, (a) => [evidenceKey(a), unfold ? a.evidence.subject.subject : '']).sort(
    ([a], [b]) => places.indexOf(placeKey(a)) - places.indexOf(placeKey(b)),
  );
  const shown = columns(lines, terms, subjects.length, bar);
  return [shown.map(({ head }) => head), ...lines.map((row) => shown.map(({ cell }) => cell(row)))];
}

const placeKey = (answer: Answer): string => `${answer.evidence.stage.stage} ${timeOf(answer)}`;

/** A column of the table. */
type Column = { readonly head: string; readonly cell: (row: SharedAnswers) => Cell };

/** The columns. What remains is there only with an exclusion, and whose figures these are only where they are somebody else's. */
function columns(
  lines: readonly SharedAnswers[],
  terms: Terms,
  subjects: number,
  bar: Bar | undefined,
): readonly Column[] {
  const { largestPct } = terms;
  const drawn = (i: Parameters<Bar>[0] | undefined, most: number): readonly string[] =>
    i && bar ? [bar(i, most)] : [];
  const { share, left } = shareHeads(terms);
  return [
    { head: 'stage', cell: ([{ evidence }]) => evidence.stage.name },
    ...(subjects > 1 ? [{ head: 'for', cell: (row: SharedAnswers) => whoseRow(row, subjects) }] : []),
    { head: 'when', cell: ([a]) => timeCell(a) },
    ...(largestPct === undefined ? [] : [{ head: 'largest', cell: ([a]: SharedAnswers) => largestCell(a) }]),
    {
      head: share,
      cell: ([a]) => (a.share ? [shareText(a.share, a.approximate), ...drawn(a.share, 100)] : 'NA'),
    },
    ...(someExcluded(terms) ? [{ head: left, cell: ([a]: SharedAnswers) => remainingCell(a) }] : []),
    { head: 'level', cell: ([a]) => levelCell(a) },
    { head: 'HHI', cell: ([a]) => [hhiWords(a, terms), ...drawn(a.profile?.measures?.hhi, 10_000)] },
    ...(lines.some(([a]) => gapWords(a) !== undefined || whoseWords(a) !== '')
      ? [{ head: 'figures for', cell: ([a]: SharedAnswers) => gapWords(a) ?? whoseWords(a) }]
      : []),
  ];
}

/** The subjects that share a line. */
const whoseRow = (row: SharedAnswers, subjects: number): Cell =>
  row.length === subjects && row.length > 1
    ? `all ${row.length}`
    : wrap(terminal(some(row.map((a) => shortName(a.evidence.subject)))), 24).split('\n');

/** The share that remains and, where there is one, its quantity. */
function remainingCell({ profile, approximate }: Answer): Cell {
  const { unit, remaining } = profile ?? {};
  if (!remaining) return 'NA';
  const amount = remaining.quantity && unit !== undefined ? [quantity(remaining.quantity, unit)] : [];
  return [shareText(remaining.sharePct, approximate), ...amount];
}
