import { type Interval, interval } from '../domain/interval.js';
import { add, compare, minus, ratio, rational, toNumber } from '../domain/rational.js';
import type { Subject } from '../domain/subject.js';
import type { Answer } from './answer.js';

/**
 * The most of a subject's supply that can reach the end of the chain without an excluded actor, in percent.
 * `passed` are the stages with an answer, upstream first, and `setBy` those with the smallest remaining share.
 * `of` are the subjects whose figures are used, and `inherited` says whether one of them is a group ([e1]).
 */
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
 * The ceiling of one subject's chain, from one answer for each of its stages, upstream first ([c1]).
 * The high end is the smallest remaining share. The low end is what the losses of all stages together leave; a stage without an answer counts as [0, 100].
 * It holds for one unit and equal losses along the chain, no stocks and no recycling. Undefined where no stage has an answer.
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
