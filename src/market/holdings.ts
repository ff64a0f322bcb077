import type { Completions } from './bounds/completion.js';
import type { Exclusion } from './market.js';

/** A supplier and its holding, in parts of `scale` of the market's unit. */
export type Holding = { readonly actor: string; readonly units: bigint };

/**
 * The sums of a fully known market: the number of suppliers, all holdings together, and their squares together.
 * `largest` are the largest holdings in order, at least as many as `holdingsNeeded` says. `excluded` are the holdings of excluded actors.
 */
export type HoldingSums = {
  readonly scale: bigint;
  readonly suppliers: number;
  readonly total: bigint;
  readonly squares: bigint;
  readonly largest: readonly Holding[];
  readonly excluded: readonly Holding[];
};

/** Whether a market has a single completion, without a rest. Every measure is then a single number. */
export const isFullyKnown = ({ named, rest }: Completions): boolean =>
  rest.high === 0n && named.every((b) => b.low === b.high);

/** The sums of all holdings of a market, under these exclusions. */
export function holdingSums(
  holdings: readonly Holding[],
  scale: bigint,
  exclusions: readonly Exclusion[],
): HoldingSums {
  let [total, squares] = [0n, 0n];
  for (const { units } of holdings) {
    total += units;
    squares += units * units;
  }
  const excluded = new Set(exclusions.map((e) => e.actor));
  return {
    scale,
    suppliers: holdings.length,
    total,
    squares,
    largest: [...holdings].sort(bySize),
    excluded: holdings.filter(({ actor }) => excluded.has(actor)),
  };
}

/** Orders holdings by size, the largest first, then by name. */
export const bySize = (a: Holding, b: Holding): number =>
  a.units > b.units ? -1 : a.units < b.units ? 1 : a.actor < b.actor ? -1 : 1;
