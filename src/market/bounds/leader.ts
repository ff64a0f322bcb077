import { add, compare, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { type Box, type Completions, leaderBox, min, sum } from './completion.js';
import { type Moving, movingDifference, movingOrder, movingSum, type Side, unmoved } from './moving.js';

const int = (n: bigint): Rational => ratio(n);

/** A whole number that does not move with what the leader holds. */
const still = (n: bigint): Moving => unmoved(int(n));

/**
 * The completion of a market with a leader that costs least: the holdings times their costs, for the named suppliers and the rest.
 * For a given holding of the leader the cheapest suppliers are filled first. The least cost is convex in that holding,
 * so the tangents at both sides close in on it in finitely many steps. Undefined without a leader.
 */
export function cheapestUnderLeader(c: Completions, costs: readonly bigint[]): readonly Rational[] | undefined {
  const { leader = -1 } = c;
  const top = leaderBox(c);
  const low = top && leastOfLeader(c, top);
  if (!low) return undefined;
  const high = int(top.high);
  let [left, right] = [low, high];
  let [up, down] = [filled(c, leader, costs, left, 1), filled(c, leader, costs, right, -1)];
  if (compare(left, right) === 0 || up.cost.s.n >= 0n) return up.held;
  if (down.cost.s.n <= 0n) return down.held;
  for (;;) {
    const intercept = (t: Rational, { v, s }: Moving): Rational => minus(v, times(s, t));
    const next = over(minus(intercept(right, down.cost), intercept(left, up.cost)), minus(up.cost.s, down.cost.s));
    const [below, above] = [filled(c, leader, costs, next, -1), filled(c, leader, costs, next, 1)];
    if (above.cost.s.n < 0n) [left, up] = [next, above];
    else if (below.cost.s.n > 0n) [right, down] = [next, below];
    else return above.held;
  }
}

/** The least that the leader may hold: all suppliers together reach the total. Undefined if they never do. */
function leastOfLeader(c: Completions, top: Box): Rational | undefined {
  const reached = (t: bigint): bigint => sum(c.named.map((b) => min(b.high, t))) + c.rest.high;
  const steps = [...new Set([top.low, top.high, ...c.named.map((b) => b.high)])]
    .filter((t) => t >= top.low && t <= top.high)
    .sort((a, b) => (a < b ? -1 : 1));
  const at = steps.findIndex((t) => reached(t) >= c.total.low);
  const [from, to] = [steps[at - 1], steps[at]];
  if (to === undefined) return undefined;
  if (from === undefined) return int(to);
  const rising = BigInt(c.named.filter((b) => b.high >= to).length);
  return add(int(from), ratio(c.total.low - reached(from), rising));
}

/** The cheapest completion in which the leader holds t: filled to the high end of the total if that costs less than nothing, else to its low end. */
function filled(
  c: Completions,
  leader: number,
  costs: readonly bigint[],
  t: Rational,
  side: Side,
): { readonly cost: Moving; readonly held: readonly Rational[] } {
  const at: Moving = { v: t, s: int(1n) };
  const capped = (b: Box): Moving => (movingOrder(still(b.high), at, side) <= 0 ? still(b.high) : at);
  const boxes = [
    ...c.named.map((b, i) => (i === leader ? { low: at, high: at } : { low: still(b.low), high: capped(b) })),
    { low: still(c.rest.low), high: still(c.rest.high) },
  ];
  const held = boxes.map((b) => b.low);
  let taken = held.reduce(movingSum);
  const byCost = [...boxes.entries()].sort(([i], [j]) => ((costs[i] ?? 0n) < (costs[j] ?? 0n) ? -1 : 1));
  for (const [i, box] of byCost) {
    const left = movingDifference(still((costs[i] ?? 0n) < 0n ? c.total.high : c.total.low), taken);
    if (movingOrder(left, still(0n), side) <= 0) continue;
    const room = movingDifference(box.high, box.low);
    const more = movingOrder(left, room, side) < 0 ? left : room;
    held[i] = movingSum(box.low, more);
    taken = movingSum(taken, more);
  }
  const cost = held.reduce(
    (all, h, i) => movingSum(all, { v: times(h.v, int(costs[i] ?? 0n)), s: times(h.s, int(costs[i] ?? 0n)) }),
    still(0n),
  );
  return { cost, held: held.map((h) => h.v) };
}
