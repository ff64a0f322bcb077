import type { Dataset } from '../dataset/sound.js';
import type { Interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { add, compare, greater, least, minus, type Rational, ratio, rational } from '../domain/rational.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { intervalOf } from '../market/bounds/bound.js';
import { type Largest, onlyLargest } from '../market/largest.js';
import { keptShare } from '../market/portion.js';
import type { Terms } from '../market/profile-record.js';
import type { Answer } from './answer.js';
import { candidates, type Evidence, mayEnter } from './evidence.js';

/**
 * The most of a subject's supply that passes several stages of the chain without an excluded actor, in percent ([c1]).
 * `passed` is the evidence at these stages, upstream first, and `setBy` those with the lowest remaining share.
 * `of` are the subjects that were asked for: the subject itself, or elements without figures of their own, of which nothing follows ([c2]).
 * `largest` is who may be the largest supplier at each of these stages, where that is left out; otherwise empty.
 * `approximate` are the values behind the stages that set it which are printed with a word such as "about".
 */
export type Ceiling = {
  readonly subject: Subject;
  readonly of: readonly Subject[];
  readonly untouchedPct: Interval;
  readonly passed: readonly Evidence[];
  readonly setBy: readonly Stage[];
  readonly largest: readonly Largest[];
  readonly approximate: readonly Observation[];
};

/** The answer that a subject has at a stage of the chain. */
export type AnswerAt = (subject: Subject, stage: Stage) => Answer | undefined;

/**
 * The ceiling that can be told of a subject at some stages of the chain, upstream first: its own, or that of the narrowest
 * group with figures of its own, over the stages that the subject may enter ([c2]). Figures of different subjects are never mixed.
 * Undefined where neither has figures at two stages, or where they rule nothing out.
 */
export function ceiling(
  dataset: Dataset,
  subject: Subject,
  stages: readonly Stage[],
  terms: Terms,
  answerAt: AnswerAt,
): Ceiling | undefined {
  const open = stages.filter((stage) => mayEnter(dataset, subject, stage));
  for (const whose of candidates(dataset, subject)) {
    const found = open.flatMap((stage) => answerAt(whose, stage) ?? []).flatMap((a) => own(a, terms));
    if (found.length > 1) return untouched(whose, subject, found);
  }
  return undefined;
}

/** The ends of the share that remains at a stage, from a subject's own figures, and whether they are attained. */
type Own = {
  readonly answer: Answer;
  readonly stage: Stage;
  readonly low: Rational;
  readonly high: Rational;
  readonly open: Pick<Interval, 'lowOpen' | 'highOpen'>;
};

/** What remains at a stage. Figures of the world without some suppliers say nothing of the world ([s3]). */
function own(answer: Answer, terms: Terms): readonly Own[] {
  const { evidence, profile } = answer;
  const remains = profile?.remaining?.sharePct;
  if (
    evidence.status !== 'ok' ||
    evidence.basis.inherited ||
    evidence.basis.outside.length > 0 ||
    !remains ||
    remains.high === 'unbounded'
  )
    return [];
  const { low, high } = exactEnds(answer, terms) ?? {
    low: minus(rational(remains.low), ROUNDING),
    high: rational(remains.high),
  };
  return [{ answer, stage: evidence.stage, low, high, open: remains }];
}

/** More than what the nearest double may lie above a percentage. */
const ROUNDING = ratio(1n, 2n ** 46n);

/** The exact ends of what remains; undefined where several suppliers may be the largest that is left out. */
function exactEnds({ market, profile }: Answer, { exclusions, largestPct }: Terms) {
  if (!market) return undefined;
  const largest = onlyLargest(profile?.largest);
  if (largestPct !== undefined && largest === undefined) return undefined;
  const gone =
    largestPct !== undefined && largest !== undefined ? [{ actor: largest, portionPct: largestPct }] : exclusions;
  const kept = keptShare(market, gone);
  const [low, high] = [kept?.low?.value, kept?.high?.value];
  return low === undefined || high === undefined || low === 'unbounded' || high === 'unbounded'
    ? undefined
    : { low, high };
}

/**
 * The high end is the lowest remaining share. The low end is what the losses of all these stages together leave.
 * It holds for equal losses of every supplier and element at every step, no stockpiles and no recycling.
 */
function untouched(subject: Subject, asked: Subject, found: readonly Own[]): Ceiling | undefined {
  const [none, whole] = [ratio(0n), ratio(100n)];
  const high = least(
    found.map((s) => s.high),
    (end) => end,
  );
  if (!high) return undefined;
  const tied = found.filter((s) => compare(s.high, high) === 0);
  const spare = minus(found.map((s) => s.low).reduce(add), ratio(100n * BigInt(found.length - 1)));
  const low = greater(spare, none);
  const isOpen = compare(spare, none) >= 0 && found.some((s) => s.open.lowOpen);
  const untouchedPct = intervalOf({
    low: { value: low, attained: !isOpen },
    high: { value: high, attained: !tied.some((s) => s.open.highOpen) },
  });
  if (!untouchedPct || (low.n === 0n && compare(high, whole) === 0)) return undefined;
  return {
    subject,
    of: [asked],
    untouchedPct,
    passed: found.map(({ answer }) => answer.evidence),
    setBy: tied.map((s) => s.stage),
    largest: found.flatMap(({ answer }) => answer.profile?.largest ?? []),
    approximate: tied.flatMap(({ answer }) => (answer.approximate ? approximateClaims(answer) : [])),
  };
}

const approximateClaims = ({ notes }: Answer): readonly Observation[] =>
  notes.flatMap((n) => (n.code === 'approximate' ? n.claims : []));
