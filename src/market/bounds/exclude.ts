import { over, type Rational, ratio, rational } from '../../domain/rational.js';
import type { Exclusion, Supplier } from '../market.js';
import { type Box, type Completions, min, sum, tightenedCompletions } from './completion.js';
import type { Weights } from './linear.js';

/**
 * What exclusions keep of a market. An excluded actor without a known value may hold all of the rest (METHOD [x1]): `rests` are the portions of it
 * that may be kept, `weights` have the whole of it, `least` the smallest. `unknown` are such actors.
 */
export type KeptPortions = {
  readonly weights: Weights;
  readonly least: Weights;
  readonly rests: readonly bigint[];
  readonly unknown: readonly string[];
};

/** The portion of each holding that stays when the exclusions are taken away. */
export function keptPortions(
  market: { readonly suppliers: readonly Pick<Supplier, 'actor'>[] },
  exclusions: readonly Exclusion[],
): KeptPortions {
  const portions = exclusions.map((e) => ({ actor: e.actor, removed: over(rational(e.portionPct), ratio(100n)) }));
  const whole = portions.reduce((product, { removed }) => product * removed.d, 1n);
  const part = (removed: Rational): bigint => whole - (removed.n * whole) / removed.d;
  const known = new Set(market.suppliers.map((s) => s.actor));
  const named = market.suppliers.map(({ actor }) => {
    const portion = portions.find((p) => p.actor === actor);
    return portion ? part(portion.removed) : whole;
  });
  const unknown = portions.filter((p) => !known.has(p.actor));
  const rests = [whole, ...unknown.map((p) => part(p.removed))];
  return {
    weights: { named, rest: whole, whole },
    least: { named, rest: rests.reduce(min), whole },
    rests,
    unknown: unknown.map((p) => p.actor),
  };
}

/**
 * The market of what is kept: each holding weighted, its total being what the removed portions leave (METHOD [x2]); undefined where nothing fits.
 * Exact where a holding is kept whole or not at all, or is a point; else a partly removed interval comes apart from the total: an outer market (see `coupled`).
 */
export function remainder(c: Completions, w: Weights): Completions | undefined {
  const holdings = [...c.named, c.rest].map((box, i) => ({ box, weight: w.named[i] ?? w.rest }));
  const removed = holdings.map(({ box, weight }) => weighted(box, w.whole - weight));
  const [rest, ...named] = holdings.map(({ box, weight }) => weighted(box, weight)).reverse();
  const total = {
    low: w.whole * c.total.low - sum(removed.map((b) => b.high)),
    high: w.whole * c.total.high - sum(removed.map((b) => b.low)),
    endless: c.total.endless,
  };
  return rest && tightenedCompletions({ scale: c.scale * w.whole, named: named.reverse(), rest, total });
}

const weighted = (b: Box, weight: bigint): Box => ({
  low: weight * b.low,
  high: weight * b.high,
  endless: b.endless && weight > 0n,
});

/** Whether an interval that is removed in part ties the kept total to the whole one, the rest being unable to take up what it leaves: `remainder` is then an outer market. */
export function isCoupled(c: Completions, w: Weights): boolean {
  const partial = c.named.some((b, i) => b.low < b.high && w.named[i] !== 0n && w.named[i] !== w.whole);
  return partial && c.total.high - sum(c.named.map((b) => b.low)) > c.rest.high;
}
