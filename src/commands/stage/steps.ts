import type { Answer } from '../../answer/answer.js';
import { type NewestFigures, narrowerFigures, ownFigures } from '../../answer/newest.js';
import type { Report } from '../../answer/report.js';
import type { Publication } from '../../answer/underlying.js';
import type { Dataset } from '../../dataset/sound.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';
import { figuresPlace, newerSteps } from '../newer.js';
import { quoteSteps, type TypedTerms, termWords, traceStep } from '../steps.js';
import { underlyingSteps } from '../underlying.js';

/**
 * What to do next: quote or trace the figure, see the statistic behind a table of one subject, or see later figures.
 * `known` are the latest figures of the built-in editions and the publications that they transcribe; empty for a folder.
 */
export function nextSteps(
  report: Report,
  given: TypedTerms,
  typed: { readonly subjects: boolean; readonly stages: boolean },
  dataset: Dataset,
  known: { readonly newest: readonly NewestFigures[]; readonly publications: readonly Publication[] },
): readonly Step[] {
  const { answers } = report;
  const isOne = new Set(answers.map((a) => a.evidence.subject)).size === 1;
  const again = { command: 'stage', named: typed, terms: given };
  const newer = newerSteps(answers, again, dataset.edition, known.newest);
  return [
    ...figureSteps(report, given),
    ...(isOne ? underlyingSteps('stage', dataset, answers, given, known.publications) : []),
    ...newer,
    ...(isOne ? ownSteps(answers, given, dataset, known.newest) : []),
    ...(isOne ? compareSteps(answers, newer.length > 0, given, dataset, known.newest) : []),
  ];
}

/**
 * The commands that quote and trace the figure that matters most: the stage that sets the limit of the chain, or the first
 * with a figure. For several subjects the command that shows one of them. Empty without a figure.
 */
function figureSteps({ answers, ceilings }: Report, given: TypedTerms): readonly Step[] {
  const found = answers.filter((a) => a.evidence.status === 'ok');
  const [first] = found;
  if (!first) return [];
  const subjects = new Set(answers.map((a) => a.evidence.subject));
  if (subjects.size > 1) return [step('Detail', ['stage', '-e', first.evidence.subject.subject, ...termWords(given)])];
  const setting = ceilings[0]?.setBy[0];
  const { evidence } = found.find((a) => a.evidence.stage === setting) ?? first;
  return [...quoteSteps(evidence, given), traceStep(evidence, given)];
}

/** The commands that show figures of the subject's own in other built-in datasets, at stages where this one has none. */
const ownSteps = (
  answers: readonly Answer[],
  { exclude, reading }: TypedTerms,
  { edition }: Dataset,
  known: readonly NewestFigures[],
): readonly Step[] =>
  answers.flatMap(({ evidence }) =>
    ownFigures(known, edition, evidence).map((own) =>
      step(
        'Own',
        [
          'stage',
          '-e',
          evidence.subject.subject,
          '-s',
          own.stage,
          '-d',
          own.dataset,
          ...termWords({ exclude, reading }),
        ],
        figuresPlace(own),
      ),
    ),
  );

/** The command that puts the built-in datasets side by side, where one of them has newer figures or figures of fewer elements. */
function compareSteps(
  answers: readonly Answer[],
  newer: boolean,
  { exclude, reading }: TypedTerms,
  { edition }: Dataset,
  known: readonly NewestFigures[],
): readonly Step[] {
  const [first] = answers;
  const narrower = answers.some((a) => narrowerFigures(known, edition, a.evidence).length > 0);
  if (!first || !(newer || narrower)) return [];
  return [step('Others', ['compare', '-e', first.evidence.subject.subject, ...termWords({ exclude, reading })])];
}
