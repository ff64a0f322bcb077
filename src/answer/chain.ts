import { type Interval, interval } from '../domain/interval.js';
import { add, compare, minus, ratio, rational, toNumber } from '../domain/rational.js';
import type { Subject } from '../domain/subject.js';
import type { Answer } from './answer.js';

/** The part of a subject's supply that never touches an excluded actor, in percent; the stages that were answered, and those that set the ceiling, upstream first. Inherited where a stage's figure is a group's; `of` are the subjects whose figures these are ([e1]). */
export type Ceiling = {
  readonly subject: Subject;
  readonly untouchedPct: Interval;
  readonly passed: readonly string[];
  readonly setBy: readonly string[];
  readonly inherited: boolean;
  readonly of: readonly string[];
};

const ALL = interval(0, 100);

/**
 * The ceiling of one subject's chain, from its answers at the stages of the chain, upstream first, one for each stage (METHOD [c1]).
 * At most the smallest remaining share; at least what the losses of all stages together leave, an unanswered stage counting as [0, 100].
 * Holds for one unit and equal losses along the chain, no stocks and no recycling. Undefined where no stage is answered.
 */
export function ceiling(stages: readonly Answer[]): Ceiling | undefined {
  const left = stages.map(({ evidence, profile }) => ({ evidence, remains: profile?.remaining?.sharePct }));
  const answered = left.flatMap(({ evidence, remains }) =>
    remains && remains.high !== 'unbounded' ? [{ evidence, remains, high: remains.high }] : [],
  );
  const [first] = answered;
  if (!first) return undefined;
  const high = Math.min(...answered.map((s) => s.high));
  const tied = answered.filter((s) => s.high === high);
  const lows = left.map((s) => s.remains ?? ALL);
  const spare = minus(lows.map((i) => rational(i.low)).reduce(add), ratio(100n * BigInt(stages.length - 1)));
  const sign = compare(spare, ratio(0n));
  const low = sign > 0 ? Math.min(toNumber(spare), high) : 0;
  const lowOpen = sign >= 0 && lows.some((i) => i.lowOpen);
  return {
    subject: first.evidence.subject,
    untouchedPct:
      low === high
        ? interval(low, high)
        : interval(
            low,
            high,
            lowOpen,
            tied.some((s) => s.remains.highOpen),
          ),
    passed: answered.map((s) => s.evidence.stage.stage),
    setBy: tied.map((s) => s.evidence.stage.stage),
    of: [...new Set(answered.flatMap(({ evidence: e }) => (e.status === 'ok' ? [e.basis.subject.subject] : [])))],
    inherited: answered.some(({ evidence }) => evidence.status === 'ok' && evidence.basis.inherited),
  };
}
