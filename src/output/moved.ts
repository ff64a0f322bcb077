import type { Moved } from '../answer/result-changes.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import { shortName } from '../domain/subject.js';
import { percent, points, quantity } from '../text/number.js';
import { some } from '../text/words.js';

/** Results that moved alike, from the same evidence: elements share rows as in `stage`. */
export const groups = (moved: readonly Moved[]): readonly [Moved, ...Moved[]][] =>
  grouped(moved, (m) => [m.stage.stage, m.period, basis(m.before), basis(m.after), m.figures]);

const basis = (answer: Moved['before']): string =>
  answer?.evidence.status === 'ok' ? answer.evidence.basis.subject.subject : '';

/** What a result is of: its stage, the periods that answered, and for whom. */
export function name(group: readonly [Moved, ...Moved[]]): readonly string[] {
  const [{ stage, period, before, after }] = group;
  const [from, to] = [before?.evidence.period ?? '', after?.evidence.period ?? ''];
  // where one of the two has no answer, it has no period either
  const both = before && after && from !== to ? `${from || 'undated'} to ${to || 'undated'}` : from || to;
  const when = period ?? both;
  return [`${stage.stage} ${when}`.trim(), some(group.map((m) => shortName(m.subject)))];
}

/** How each figure is written. */
export const SHOWN = {
  cr1Pct: percent,
  remainingPct: percent,
  hhi: points,
  remaining: (i: Interval) => quantity(i, '').trim(),
} as const;

const CALLED = {
  cr1Pct: 'largest share',
  hhi: 'HHI',
  remainingPct: 'what remains',
  remaining: 'remaining quantity',
} as const;

/** The results that moved, a line each: `mining 2024, ree: HHI 5,012-5,023 to 4,923-4,924`. */
export const movedLines = (moved: readonly Moved[]): readonly string[] =>
  groups(moved).map((group) => {
    const figures = group[0].figures.map(({ path, before, after }) => {
      const [from, to] = [before, after].map((i) => (i ? SHOWN[path](i) : 'NA'));
      return `${CALLED[path]} ${from} to ${to}`;
    });
    return `${name(group).join(', ')}: ${figures.join('; ')}`;
  });
