import { type Rational, ratio } from '../domain/rational.js';
import { type CompletionPair, exactPoint, intervalOf } from './bounds/bound.js';
import { keptPortions } from './bounds/exclude.js';
import { hhiPoints } from './bounds/hhi-bounds.js';
import type { Leavings } from './in-turn.js';
import type { Exclusion, Market } from './market.js';

/**
 * What exclusions of one known supplier leave of a market in which only the division of the rest is unknown: every holding, the rest
 * and the total are one number each. It takes the same time for any number of suppliers. Undefined for another market.
 */
export function pointLeavings(
  market: Market,
  { closed, inner }: CompletionPair,
): ((e: Exclusion) => Leavings) | undefined {
  const { named, rest, total, scale, cap, leader } = closed;
  const points = [...named, rest, total].every((box) => box.low === box.high && !box.endless);
  if (closed !== inner || !points || cap !== undefined || leader !== undefined) return undefined;
  const held = new Map(market.suppliers.map(({ actor }, i) => [actor, named[i]?.low ?? 0n]));
  const squares = named.reduce((sum, { low }) => sum + low * low, 0n);
  return (exclusion) => {
    const units = held.get(exclusion.actor) ?? 0n;
    // all is counted in `whole`-ths of the units, so that no portion is a fraction
    const {
      named: [weight = 1n],
      whole,
    } = keptPortions({ suppliers: [exclusion] }, [exclusion]).weights;
    const left = total.low * whole - units * (whole - weight);
    const square = squares * whole * whole - units * units * (whole * whole - weight * weight);
    const others = rest.low * whole;
    const points = (sum: bigint): Rational => hhiPoints(ratio(sum, left * left));
    const bounds =
      left === 0n
        ? { low: undefined, high: undefined }
        : {
            low: { value: points(square), attained: rest.low === 0n },
            high: { value: points(square + others * others), attained: true },
          };
    const found = intervalOf(bounds);
    // what rules nothing out is no result ([h9])
    const hhi = found?.low === 0 && found.high === 10_000 ? undefined : found;
    return {
      value: {
        sharePct: exactPoint(ratio(100n * left, total.low * whole), 'ratio'),
        quantity: market.unit === undefined ? undefined : exactPoint(ratio(left, scale * whole), 'amount'),
        measures: { hhi },
      },
      gap: undefined,
      reasons: hhi ? [] : [['remaining.measures.hhi', left === 0n ? 'nothing-left' : 'unidentified']],
    };
  };
}
