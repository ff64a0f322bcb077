import type { Dataset } from '../dataset/sound.js';
import { WORLD } from '../domain/actor.js';
import { inListOrder, stagesById, subjectsById } from '../domain/indexed.js';
import { exactHigh, exactLow, type Interval } from '../domain/interval.js';
import type { Period } from '../domain/period.js';
import { compare, minus, type Rational, rational, toNumber } from '../domain/rational.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Band, BandSet } from '../market/band.js';
import { derivations } from '../market/derivation.js';
import type { Market } from '../market/market.js';
import { profile } from '../market/profile.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import { type Answer, answers, approximateActors } from './answer.js';
import { claimPeriods, outsideOf } from './evidence.js';
import { memo } from './memo.js';
import { type DerivationsOf, type Mover, movers } from './movers.js';
import { datasetsByStage, observedStages } from './observed-stages.js';
import { allows, type Wanted } from './row-changes.js';

/** The change of an end from one edition to another ([r4]): what was printed anew for the old year, then the step to the new year. */
export type EndParts = { readonly revision: number; readonly newYear: number };

/** The parts of the change of a figure at each end. An end without a limit on some side has none. */
export type FigureParts = { readonly low: EndParts | undefined; readonly high: EndParts | undefined };

/**
 * A figure before and after; undefined where it is not known. `approximate`: it is of a value printed with a word such as "about", taken at its word.
 * `parts` are undefined where the figure is not known on some side, where they cannot be told apart, and between datasets of two names.
 */
export type Figure = {
  readonly path: (typeof FIGURE_PATHS)[number];
  readonly before: Interval | undefined;
  readonly after: Interval | undefined;
  readonly approximate: { readonly before: boolean; readonly after: boolean };
  readonly parts: FigureParts | undefined;
};

/**
 * A result that two datasets do not share: the default answer for a subject at a stage, or the answer for a `period` in both.
 * `movers` say whose squared share moved each end of the HHI, and add up to its move.
 * Empty where no completion attains or approaches an end, and where the figures before and after are of different subjects (`whose`),
 * or their totals leave out different suppliers (`outside`).
 */
export type Moved = {
  readonly subject: Subject;
  readonly stage: Stage;
  readonly period: string | undefined;
  readonly before: Answer | undefined;
  readonly after: Answer | undefined;
  /** The figures that moved. */
  readonly figures: readonly Figure[];
  /** All figures, moved or not. */
  readonly all: readonly Figure[];
  /** The bands before and after; undefined where the HHI is not known. */
  readonly band: { readonly before: Band | undefined; readonly after: Band | undefined };
  readonly bandMoved: boolean;
  /** The subjects whose figures the answers use; undefined without figures. */
  readonly whose: { readonly before: Subject | undefined; readonly after: Subject | undefined };
  /** The suppliers that the totals leave out. */
  readonly outside: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly wider: boolean;
  /** Whether the datasets are editions of one name, and the second has no answer of the same subject for the old year ([r4]). */
  readonly notSeparable: boolean;
  readonly movers: readonly Mover[];
};

/** How results are compared: how values are read, the bands, and who is excluded. */
export type Comparison = {
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
} & ExclusionTerms;

/** The wanted results that moved between two datasets, subject by subject and stage by stage, the default answer before the periods. */
export function moved(before: Dataset, after: Dataset, comparison: Comparison, wanted: Wanted = {}): readonly Moved[] {
  const subjects = union(before.subjects, after.subjects, (s) => s.subject).filter((s) =>
    allows(wanted.subjects, s.subject),
  );
  const stages = union(before.stages, after.stages, (s) => s.stage).filter((s) => allows(wanted.stages, s.stage));
  const stagesOf = inListOrder(stages, (s) => s.stage);
  const { reading, ...terms } = comparison;
  const profiled = memo((market: Market) => profile(market, terms));
  const derived = memo((market: Market) => derivations(market, []));
  const sides = [before, after].map((dataset) => ({
    dataset,
    at: datasetsByStage(dataset),
    observed: observedStages(dataset),
  }));
  // elsewhere neither dataset has a result: long lists of subjects and of stages make very many such places
  const observedAt = (subject: Subject): readonly Stage[] =>
    stagesOf(sides.flatMap((side) => side.observed(subject).map((s) => s.stage)));
  const asking = ({ dataset, at }: (typeof sides)[number], subject: Subject, stage: Stage) => {
    const own = subjectsById(dataset.subjects).get(subject.subject);
    const there = stagesById(dataset.stages).get(stage.stage);
    return (period: Period | 'all'): readonly Answer[] =>
      own && there ? answers(at(there), own, there, { period, reading }, terms, profiled) : [];
  };
  const editions = before.edition.name === after.edition.name;
  return subjects.flatMap((subject) =>
    observedAt(subject).flatMap((stage) => {
      const [first, second] = sides.map((side) => asking(side, subject, stage));
      if (!first || !second) return [];
      const [old, recent] = [byPeriod(first('all')), byPeriod(second('all'))];
      const place = { subject, stage, editions };
      const periods = [...old.periods].flatMap(([period, answer]) => {
        const then = recent.periods.get(period);
        return then && (answer !== old.standard || then !== recent.standard)
          ? [result({ ...place, period }, { before: answer, then, after: then }, derived)]
          : [];
      });
      const year = editions ? figuresPeriod(old.standard) : undefined;
      const then =
        year === undefined
          ? undefined
          : (recent.periods.get(year) ?? second(year).find((answer) => figuresPeriod(answer) === year));
      const standard = { before: old.standard, then, after: recent.standard };
      return [result({ ...place, period: undefined }, standard, derived), ...periods].flatMap((m) => (m ? [m] : []));
    }),
  );
}

/** The one period that the figures of an answer are of; undefined where they are of several, or one is undated. */
function figuresPeriod(answer: Answer | undefined): Period | undefined {
  if (answer?.evidence.status !== 'ok') return undefined;
  if (answer.evidence.basis.measure !== 'share') return answer.evidence.period;
  const [period, ...others] = claimPeriods(answer.evidence);
  return period === '' || others.length > 0 ? undefined : period;
}

/** The rows of both lists, each key once: those of `b` in its order, then the others. Where both have a key, the row is that of `a`. */
export const union = <T>(a: readonly T[], b: readonly T[], key: (x: T) => string): readonly T[] => [
  ...new Map([...b, ...a].map((x) => [key(x), x])).values(),
];

type Found = { readonly standard: Answer | undefined; readonly periods: ReadonlyMap<string, Answer> };

/** The answers of one dataset: the default one, and one for each period of the tables. */
function byPeriod(answered: readonly Answer[]): Found {
  const all = answered.filter((a) => a.profile);
  return {
    standard: all[0],
    periods: new Map(all.flatMap((a) => (a.evidence.period === undefined ? [] : [[a.evidence.period, a] as const]))),
  };
}

/** Where a result stands, and whether its two sides are of editions of one name. */
type ResultPlace = Pick<Moved, 'subject' | 'stage' | 'period'> & { readonly editions: boolean };

/** The answers that a result compares. `then` is that of the second dataset for the year of the first ([r4]). */
type ResultPath = Pick<Moved, 'before' | 'after'> & { readonly then: Answer | undefined };

function result({ editions, ...place }: ResultPlace, by: ResultPath, derived: DerivationsOf): Moved | undefined {
  const { before, then, after } = by;
  const separable = editions && isLike(before, after) && isLike(then, after);
  const oneUnit = [before, then].every((a) => a?.market?.unit === after?.market?.unit);
  const all = FIGURE_PATHS.map(
    (path): Figure => ({
      path,
      before: FIGURES[path](before),
      after: FIGURES[path](after),
      approximate: { before: isApproximateIn(path, before), after: isApproximateIn(path, after) },
      parts:
        separable && (path !== 'remaining' || oneUnit)
          ? figureParts(FIGURES[path](before), FIGURES[path](then), FIGURES[path](after))
          : undefined,
    }),
  );
  // equal numbers in two units are two quantities
  const alike = before?.market?.unit === after?.market?.unit;
  const figures = all.filter(
    (f) => !same(f.before, f.after) || (f.path === 'remaining' && f.before && f.after && !alike),
  );
  if (figures.length === 0) return undefined;
  const [from, to] = [before?.profile?.band, after?.profile?.band];
  const whose = { before: basisOf(before), after: basisOf(after) };
  const outside = { before: before ? outsideOf(before.evidence) : [], after: after ? outsideOf(after.evidence) : [] };
  return {
    ...place,
    before,
    after,
    figures,
    all,
    band: { before: from, after: to },
    bandMoved: from?.lowest !== to?.lowest || from?.highest !== to?.highest,
    whose,
    outside,
    wider: figures.some((f) => (f.path !== 'remaining' || alike) && width(f.after) > width(f.before)),
    notSeparable: editions && before !== undefined && after !== undefined && !separable,
    movers: isLike(before, after) ? movers(before, after, derived) : [],
  };
}

/** Whether two answers have figures of one subject, and totals that leave out the same suppliers. */
const isLike = (a: Answer | undefined, b: Answer | undefined): boolean =>
  a?.profile !== undefined &&
  b?.profile !== undefined &&
  basisOf(a)?.subject === basisOf(b)?.subject &&
  outsideOf(a.evidence).join() === outsideOf(b.evidence).join();

/** The parts of the change of a figure, by way of the old year in the new edition ([r4]); undefined where one of the three is not known. */
function figureParts(
  before: Interval | undefined,
  then: Interval | undefined,
  after: Interval | undefined,
): FigureParts | undefined {
  if (!before || !then || !after) return undefined;
  const [from, by, to] = [exactHigh(before), exactHigh(then), exactHigh(after)];
  return {
    low: endParts(exactLow(before), exactLow(then), exactLow(after)),
    high: from === 'unbounded' || by === 'unbounded' || to === 'unbounded' ? undefined : endParts(from, by, to),
  };
}

/**
 * The parts of the change of an end. The last one takes the rounding: as decimals the two add up to what the ends differ by.
 * A revision has fewer decimals where the new year needs it. Where no doubles are such decimals, both parts are the nearest.
 */
function endParts(before: Rational, then: Rational, after: Rational): EndParts {
  const nearest = toNumber(minus(then, before));
  if (compare(then, after) === 0) return { revision: nearest, newYear: 0 };
  const left = (revision: number): Rational => minus(minus(after, before), rational(revision));
  const isDouble = (x: Rational): boolean => compare(x, rational(toNumber(x))) === 0;
  const tried = [nearest, ...DECIMALS.map((digits) => Number(nearest.toFixed(digits)))];
  const revision = tried.find((x) => isDouble(left(x))) ?? nearest;
  return { revision, newYear: toNumber(left(revision)) };
}
const DECIMALS = [16, 15, 14, 13, 12, 11, 10] as const;

/** The figures that are compared, in the order in which they are shown. */
export const FIGURE_PATHS = ['cr1Pct', 'hhi', 'remainingPct', 'remaining'] as const;

const FIGURES: Readonly<Record<Figure['path'], (a: Answer | undefined) => Interval | undefined>> = {
  cr1Pct: (a) => a?.profile?.measures?.cr1Pct,
  hhi: (a) => a?.profile?.measures?.hhi,
  remainingPct: (a) => a?.profile?.remaining?.sharePct,
  remaining: (a) => a?.profile?.remaining?.quantity,
};

/** Whether a figure of an answer is of a value that is printed with a word such as "about". Only shares are said to be. */
function isApproximateIn(path: Figure['path'], answer: Answer | undefined): boolean {
  if (!answer || (path !== 'cr1Pct' && path !== 'remainingPct')) return false;
  if (path === 'remainingPct') return answer.approximate;
  const about = approximateActors(answer);
  const largest = answer.profile?.measures?.cr1Pct?.low ?? 0;
  const mayBeLargest = ({ high }: Interval): boolean => high === 'unbounded' || high >= largest;
  const suppliers = answer.profile?.suppliers ?? [];
  return about.has(WORLD) || suppliers.some((s) => about.has(s.actor) && mayBeLargest(s.sharePct));
}

/** The subject whose figures an answer uses; undefined where there are none. */
const basisOf = (answer: Answer | undefined): Subject | undefined =>
  answer?.evidence.status === 'ok' ? answer.evidence.basis.subject : undefined;

const same = (a: Interval | undefined, b: Interval | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The width of an interval. It is infinite where the interval is not known. */
const width = (i: Interval | undefined): number =>
  i === undefined || i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high - i.low;
