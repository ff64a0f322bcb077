import { divisor, least, ratio } from '../../domain/rational.js';
import { type Completions, sum } from './completion.js';
import { cheapestKeptHoldings, dotProduct, type KeptHoldings, largestKeptHoldings } from './fraction.js';
import type { LevelledCompletion } from './levelled.js';
import type { Weights } from './weights.js';

/** A mixture of points, each with its multiplicity. The kept totals of all of them add up to the whole. */
type Mixture = readonly { readonly point: KeptHoldings; readonly times: bigint }[];

/**
 * The least concentrated remainder if a partly removed interval ties the kept total to the whole total ([x2]).
 * The kept shares of all completions form a polytope. Its point nearest to the origin has the least sum of squares.
 * Finitely many exact steps find it (Wolfe 1976, Finding the nearest point in a polytope). Undefined if nothing is kept.
 */
export function nearestRemainder(c: Completions, w: Weights): LevelledCompletion | undefined {
  const start = largestKeptHoldings(c, w);
  if (!start) return undefined;
  let mixture: Mixture = [{ point: start, times: 1n }];
  for (;;) {
    const here = mixed(mixture);
    const next = cheapestKeptHoldings(c, w, here.named, here);
    if (next === here) return shares(here);
    mixture = balanced([...mixture, { point: next, times: 0n }]);
  }
}

const shares = ({ named, total }: KeptHoldings): LevelledCompletion => ({
  total: ratio(1n),
  named: named.map((x) => ratio(x, total)),
  rest: ratio(total - sum(named), total),
});

const mixed = (mixture: Mixture): KeptHoldings => ({
  named: (mixture[0]?.point.named ?? []).map((_, i) => sum(mixture.map((m) => m.times * (m.point.named[i] ?? 0n)))),
  total: sum(mixture.map((m) => m.times * m.point.total)),
  parts: 1n,
});

/** The mixture of these points that is nearest to the origin, without the points that it does not need. */
function balanced(mixture: Mixture): Mixture {
  const free = balance(mixture.map((m) => m.point));
  if (free.every((times) => times > 0n)) return mixture.map(({ point }, i) => ({ point, times: free[i] ?? 0n }));
  // move from the mixture towards the unrestricted one, until a multiplicity would become negative
  const [was, will] = [mixed(mixture).total, sum(mixture.map((m, i) => (free[i] ?? 0n) * m.point.total))];
  const moves = mixture.map(({ point, times }, i) => ({ point, from: times * will, to: (free[i] ?? 0n) * was }));
  const steps = moves.filter((m) => m.to <= 0n).map((m) => ratio(m.from, m.from - m.to));
  const step = least(steps, (s) => s) ?? ratio(1n);
  const moved = moves.map(({ point, from, to }) => ({ point, times: (step.d - step.n) * from + step.n * to }));
  const common = moved.reduce((a, m) => divisor(a, m.times), 0n);
  return balanced(moved.filter((m) => m.times > 0n).map((m) => ({ ...m, times: m.times / common })));
}

/**
 * The multiplicity of each point in the combination nearest to the origin, if negative ones are allowed.
 * The normal equations are solved without fractions (Bareiss 1968).
 */
function balance(points: readonly KeptHoldings[]): readonly bigint[] {
  let rows = points.map((a) => [...points.map((b) => dotProduct(a.named, b.named) + a.total * b.total), a.total]);
  let last = 1n;
  for (const i of points.keys()) {
    const pivots = rows[i] ?? [];
    const pivot = pivots[i] ?? 0n;
    const divide = last;
    rows = rows.map((row, r) =>
      r === i ? row : row.map((x, j) => (x * pivot - (row[i] ?? 0n) * (pivots[j] ?? 0n)) / divide),
    );
    last = pivot;
  }
  return rows.map((row) => row.at(-1) ?? 0n);
}
