import { type NewestFigures, newerFigures } from '../../answer/newest.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';
import { list } from '../../text/words.js';
import { quoteSteps, type TypedTerms, termWords, traceStep } from '../steps.js';

/** What to do next: quote or trace the figure, or see later ones. `known` are the latest figures of the built-in editions; empty for a folder. */
export function nextSteps(
  report: Report,
  given: TypedTerms,
  edition: Edition,
  known: readonly NewestFigures[],
): readonly Step[] {
  return [...figureSteps(report, given), ...newerSteps(report, given, edition, known)];
}

/** The commands that show later figures of the same market in other built-in editions, one for each edition. */
function newerSteps(
  { answers }: Report,
  { period, exclude, reading }: TypedTerms,
  edition: Edition,
  known: readonly NewestFigures[],
): readonly Step[] {
  if (period !== undefined) return [];
  const found = answers.flatMap(({ evidence }) =>
    newerFigures(known, edition, evidence).map((figures) => ({ figures, of: evidence.subject })),
  );
  const subjects = new Set(answers.map((a) => a.evidence.subject));
  const [only] = subjects.size === 1 ? subjects : [];
  return grouped(found, (f) => [f.figures.dataset, f.figures.version]).map((same) => {
    const places = new Set(same.map(({ figures }) => placeText(figures)));
    const market = only ? ['-e', only.subject] : [];
    return step(
      'Newer',
      ['stage', ...market, '-d', same[0].figures.dataset, ...termWords({ exclude, reading })],
      list([...places]),
    );
  });
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

/** A stage with the time of its figures: `mining 2025`; only the year of a date. */
const placeText = ({ stageName, time }: NewestFigures): string =>
  time.length > 7 && !time.includes('/') ? `${stageName}, said in ${time.slice(0, 4)}` : `${stageName} ${time}`;
