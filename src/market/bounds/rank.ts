import { highest } from '../../domain/extremes.js';
import type { CompletionPair } from './bound.js';
import { type BoxEnds, byValue, cheapestBelow, type Held } from './cheapest-below.js';
import { type Box, type Completions, HAIR, max, min, sum } from './completion.js';
import type { Weights } from './weights.js';

/**
 * The best and the worst rank that a supplier takes by size in some completion ([s8]); the largest has rank 1.
 * `high` is undefined if any number of the rest may be larger, or more than can be counted exactly.
 */
export type Rank = { readonly low: number; readonly high: number | undefined };

/** The most suppliers of the rest that are counted: a double holds no larger number exactly. */
const MOST = Number.MAX_SAFE_INTEGER - 1;

/** Completions in units that are only compared with each other. */
export type Sizes = Omit<Completions, 'scale'>;

/** A supplier that keeps something: its place, its holding, and the portion of it that is kept. */
type Kept = { readonly place: number; readonly box: BoxEnds; readonly weight: bigint };

/** Another supplier: its holding, and the level at which it keeps as much as the supplier whose rank is asked. */
type Rival = { readonly box: BoxEnds; readonly level: bigint };

/**
 * What is asked of one supplier: the level of the rivals that are kept whole, the other rivals with levels of their own,
 * and what the supplier itself counts and costs if it is among those that are kept whole.
 */
type Question = { readonly level: bigint; readonly others: readonly Rival[]; readonly own: Held };

/**
 * The ranks of the named suppliers that the weights keep, by their places. Suppliers of the rest are kept whole.
 * The best is where the supplier holds most, the worst where it holds least: no other holding makes it easier for the
 * others to stay below it, or to rise above it, within the total.
 * Rivals that are kept whole have one level and are counted for all suppliers at once; the others are looked at one by one.
 */
export function rankBounds(both: CompletionPair, w: Weights): ReadonlyMap<number, Rank> {
  const c = fineCompletions(both, w);
  const kept = c.named.flatMap((box, place): readonly Kept[] => {
    const weight = w.named[place] ?? 0n;
    return weight === 0n ? [] : [{ place, box, weight }];
  });
  const isWhole = ({ weight }: Kept): boolean => weight === w.whole;
  const whole = kept.filter(isWhole).map(({ box }) => box);
  const inPart = kept.filter((k) => !isWhole(k));
  const rivals = (k: Kept, x: bigint): readonly Rival[] =>
    inPart.flatMap(({ place, box, weight }) => (place === k.place ? [] : [{ box, level: (k.weight * x) / weight }]));
  // suppliers of the rest can all be smaller than a holding, but not than nothing
  const isNothing = ({ box }: Kept): boolean => box.high === 0n;
  const aboveNothing = (k: Kept): readonly Rival[] => (isNothing(k) && w.rest > 0n ? [{ box: c.rest, level: 0n }] : []);
  const all = [...c.named, c.rest];
  const below = mostHeld(
    whole,
    kept.map((k) => ({
      level: (k.weight * k.box.high) / w.whole,
      others: [...rivals(k, k.box.high), ...aboveNothing(k)],
      own: { count: isWhole(k) ? 1 : 0, cost: 0n },
    })),
    sum(all.map((b) => b.high)) - c.total.low,
  );
  const room = c.total.high - sum(all.map((b) => b.low));
  const above = mostHeld(
    whole.map(mirrored),
    kept.map((k) => {
      const isRaised = isWhole(k) && k.box.low < k.box.high;
      return {
        level: beneath((k.weight * k.box.low) / w.whole),
        others: rivals(k, k.box.low).map(({ box, level }) => ({ box: mirrored(box), level: beneath(level) })),
        own: isRaised ? { count: 1, cost: 1n } : { count: 0, cost: 0n },
      };
    }),
    room,
  );
  return new Map(
    kept.map((k, i) => {
      const rivalsBelow = highest((below[i] ?? []).map(({ count }) => count));
      const fewest = kept.length - 1 + aboveNothing(k).length - rivalsBelow;
      // what the total then has left goes to the rest, whose suppliers need a piece each
      const piece = (k.weight * k.box.low) / w.whole + 1n;
      const ofRest = (cost: bigint): number => Number(min(c.rest.high, c.rest.low + room - cost) / piece);
      const endless = c.rest.endless || (both.closed.named[k.place]?.low === 0n && ofRest(0n) > 0);
      const most = highest((above[i] ?? []).map(({ count, cost }) => count + ofRest(cost)));
      return [
        k.place,
        { low: 1 + Math.max(isNothing(k) ? 1 : 0, fewest), high: endless || most > MOST ? undefined : 1 + most },
      ] as const;
    }),
  );
}

/** Rising above a level is staying at or below it in a mirror: there the level is beneath that of the holdings that do not rise. */
const mirrored = ({ low, high }: BoxEnds): BoxEnds => ({ low: -high, high: -low });
const beneath = (level: bigint): bigint => -level - 1n;

/**
 * How many rivals stay at or below their levels at once, at most, and what that costs: with none of the others, the cheapest of them, the two cheapest, and so on.
 * A further rival that is kept whole never takes more than the piece of a supplier of the rest, so it pays to take as many as there is room for.
 */
function mostHeld(
  whole: readonly BoxEnds[],
  questions: readonly Question[],
  spare: bigint,
): readonly (readonly Held[])[] {
  const costs = questions.map(({ others }) => {
    const given = others.flatMap(({ box, level }) => (box.low <= level ? [max(0n, box.high - level)] : []));
    return sumsOfLeast(given).filter((all) => all <= spare);
  });
  const held = cheapestBelow(
    whole,
    questions.map(({ level, own }, i) => ({
      level,
      budgets: (costs[i] ?? []).map((cost) => spare - cost + own.cost),
    })),
  );
  return questions.map(({ own }, i) =>
    (held[i] ?? []).map(({ count, cost }, among) => ({
      count: count - own.count + among,
      cost: cost - own.cost + (costs[i]?.[among] ?? 0n),
    })),
  );
}

/** The sums of the none, one, two, ... least of these numbers. */
function sumsOfLeast(all: readonly bigint[]): readonly bigint[] {
  let reached = 0n;
  return [0n, ...[...all].sort(byValue).map((x) => (reached += x))];
}

/**
 * The inner completions in units so fine that every level is a whole number and one unit more is larger by next to nothing.
 * An endless box ends beyond every level, and an endless total beyond every sum.
 */
export function fineCompletions({ closed, inner }: CompletionPair, w: Weights): Sizes {
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
