import type { Completions } from './bounds/completion.js';
import type { Exclusion } from './market.js';

/** A supplier and what it holds, in parts of `scale` of the market's unit. */
export type Holding = { readonly actor: string; readonly units: bigint };

/** What a market of which everything is known adds up to: its suppliers' number, all that they hold and the sum of its squares, the largest in order (as many as `holdingsNeeded` says), and those that are excluded. */
export type HoldingSums = {
  readonly scale: bigint;
  readonly suppliers: number;
  readonly total: bigint;
  readonly squares: bigint;
  readonly largest: readonly Holding[];
  readonly excluded: readonly Holding[];
};

/** Whether a market has one completion, without a rest: every measure is then a number. */
export const isFullyKnown = ({ named, rest, total }: Completions): boolean =>
  rest.high === 0n && total.low === total.high && named.every((b) => b.low === b.high);

/** The sums of holdings; the exclusions name nobody else as excluded. */
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

/** The order of holdings: by size, then by name. */
export const bySize = (a: Holding, b: Holding): number =>
  a.units > b.units ? -1 : a.units < b.units ? 1 : a.actor < b.actor ? -1 : 1;
