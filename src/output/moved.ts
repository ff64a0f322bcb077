import type { Answer } from '../answer/answer.js';
import { FIGURE_PATHS, type Figure, type Moved } from '../answer/result-changes.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import type { Subject } from '../domain/subject.js';
import { MOST_DIGITS, plain, quantity } from '../text/number.js';
import { list } from '../text/words.js';
import { percent, points } from './figure-text.js';
import { timeOf } from './place-of.js';
import { groupSize } from './subject-name.js';

/** The results that one market moved: that of its subject, if it is there, and those of the elements with the same figures. */
export type MovedMarket = readonly [Moved, ...Moved[]];

/** The results that moved, market by market: first the steps of the chain, upstream first. */
export const movedMarkets = (moved: readonly Moved[]): readonly MovedMarket[] =>
  grouped(moved, (m) => [m.stage.stage, m.period, basis(m.before)?.subject, basis(m.after)?.subject]).sort(
    ([a], [b]) => position(a) - position(b),
  );

const position = ({ stage }: Moved): number =>
  stage.position === '' ? Number.MAX_SAFE_INTEGER : Number(stage.position);

/** The subject whose figures an answer uses; undefined where there are none. */
const basis = (answer: Answer | undefined): Subject | undefined =>
  answer?.evidence.status === 'ok' ? answer.evidence.basis.subject : undefined;

/** The stage of a market and the time of its figures: `mining 2024`, `mining 2024 -> 2025`. */
export function movedPlace([{ stage, period, before, after }]: MovedMarket): string {
  const [from, to] = [before, after].map((a) => (basis(a) && a ? timeOf(a).replaceAll('said in', 'said') : ''));
  const time = period ?? (from && to && from !== to ? `${from} -> ${to}` : to || from || '');
  return time === '' ? stage.name : `${stage.name}${/^\d/.test(time) ? ' ' : ', '}${time}`;
}

/** The subjects whose results one market moved, and whose figures they had before if these were another group's. */
export function movedSubjects(market: MovedMarket): readonly string[] {
  const [{ before, after, subject }] = market;
  const [from, to] = [basis(before), basis(after)];
  const whose = to ?? from ?? subject;
  const others = market.flatMap((m) => (m.subject.subject === whose.subject ? [] : [m.subject]));
  const both = others.length < market.length;
  return [
    subjectsWords(whose, others, both),
    ...(from && to && from.subject !== to.subject ? [`(before: figures for ${from.name})`] : []),
  ];
}

/** A group with its elements: `rare earth elements, and its 17 elements`. One or two elements are named, with the group whose figures they have. */
function subjectsWords(whose: Subject, others: readonly Subject[], both: boolean): string {
  const [all, some] = [whose.members.length, others.length];
  if (some <= 2)
    return both
      ? list([whose.name, ...others.map((s) => s.name)])
      : `${list(others.map((s) => s.name))} (figures for ${whose.name})`;
  const part = some === all ? `${some}` : `${some} of ${all}`;
  if (both) return `${whose.name}, and ${some === all ? `its ${all}` : `${some} of its ${all}`} elements`;
  return `${some === all ? groupSize(whose) : `${part} elements`} of ${whose.name}`;
}

/** A figure of a market before and after; undefined where it did not move. */
export const movedFigure = (market: MovedMarket, path: Figure['path']): Figure | undefined =>
  market.flatMap((m) => m.figures).find((f) => f.path === path);

/** The texts of each figure, with `least` decimals or more. `unit` is that of quantities. */
const figureTexts = (unit: string): Readonly<Record<Figure['path'], (i: Interval, least: number) => string>> => ({
  cr1Pct: (i, least) => percent(i, Math.max(1, least)),
  remainingPct: (i, least) => percent(i, Math.max(1, least)),
  hhi: points,
  remaining: (i, least) => (least === 0 ? quantity(i, unit) : `${plain(i, least)} ${unit}`).trim(),
});

/**
 * A figure before and after: `60-70 % -> 69.2 %`, `NA -> >95 %`. It has as many decimals as tell the two apart.
 * Where six do not, it says so.
 */
export function changeText({ path, before, after }: Figure, unit = ''): string {
  const text = figureTexts(unit)[path];
  const both = (least: number): readonly [string, string] => [
    before ? text(before, least) : 'NA',
    after ? text(after, least) : 'NA',
  ];
  const all = Array.from({ length: MOST_DIGITS + 1 }, (_, least) => both(least));
  const [from, to] = all.find(([a, b]) => a !== b) ?? both(0);
  return from === to ? `${from} (moved by less than ${1 / 10 ** MOST_DIGITS})` : `${from} -> ${to}`;
}

/** The unit of the quantities of a market. */
export const movedUnit = ([{ before, after }]: MovedMarket): string =>
  after?.profile?.unit ?? before?.profile?.unit ?? '';

const CALLED = {
  cr1Pct: 'largest share',
  hhi: 'HHI',
  remainingPct: 'what remains',
  remaining: 'remaining quantity',
} as const satisfies Record<Figure['path'], string>;

/** A line for each market that moved: `mining 2024, lithium: HHI 5,012-5,023 -> 4,923-4,924`. */
export const movedLines = (moved: readonly Moved[]): readonly string[] =>
  movedMarkets(moved).map((market) => {
    const figures = FIGURE_PATHS.flatMap((path) => movedFigure(market, path) ?? []);
    const changes = figures.map((figure) => `${CALLED[figure.path]} ${changeText(figure, movedUnit(market))}`);
    return `${movedPlace(market)}, ${movedSubjects(market).join(' ')}: ${changes.join('; ')}`;
  });
