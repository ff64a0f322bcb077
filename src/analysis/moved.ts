import type { Dataset } from '../dataset/sound.js';
import type { Interval } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { type Answer, answers } from './answer.js';
import type { Band, BandSet } from './band.js';
import { type Derivation, derivations } from './derivation.js';
import type { Exclusion } from './market.js';

/** By how many points one supplier, or the rest (undefined), moved each end of an HHI. */
export type Mover = { readonly actor: string | undefined; readonly low: number; readonly high: number };

/** A figure before and after. */
export type Figure = {
  readonly path: 'cr1Pct' | 'hhi' | 'remainingPct' | 'remaining';
  readonly before: Interval | undefined;
  readonly after: Interval | undefined;
};

/**
 * A result that two datasets do not share: the default answer of a subject at a stage (`period` undefined), or that of a period that both have.
 * `movers` say exactly whose squared share moved the HHI, at each end; they add up to what it moved. Empty where an end is given by no completion.
 */
export type Moved = {
  readonly subject: Subject;
  readonly stage: Stage;
  readonly period: string | undefined;
  readonly before: Answer | undefined;
  readonly after: Answer | undefined;
  readonly figures: readonly Figure[];
  readonly band: { readonly before: Band | undefined; readonly after: Band | undefined } | undefined;
  readonly wider: boolean;
  readonly movers: readonly Mover[];
};

/** How results are compared. */
export type Comparison = {
  readonly reading: ReadingPolicy;
  readonly bands: BandSet;
  readonly exclusions: readonly Exclusion[];
};

/** The results that moved between two datasets, subject by subject and stage by stage, the default answer before the periods. */
export function moved(before: Dataset, after: Dataset, comparison: Comparison): readonly Moved[] {
  const subjects = union(before.subjects, after.subjects, (s) => s.subject);
  const stages = union(before.stages, after.stages, (s) => s.stage);
  return subjects.flatMap((subject) =>
    stages.flatMap((stage) => {
      const [old, recent] = [before, after].map((dataset) => found(dataset, subject, stage, comparison));
      if (!old || !recent) return [];
      const first = result(subject, stage, undefined, old.standard, recent.standard);
      const periods = [...old.periods.keys()].filter((p) => recent.periods.has(p));
      const others = periods
        .filter((p) => old.periods.get(p) !== old.standard || recent.periods.get(p) !== recent.standard)
        .map((p) => result(subject, stage, p, old.periods.get(p), recent.periods.get(p)));
      return [first, ...others].flatMap((m) => (m ? [m] : []));
    }),
  );
}

const union = <T>(a: readonly T[], b: readonly T[], key: (x: T) => string): readonly T[] => [
  ...new Map([...b, ...a].map((x) => [key(x), x])).values(),
];

/** The answers of a dataset: the default one, and one for each period of its tables. */
function found(dataset: Dataset, subject: Subject, stage: Stage, { reading, ...terms }: Comparison) {
  const own = dataset.subjects.find((s) => s.subject === subject.subject);
  const at = dataset.stages.find((s) => s.stage === stage.stage);
  if (!own || !at) return { standard: undefined, periods: new Map<string, Answer>() };
  const all = answers(dataset, own, at, { period: 'all', reading }, terms).filter((a) => a.profile);
  const [standard] = all;
  return {
    standard,
    periods: new Map(all.flatMap((a) => (a.evidence.period === undefined ? [] : [[a.evidence.period, a] as const]))),
  };
}

function result(
  subject: Subject,
  stage: Stage,
  period: string | undefined,
  before: Answer | undefined,
  after: Answer | undefined,
): Moved | undefined {
  const figures = FIGURES.map(({ path, of }): Figure => ({ path, before: of(before), after: of(after) })).filter(
    (f) => !same(f.before, f.after),
  );
  if (figures.length === 0) return undefined;
  const [from, to] = [before?.profile?.band, after?.profile?.band];
  const flipped = from?.lowest !== to?.lowest || from?.highest !== to?.highest;
  return {
    subject,
    stage,
    period,
    before,
    after,
    figures,
    band: flipped ? { before: from, after: to } : undefined,
    wider: figures.some((f) => width(f.after) > width(f.before)),
    movers: movers(before, after),
  };
}

const FIGURES: readonly {
  readonly path: Figure['path'];
  readonly of: (a: Answer | undefined) => Interval | undefined;
}[] = [
  { path: 'cr1Pct', of: (a) => a?.profile?.measures?.cr1Pct },
  { path: 'hhi', of: (a) => a?.profile?.measures?.hhi },
  { path: 'remainingPct', of: (a) => a?.profile?.remaining?.sharePct },
  { path: 'remaining', of: (a) => a?.profile?.remaining?.quantity },
];

const same = (a: Interval | undefined, b: Interval | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What is not known is wider than anything. */
const width = (i: Interval | undefined): number =>
  i === undefined || i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high - i.low;

/** dH = sum of (s' - s)(s' + s), supplier by supplier, at each end of the HHI; the largest first. */
function movers(before: Answer | undefined, after: Answer | undefined): readonly Mover[] {
  const ends = [before, after].map((a) => (a?.market ? derivations(a.market, []) : []));
  const [from, to] = ends.map((all) => ({ low: all.find(isEnd('low')), high: all.find(isEnd('high')) }));
  if (!from?.low || !from.high || !to?.low || !to.high) return [];
  const points = (d: Derivation, actor: string | undefined): number =>
    d.held.filter((h) => h.actor === actor).reduce((sum, h) => sum + h.points, 0);
  const [low, high] = [from.low, from.high];
  const [lower, higher] = [to.low, to.high];
  const actors = [...new Set([low, high, lower, higher].flatMap((d) => d.held.map((h) => h.actor)))];
  return actors
    .map((actor) => ({
      actor,
      low: points(lower, actor) - points(low, actor),
      high: points(higher, actor) - points(high, actor),
    }))
    .filter((m) => m.low !== 0 || m.high !== 0)
    .sort((a, b) => Math.max(Math.abs(b.low), Math.abs(b.high)) - Math.max(Math.abs(a.low), Math.abs(a.high)));
}

const isEnd =
  (end: Derivation['end']) =>
  (d: Derivation): boolean =>
    d.path === 'measures.hhi' && d.end === end;
