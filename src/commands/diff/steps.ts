import type { Moved } from '../../answer/result-changes.js';
import { movedMarkets } from '../../output/moved.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';
import { type TypedTerms, termWords } from '../steps.js';

/** The command that traces the first figure that moved, in the later dataset, on the terms that were typed. Empty where that has none. */
export function diffSteps(moved: readonly Moved[], after: string, terms: TypedTerms): readonly Step[] {
  const market = movedMarkets(moved).find(([m]) => m.after?.evidence.status === 'ok');
  if (!market) return [];
  const own = market.find(({ after: a }) => a?.evidence.status === 'ok' && !a.evidence.basis.inherited);
  const { subject, stage, period } = own ?? market[0];
  const time = period === undefined ? [] : ['-p', period];
  const words = ['explain', '-e', subject.subject, '-s', stage.stage, ...time];
  return [step('Trace', [...words, ...termWords({ ...terms, dataset: after })])];
}
