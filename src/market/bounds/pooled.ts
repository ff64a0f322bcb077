import type { Bounds, CompletionPair } from './bound.js';
import type { Box, Completions } from './completion.js';
import { keptShareBounds } from './fraction.js';
import { amountBounds } from './linear.js';
import type { Weights } from './weights.js';

/** What some holdings have together: their share of all that is kept, and their amount. `least` weighs the low end, `most` the high end. */
export type PooledBounds = {
  readonly share: (least: Weights, most: Weights) => Bounds;
  readonly amount: (least: Weights, most: Weights) => Bounds;
  /** What they have with one more named holding, by its place. */
  readonly and: (place: number) => PooledBounds;
};

/** Holdings of one weight added up: how many they are, and how many of them have no end. */
type Pool = { readonly size: number; readonly low: bigint; readonly high: bigint; readonly endless: number };

/** Pools in the closed and in the inner completions, one for each weight. */
type Pools = { readonly closed: readonly Pool[]; readonly inner: readonly Pool[] };

/**
 * What nobody has, or the rest alone: sets of holdings grow from it by `and`.
 * No sum and no share can tell holdings of one weight apart. So those in a set are added up, and those outside it, too:
 * a figure takes the time of the weights, not of the holdings. A leader limits each holding, so beside one none are added up.
 */
export function pooled(both: CompletionPair, named: Weights['named'], rest = false): PooledBounds {
  const keys = named.map((weight, place) => (both.closed.leader === undefined ? weight : place));
  const weights = new Map(keys.map((key, place) => [key, named[place] ?? 0n]));
  const groups = new Map([...weights.keys()].map((key, group) => [key, group]));
  const groupOf = keys.map((key) => groups.get(key));
  const more = (c: Completions, pools: readonly Pool[], place: number): readonly Pool[] =>
    pools.map((pool, group) => (group === groupOf[place] ? added(pool, one(c.named[place] ?? c.rest)) : pool));
  const none = [...groups].map(() => NOBODY);
  const sums = (c: Completions): readonly Pool[] =>
    named.reduce<readonly Pool[]>((pools, _, place) => more(c, pools, place), none);
  const all = ofBoth(both, sums);
  const having = (set: Pools): PooledBounds => {
    const holdings = () => joined(both, [...weights.values()], all, set, rest);
    return {
      share: (least, most) => {
        const { pair, counted, kept } = holdings();
        return keptShareBounds(pair, counted, kept(least), kept(most));
      },
      amount: (least, most) => {
        const { pair, only } = holdings();
        return { low: amountBounds(pair, only(least)).low, high: amountBounds(pair, only(most)).high };
      },
      and: (place) => having(ofBoth(both, (c) => more(c, c === both.closed ? set.closed : set.inner, place))),
    };
  };
  return having({ closed: none, inner: none });
}

const NOBODY: Pool = { size: 0, low: 0n, high: 0n, endless: 0 };
const one = ({ low, high, endless }: Box): Pool => ({ size: 1, low, high, endless: Number(endless) });
const added = (a: Pool, b: Pool): Pool => ({
  size: a.size + b.size,
  low: a.low + b.low,
  high: a.high + b.high,
  endless: a.endless + b.endless,
});
const negative = ({ size, low, high, endless }: Pool): Pool => ({
  size: -size,
  low: -low,
  high: -high,
  endless: -endless,
});

/** A value of the closed and of the inner completions, which may be the same. */
function ofBoth<T>(both: CompletionPair, of: (c: Completions) => T): { readonly closed: T; readonly inner: T } {
  const closed = of(both.closed);
  return { closed, inner: both.inner === both.closed ? closed : of(both.inner) };
}

/** The market in which each weight has a holding of those in the set and one of the others, unless nobody is one of them. */
function joined(both: CompletionPair, weights: readonly bigint[], all: Pools, set: Pools, rest: boolean) {
  const parts = (which: keyof Pools) =>
    weights
      .flatMap((weight, group) => {
        const [inside, whole] = [set[which][group] ?? NOBODY, all[which][group] ?? NOBODY];
        return [
          { weight, isCounted: true, pool: inside },
          { weight, isCounted: false, pool: added(whole, negative(inside)) },
        ];
      })
      .filter(({ pool }) => pool.size > 0);
  const box = ({ low, high, endless }: Pool): Box => ({ low, high, endless: endless > 0 });
  const holdings = parts('closed');
  return {
    pair: ofBoth(both, (c) => ({
      ...c,
      named: (c === both.closed ? holdings : parts('inner')).map(({ pool }) => box(pool)),
    })),
    counted: [...holdings.map(({ isCounted }) => isCounted), rest],
    kept: (w: Weights): Weights => ({ ...w, named: holdings.map(({ weight }) => weight) }),
    only: (w: Weights): Weights => ({
      ...w,
      named: holdings.map(({ weight, isCounted }) => (isCounted ? weight : 0n)),
      rest: rest ? w.rest : 0n,
    }),
  };
}
