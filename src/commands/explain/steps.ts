import type { Provenance } from '../../answer/provenance.js';
import type { Report } from '../../answer/report.js';
import { grouped } from '../../domain/grouped.js';
import { latestFirst } from '../../domain/period.js';
import type { Step } from '../../output/sheet.js';
import { step } from '../../output/step.js';
import { count } from '../../text/words.js';
import { marketWords, quoteSteps, stagesStep, type TypedTerms, termWords } from '../steps.js';

/**
 * What to do next: quote the figure, see the market as a table, or trace the values of other periods, which the screen only counts.
 * Without a figure, the stages that have some.
 */
export function explainSteps({ answers }: Report, origins: readonly Provenance[], typed: TypedTerms): readonly Step[] {
  const [first] = answers;
  if (!first) return [];
  const { evidence } = first;
  if (evidence.status !== 'ok') return [stagesStep(evidence, typed)];
  const shown = new Set(answers.map((a) => a.evidence.period));
  const aside = origins
    .flatMap(({ witnesses }) => witnesses)
    .filter((w) => w.elsewhere !== undefined && !shown.has(w.elsewhere));
  const others = grouped([...new Map(aside.map((w) => [w.observation.observation, w])).values()], (w) => w.elsewhere);
  return [
    ...quoteSteps(evidence, typed),
    step('Shares', ['shares', ...marketWords(evidence, typed), ...termWords(typed)]),
    ...others
      .map(([w, ...more]) => ({ period: w.elsewhere ?? '', size: more.length + 1 }))
      .sort((a, b) => latestFirst(a.period, b.period))
      .map(({ period, size }) =>
        step(
          'Other',
          ['explain', ...marketWords(evidence, { period }), ...termWords(typed)],
          `${count(size, 'value')} of ${period}`,
        ),
      ),
  ];
}
