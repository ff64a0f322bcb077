import type { Dataset } from '../dataset/sound.js';
import { lowest } from '../domain/extremes.js';
import { type Interval, interval } from '../domain/interval.js';
import type { Observation } from '../domain/observation.js';
import { add, compare, minus, ratio, rational, toNumber } from '../domain/rational.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Largest } from '../market/largest.js';
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
  answerAt: AnswerAt,
): Ceiling | undefined {
  const open = stages.filter((stage) => mayEnter(dataset, subject, stage));
  for (const whose of candidates(dataset, subject)) {
    const found = open.flatMap((stage) => answerAt(whose, stage) ?? []).flatMap(own);
    if (found.length > 1) return untouched(whose, subject, found);
  }
  return undefined;
}

/** The share that remains at a stage, from a subject's own figures. One of the world without some suppliers says nothing of the world ([s3]). */
type Own = { readonly answer: Answer; readonly stage: Stage; readonly remains: Interval; readonly high: number };

function own(answer: Answer): readonly Own[] {
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
  return [{ answer, stage: evidence.stage, remains, high: remains.high }];
}

/**
 * The high end is the lowest remaining share. The low end is what the losses of all these stages together leave.
 * It holds for equal losses of every supplier and element at every step, no stockpiles and no recycling.
 */
function untouched(subject: Subject, asked: Subject, found: readonly Own[]): Ceiling | undefined {
  const high = lowest(found.map((s) => s.high));
  const tied = found.filter((s) => s.high === high);
  const lows = found.map((s) => s.remains);
  const spare = minus(lows.map((i) => rational(i.low)).reduce(add), ratio(100n * BigInt(found.length - 1)));
  const sign = compare(spare, ratio(0n));
  const low = sign > 0 ? Math.min(toNumber(spare), high) : 0;
  const lowOpen = sign >= 0 && lows.some((i) => i.lowOpen);
  const highOpen = tied.some((s) => s.remains.highOpen);
  if (low === 0 && high === 100) return undefined;
  return {
    subject,
    of: [asked],
    untouchedPct: low === high ? interval(low, high) : interval(low, high, lowOpen, highOpen),
    passed: found.map(({ answer }) => answer.evidence),
    setBy: tied.map((s) => s.stage),
    largest: found.flatMap(({ answer }) => answer.profile?.largest ?? []),
    approximate: tied.flatMap(({ answer }) => (answer.approximate ? approximateClaims(answer) : [])),
  };
}

const approximateClaims = ({ notes }: Answer): readonly Observation[] =>
  notes.flatMap((n) => (n.code === 'approximate' ? n.claims : []));
