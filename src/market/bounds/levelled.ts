import { add, compare, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { type Box, type Completions, max, min, sum } from './completion.js';

/** The least concentrated completion of one total: the named holdings are levelled, the rest is as large as possible and divided without end. */
export type LevelledCompletion = {
  readonly total: Rational;
  readonly named: readonly Rational[];
  readonly rest: Rational;
};

/**
 * The levelled completions at which a measure of concentration may be least, one for each candidate total.
 * Each is majorised by all completions of its total ([h6]). Between two neighbours HHI and concentration ratios are monotone.
 */
export function levelledCompletions(c: Completions): readonly LevelledCompletion[] {
  const lows = sum(c.named.map((b) => b.low));
  // while the rest can grow, the named holdings stay at their low ends, and every measure falls as the total grows
  if (c.total.high - lows <= c.rest.high) return c.total.high > 0n ? [levelledCompletion(c, ratio(c.total.high))] : [];
  const steps = stepsOf(c);
  return totals(c, steps)
    .filter((t) => t.n > 0n)
    .map((t) => levelledCompletion(c, t, steps));
}

/** A level at which a holding starts or stops moving, and what the named holdings add up to there. */
type Step = { readonly level: bigint; readonly held: bigint };

/** The steps from the lowest. To find them takes time, so candidate totals share them. */
const stepsOf = (c: Completions): readonly Step[] => levels(c).map((level) => ({ level, held: heldAt(c, level) }));

const NO_STEP: Step = { level: 0n, held: 0n };

const clamp = (level: bigint, b: Box): bigint => max(b.low, min(b.high, level));
const levels = (c: Completions): readonly bigint[] =>
  [...new Set(c.named.flatMap((b) => [b.low, b.high]))].sort((a, b) => (a < b ? -1 : 1));
const heldAt = (c: Completions, level: bigint): bigint => sum(c.named.map((b) => clamp(level, b)));
/** The holdings that move while the level rises from one end to the next. */
const free = (c: Completions, from: bigint, to: bigint): readonly Box[] =>
  c.named.filter((b) => b.low <= from && b.high >= to);

/** The levelled completion of this total. `known` are the steps, if the caller has them. */
export function levelledCompletion(c: Completions, total: Rational, known?: readonly Step[]): LevelledCompletion {
  const lows = c.named.map((b) => ratio(b.low));
  const left = minus(total, ratio(sum(c.named.map((b) => b.low))));
  if (compare(left, ratio(c.rest.high)) <= 0) return { total, named: lows, rest: left };
  const target = minus(total, ratio(c.rest.high));
  const steps = known ?? stepsOf(c);
  const next = steps.findIndex(({ held }) => compare(ratio(held), target) >= 0);
  const [{ level: from, held } = NO_STEP, { level: to } = NO_STEP] = [steps[next - 1], steps[next]];
  const moving = BigInt(free(c, from, to).length);
  const level = add(ratio(from), over(minus(target, ratio(held)), ratio(moving)));
  const named = c.named.map((b) => (b.low <= from && b.high >= to ? level : ratio(clamp(from, b))));
  return { total, named, rest: ratio(c.rest.high) };
}

/** The totals at which a measure may be least: both ends, where a holding starts or stops moving, and where the HHI is stationary. */
function totals(c: Completions, steps: readonly Step[]): readonly Rational[] {
  const kinks = steps.map(({ held }) => ratio(held + c.rest.high));
  const resting = steps.slice(1).flatMap((to, i) => stationary(c, (steps[i] ?? to).level, to.level));
  const ends = [ratio(c.total.low), ratio(c.total.high)];
  const inside = (t: Rational): boolean =>
    ends.every((end, i) => (i === 0 ? compare(t, end) >= 0 : compare(t, end) <= 0));
  return [...ends, ...[...kinks, ...resting].filter(inside)];
}

/**
 * The total at which the HHI is stationary while the level rises between two ends, where it may lie beyond them; empty if there is none.
 * While k holdings move together, HHI = (Q + (T-c)^2/k) / T^2, least at T = c + kQ/c.
 * Here c is the sum of what stands still, and Q the sum of its squares; the rest adds no square.
 */
function stationary(c: Completions, from: bigint, to: bigint): readonly Rational[] {
  const moving = BigInt(free(c, from, to).length);
  const still = c.named.filter((b) => !(b.low <= from && b.high >= to)).map((b) => clamp(from, b));
  const fixed = sum(still) + c.rest.high;
  if (fixed === 0n) return [];
  return [add(ratio(fixed), ratio(moving * sum(still.map((s) => s * s)), fixed))];
}

/** The sum of squares over the square of the sum, as a fraction of 1. The rest is divided without end and adds nothing. */
export const squareSum = (l: LevelledCompletion): Rational =>
  over(l.named.map((s) => times(s, s)).reduce(add, ratio(0n)), times(l.total, l.total));
