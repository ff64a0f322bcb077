import type { Report } from '../../answer/report.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';

/** The options of the question, as they were typed: they are given again to the commands that follow. */
export type Given = {
  readonly dataset?: string | undefined;
  readonly period?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly reading?: string | undefined;
};

/**
 * The commands that quote and trace the figure that matters most: the stage that sets the limit of the chain, or the first
 * with a figure. For several subjects the command that shows one of them. Empty without a figure.
 */
export function nextSteps({ answers, ceilings }: Report, given: Given): readonly Step[] {
  const found = answers.filter((a) => a.evidence.status === 'ok');
  const [first] = found;
  if (!first) return [];
  const subjects = new Set(answers.map((a) => a.evidence.subject));
  const options = [
    ...(given.dataset === undefined ? [] : ['-d', given.dataset]),
    ...(given.reading === undefined ? [] : ['-r', given.reading]),
    ...(given.exclude ?? []).flatMap((word) => ['-x', word]),
  ];
  if (subjects.size > 1) return [step('Detail', ['stage', '-e', first.evidence.subject.subject, ...options])];
  const setting = ceilings[0]?.setBy[0];
  const { evidence } = found.find((a) => a.evidence.stage === setting) ?? first;
  const market = ['-e', evidence.subject.subject, '-s', evidence.stage.stage];
  const period = given.period === undefined || given.period === 'all' ? [] : ['-p', given.period];
  // cite names a whole supplier
  const whole = (given.exclude ?? []).some((word) => word.includes('='));
  return [
    ...(whole ? [] : [step('Quote', ['cite', ...market, ...period, ...options])]),
    step('Trace', ['explain', ...market, ...period, ...options]),
  ];
}
