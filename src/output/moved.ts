import { FIGURE_PATHS, type Figure, type Moved } from '../answer/result-changes.js';
import { grouped } from '../domain/grouped.js';
import type { Interval } from '../domain/interval.js';
import type { Subject } from '../domain/subject.js';
import { type BandSet, DEFAULT_BANDS } from '../market/band.js';
import { MOST_DIGITS, plain, quantity } from '../text/number.js';
import { list } from '../text/words.js';
import { percent, points } from './figure-text.js';
import { timeOf } from './place-of.js';
import { type Naming, subjectName } from './subject-name.js';

/** The results that one market moved: that of its subject, if it is there, and those of the elements with the same figures. */
export type MovedMarket = readonly [Moved, ...Moved[]];

/** The results that moved, market by market: first the steps of the chain, upstream first. */
export const movedMarkets = (moved: readonly Moved[]): readonly MovedMarket[] =>
  grouped(moved, (m) => [m.stage.stage, m.period, m.whose.before?.subject, m.whose.after?.subject]).sort(
    ([a], [b]) => position(a) - position(b),
  );

const position = ({ stage }: Moved): number =>
  stage.position === '' ? Number.MAX_SAFE_INTEGER : Number(stage.position);

/** The stage of a market and the time of its figures: `mining 2024`, `mining 2024 -> 2025`. */
export function movedPlace([{ stage, period, before, after }]: MovedMarket): string {
  const [from, to] = [before, after].map((a) => (a?.market ? timeOf(a).replaceAll('said in', 'said') : ''));
  const time = period ?? (from && to && from !== to ? `${from} -> ${to}` : to || from || '');
  return time === '' ? stage.name : `${stage.name}${/^\d/.test(time) ? ' ' : ', '}${time}`;
}

/** The subjects whose results one market moved, and whose figures they had before if these were another group's. */
export function movedSubjects(market: MovedMarket, naming: Naming = subjectName): readonly string[] {
  const [{ subject, whose }] = market;
  const { before, after } = whose;
  const owner = after ?? before ?? subject;
  const others = market.flatMap((m) => (m.subject.subject === owner.subject ? [] : [m.subject]));
  return [
    ...subjectsWords(owner, others, others.length < market.length, naming),
    ...(before && after && before.subject !== after.subject ? [`(before: ${naming(before)})`] : []),
  ];
}

/** A group with its elements: `the 17 elements`, `(also for each)`. One or two elements are named, with the group whose figures they have. */
function subjectsWords(whose: Subject, others: readonly Subject[], both: boolean, naming: Naming): readonly string[] {
  const [name, some] = [naming(whose), others.length];
  if (some === 0) return [name];
  const named = some <= 2 ? list(others.map((s) => s.name)) : undefined;
  const all = some === whose.members.length;
  if (both) return [name, `(also for ${named ?? (all ? 'each' : `${some} of them`)})`];
  return named === undefined ? [`${all ? 'each' : some} of ${name}`] : [named, `(figures for ${name})`];
}

/** Whether a figure of a market moved. */
export const isMoved = (market: MovedMarket, path: Figure['path']): boolean => movedFigure(market, path) !== undefined;

/** A figure of a market before and after; undefined where it did not move. */
const movedFigure = (market: MovedMarket, path: Figure['path']): Figure | undefined =>
  market.flatMap((m) => m.figures).find((f) => f.path === path);

/** The units of the quantities before and after. Nothing is converted. */
export type UnitPair = readonly [before: string, after: string];

/** The texts of each figure, with `least` decimals or more. `unit` is that of a quantity. */
const figureTexts = (
  bands: BandSet,
): Readonly<Record<Figure['path'], (i: Interval, least: number, unit: string) => string>> => ({
  cr1Pct: (i, least) => percent(i, Math.max(1, least)),
  remainingPct: (i, least) => percent(i, Math.max(1, least)),
  hhi: (i, least) => points(i, least, bands),
  remaining: (i, least, unit) => (least === 0 ? quantity(i, unit) : `${plain(i, least)} ${unit}`).trim(),
});

/** What is said of two figures that differ by less than the digits show. */
const HIDDEN = `(moved by less than ${1 / 10 ** MOST_DIGITS})`;

/**
 * A figure before, and after: `about 60-70 %` and `69.2 %`, `NA` and `>95 %`. They have as many decimals as tell them apart.
 * Where six do not, the second says so. Alike where the figure did not move.
 */
export function changeTexts(
  { path, before, after, approximate }: Figure,
  units: UnitPair = ['', ''],
  bands = DEFAULT_BANDS,
): readonly [string, string] {
  const text = figureTexts(bands)[path];
  const side = (i: Interval | undefined, about: boolean, least: number, unit: string): string =>
    i ? `${about ? 'about ' : ''}${text(i, least, unit)}` : 'NA';
  const all = Array.from({ length: MOST_DIGITS + 1 }, (_, least): readonly [string, string] => [
    side(before, approximate.before, least, units[0]),
    side(after, approximate.after, least, units[1]),
  ]);
  const apart = all.findIndex(([a, b]) => a !== b);
  const found = all[apart];
  if (found) return apart > 0 ? [withZeros(found[0], apart), withZeros(found[1], apart)] : found;
  const same = side(before, approximate.before, 0, units[0]);
  return [same, JSON.stringify(before) === JSON.stringify(after) ? same : `${same} ${HIDDEN}`];
}

/** A text with at least `digits` decimals in each number: `67.80 %`. */
const withZeros = (text: string, digits: number): string =>
  text.replace(/(?<![\p{L}\d.,])\d[\d,]*(?:\.\d+)?/gu, (number) => {
    const [whole = '', decimals = ''] = number.split('.');
    return `${whole}.${decimals.padEnd(digits, '0')}`;
  });

/** The same in one text: `about 60-70 % -> 69.2 %`. */
export function changeText(figure: Figure, units?: UnitPair): string {
  const [from, to] = changeTexts(figure, units);
  return to.endsWith(HIDDEN) ? to : `${from} -> ${to}`;
}

/** The units of the quantities of a market on both sides. A side without one has that of the other. */
export function movedUnits([{ before, after }]: MovedMarket): UnitPair {
  const [from, to] = [before?.profile?.unit, after?.profile?.unit];
  return [from ?? to ?? '', to ?? from ?? ''];
}

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
    const changes = figures.map((figure) => `${CALLED[figure.path]} ${changeText(figure, movedUnits(market))}`);
    return `${movedPlace(market)}, ${movedSubjects(market).join(' ')}: ${changes.join('; ')}`;
  });
