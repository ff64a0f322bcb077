import type { Moved } from '../answer/result-changes.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import { shortName } from '../domain/subject.js';
import { quantity } from '../text/number.js';
import { some } from '../text/words.js';
import { percent, points } from './figure-text.js';

/** The results that moved, in groups with the same evidence and figures: elements share a row, as in `stage`. */
export const movedGroups = (moved: readonly Moved[]): readonly [Moved, ...Moved[]][] =>
  grouped(moved, (m) => [m.stage.stage, m.period, basis(m.before), basis(m.after), m.figures]);

const basis = (answer: Moved['before']): string =>
  answer?.evidence.status === 'ok' ? answer.evidence.basis.subject.subject : '';

/** The name of a group of results: its stage with the periods that answered, and its subjects. */
export function movedName(group: readonly [Moved, ...Moved[]]): readonly string[] {
  const [{ stage, period, before, after }] = group;
  const [from, to] = [before?.evidence.period ?? '', after?.evidence.period ?? ''];
  // a side without an answer has no period
  const both = before && after && from !== to ? `${from || 'undated'} to ${to || 'undated'}` : from || to;
  const when = period ?? both;
  return [`${stage.stage} ${when}`.trim(), some(group.map((m) => shortName(m.subject)))];
}

/** The functions that write each figure as text. */
export const FIGURE_TEXT = {
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

/** A line for each group of results that moved: `mining 2024, ree: HHI 5,012-5,023 to 4,923-4,924`. */
export const movedLines = (moved: readonly Moved[]): readonly string[] =>
  movedGroups(moved).map((group) => {
    const figures = group[0].figures.map(({ path, before, after }) => {
      const [from, to] = [before, after].map((i) => (i ? FIGURE_TEXT[path](i) : 'NA'));
      return `${CALLED[path]} ${from} to ${to}`;
    });
    return `${movedName(group).join(', ')}: ${figures.join('; ')}`;
  });
