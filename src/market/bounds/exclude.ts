import { over, type Rational, ratio, rational } from '../../domain/rational.js';
import type { Exclusion, Supplier } from '../market.js';
import { type Box, type Completions, min, sum, tightenedCompletions } from './completion.js';
import type { Weights } from './weights.js';

/**
 * The portions of a market that the exclusions keep. An excluded actor without a known value may hold any part of the rest ([x1]).
 * `unknown` names such actors. `rests` are the portions of the rest that may be kept.
 * `weights` keeps all of the rest, `least` the smallest of these portions.
 */
export type KeptPortions = {
  readonly weights: Weights;
  readonly least: Weights;
  readonly rests: readonly bigint[];
  readonly unknown: readonly string[];
};

/** The portion of each holding that the exclusions keep. */
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
 * The market of what is kept: each holding weighted, and the total that the removed portions leave ([x2]).
 * Undefined if nothing fits. It is exact if every interval is kept whole or not at all.
 * A partly removed interval loses its tie to the total: the result may then be an outer market (see `isCoupled`).
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

/**
 * Whether a partly removed interval ties the kept total to the whole total, because the rest cannot absorb its change,
 * or the leader is kept in another portion than a supplier that it limits. `remainder` is then an outer market.
 */
export function isCoupled(c: Completions, w: Weights): boolean {
  const top = c.leader === undefined ? undefined : w.named[c.leader];
  if (top !== undefined && w.named.some((weight) => weight !== top)) return true;
  const partial = w.named.some((weight) => weight !== 0n && weight !== w.whole);
  return partial && c.total.high - sum(c.named.map((b) => b.low)) > c.rest.high;
}

/** Whether all that is kept is the holding of one named supplier, whatever its size. */
export function isSole({ named, rest }: Completions, w: Weights): boolean {
  const held = named.filter((b, i) => w.named[i] !== 0n && b.high > 0n);
  return held.length === 1 && (rest.high === 0n || w.rest === 0n);
}
