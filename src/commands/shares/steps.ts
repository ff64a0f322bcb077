import type { NewestFigures } from '../../answer/newest.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';
import { newerSteps } from '../newer.js';
import { marketWords, quoteSteps, stagesStep, type TypedTerms, termWords, traceStep } from '../steps.js';

/** What to do next: quote or trace the figure, or see the group's quantities. Without a figure, the stages that have some. Then the later figures of other built-in editions, of which `known` are the latest. */
export function sharesSteps(
  report: Report,
  typed: TypedTerms,
  edition: Edition,
  known: readonly NewestFigures[],
): readonly Step[] {
  const again = { command: 'shares', named: { subjects: true, stages: true }, terms: typed };
  return [...figureSteps(report, typed), ...newerSteps(report.answers, again, edition, known)];
}

function figureSteps({ answers }: Report, typed: TypedTerms): readonly Step[] {
  const [first] = answers;
  if (!first) return [];
  const { evidence, market } = first;
  if (evidence.status !== 'ok') return [stagesStep(evidence, typed)];
  const { subject, inherited } = evidence.basis;
  const group =
    inherited && market?.unit !== undefined
      ? [
          step(
            'Group',
            ['shares', ...marketWords({ ...evidence, subject }, typed), ...termWords(typed)],
            `with ${market.unit}`,
          ),
        ]
      : [];
  return [...group, ...quoteSteps(evidence, typed), traceStep(evidence, typed)];
}
