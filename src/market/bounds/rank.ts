import { highest } from '../../domain/extremes.js';
import type { CompletionPair } from './bound.js';
import { type Box, type Completions, HAIR, max, min, sum } from './completion.js';
import type { Weights } from './weights.js';

/**
 * The best and the worst rank that a supplier takes by size in some completion ([s8]); the largest has rank 1.
 * `high` is undefined if any number of the rest may be larger.
 */
export type Rank = { readonly low: number; readonly high: number | undefined };

/** Completions in units that are only compared with each other. */
type Sizes = Omit<Completions, 'scale'>;

/** Another supplier: its holding, and the one at which it keeps as much as the supplier whose rank is asked. */
type Rival = { readonly box: Box; readonly level: bigint };

/**
 * The ranks of a named supplier, by its place, among what the weights keep. Suppliers of the rest are kept whole.
 * The best is where the supplier holds most, the worst where it holds least: no other holding makes it easier for the
 * others to stay below it, or to rise above it, within the total.
 */
export function rankBounds(both: CompletionPair, w: Weights, place: number): Rank {
  const c = fineCompletions(both, w);
  const [own, weight] = [c.named[place] ?? c.rest, w.named[place] ?? w.whole];
  const rivals = (x: bigint): readonly Rival[] =>
    c.named.flatMap((box, i) => {
      const part = i === place ? 0n : (w.named[i] ?? 0n);
      return part === 0n ? [] : [{ box, level: (weight * x) / part }];
    });
  // suppliers of the rest can all be smaller than a holding, but not than nothing
  const nothing = own.high === 0n;
  const all = nothing && w.rest > 0n ? [...rivals(own.high), { box: c.rest, level: 0n }] : rivals(own.high);
  const fewest = Math.max(nothing ? 1 : 0, all.length - mostHeldBelow(c, all));
  const counts = mostRaised(c, rivals(own.low), (weight * own.low) / w.whole + 1n);
  const endless = c.rest.endless || (both.closed.named[place]?.low === 0n && (counts[0] ?? 0) > 0);
  return { low: 1 + fewest, high: endless ? undefined : 1 + highest(counts) };
}

/** How many rivals stay at or below their level at once, at most: those that give up least, while the total is still reached. */
function mostHeldBelow(c: Sizes, rivals: readonly Rival[]): number {
  const spare = sum([...c.named, c.rest].map((b) => b.high)) - c.total.low;
  const given = rivals.flatMap(({ box, level }) => (box.low <= level ? [max(0n, box.high - level)] : []));
  return sumsOfLeast(given).filter((all) => all <= spare).length - 1;
}

/**
 * How many suppliers rise above their level at once, with none of the rivals, with the one that needs least, with the two, and so on.
 * What the total then has left goes to the rest, whose suppliers need a piece each.
 */
function mostRaised(c: Sizes, rivals: readonly Rival[], piece: bigint): readonly number[] {
  const spare = c.total.high - sum([...c.named, c.rest].map((b) => b.low));
  const needed = rivals.flatMap(({ box, level }) => (level < box.high ? [max(0n, level + 1n - box.low)] : []));
  return sumsOfLeast(needed)
    .filter((all) => all <= spare)
    .map((all, raised) => raised + Number(min(c.rest.high, c.rest.low + spare - all) / piece));
}

/** The sums of the none, one, two, ... least of these numbers. */
function sumsOfLeast(all: readonly bigint[]): readonly bigint[] {
  let reached = 0n;
  return [0n, ...[...all].sort((a, b) => (a < b ? -1 : 1)).map((x) => (reached += x))];
}

/**
 * The inner completions in units so fine that every level is a whole number and one unit more is larger by next to nothing.
 * An endless box ends beyond every level, and an endless total beyond every sum.
 */
function fineCompletions({ closed, inner }: CompletionPair, w: Weights): Sizes {
  const parts = new Set([...w.named, w.whole].filter((part) => part > 0n));
  const scale = HAIR * [...parts].reduce((product, part) => product * part);
  const far = scale * w.whole * inner.total.high;
  const fine = (b: Box, { endless }: Box, end = far): Box => ({
    low: scale * b.low,
    high: endless ? end : scale * b.high,
    endless,
  });
  return {
    named: inner.named.map((b, i) => fine(b, closed.named[i] ?? b)),
    rest: fine(inner.rest, closed.rest),
    total: fine(inner.total, closed.total, far * BigInt(inner.named.length + 2)),
  };
}
