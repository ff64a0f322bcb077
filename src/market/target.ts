import type { Interval } from '../domain/interval.js';
import {
  add,
  compare,
  greatest,
  least,
  minus,
  over,
  type Rational,
  ratio,
  rational,
  times,
  toNumber,
} from '../domain/rational.js';
import { type Bounds, bound, type CompletionPair, exactPoint, intervalOf } from './bounds/bound.js';
import { type Completions, max, sum } from './bounds/completion.js';
import { levelledCompletions } from './bounds/levelled.js';
import type { HoldingSums } from './holdings.js';
import type { ReasonAt } from './reasons.js';

/**
 * What others must add to today's supply to bring the largest share down to a line ([x6]); 0 where no share is above it.
 * `linePct` is that line in percent. `additionalPct` is in percent of that supply, `additional` in the market's unit:
 * undefined in a market of shares, and for figures of another subject.
 */
export type Target = {
  readonly linePct: number;
  readonly additionalPct: Interval;
  readonly additional: Interval | undefined;
};

/** What a supplier holds, and the total, in units of the completions. */
type Holder = { readonly held: Rational; readonly total: Rational };

/** What others must add, from a holder and the line as a fraction of 1: held / line - total. It is not below 0. */
function addition({ held, total }: Holder, line: Rational): Rational {
  const more = minus(over(held, line), total);
  return more.n < 0n ? ratio(0n) : more;
}

const lineOf = (linePct: number): Rational => over(rational(linePct), ratio(100n));

/**
 * The additions that a line needs, over the completions of a market. Both ends come from whole completions, never from
 * a holding and a total apart. Undefined if nothing is ruled out, which is so without an upper bound of the total.
 */
export function target(both: CompletionPair, linePct: number, unit: string | undefined): Target | undefined {
  if (both.closed.total.endless) return undefined;
  const line = lineOf(linePct);
  const bounds = (value: (holder: Holder, c: Completions) => Rational): Bounds => ({
    low: bound(both, (c) =>
      least(
        leastHolders(c).map((holder) => value(holder, c)),
        (x) => x,
      ),
    ),
    high: bound(both, (c) => greatestOf(c, (holder) => value(holder, c))),
  });
  const parts = bounds((holder) => over(times(ratio(100n), addition(holder, line)), holder.total));
  const additionalPct = intervalOf(parts);
  const all = times(ratio(100n), minus(over(ratio(1n), line), ratio(1n)));
  if (!additionalPct || (additionalPct.low === 0 && additionalPct.high === toNumber(all))) return undefined;
  if (unit === undefined) return { linePct, additionalPct, additional: undefined };
  const amounts = bounds((holder, c) => over(addition(holder, line), ratio(c.scale)));
  return { linePct, additionalPct, additional: intervalOf(amounts, 'amount') };
}

/** The additions that a line needs in a fully known market. */
export function knownTarget({ largest, total, scale }: HoldingSums, linePct: number, unit: string | undefined): Target {
  const more = addition({ held: ratio(largest[0]?.units ?? 0n), total: ratio(total) }, lineOf(linePct));
  return {
    linePct,
    additionalPct: exactPoint(over(times(ratio(100n), more), ratio(total)), 'ratio'),
    additional: unit === undefined ? undefined : exactPoint(over(more, ratio(scale)), 'amount'),
  };
}

/**
 * The largest supplier of each levelled completion: no completion of its total has a smaller one ([h6]).
 * What it needs is convex in the total, so it is least at a total where a holding starts or stops moving, or at an end.
 */
const leastHolders = (c: Completions): readonly Holder[] =>
  levelledCompletions(c).map(({ named, total }) => ({
    held: greatest(named, (x) => x) ?? ratio(0n),
    total,
  }));

/** The greatest addition that any supplier needs, the rest being one of them. Undefined if the total is certainly 0. */
function greatestOf(c: Completions, value: (holder: Holder) => Rational): Rational | undefined {
  const holders = [...namedHolders(c), ...restHolders(c)].filter(({ total }) => total.n > 0n);
  return greatest(holders.map(value), (x) => x);
}

/**
 * Each supplier that may be the largest, where it needs most: with its high end, which the boxes allow, and the least of the others.
 * What it needs rises with the total while it takes what is added, and then falls. A leader is the only one that counts.
 */
function namedHolders({ named, rest, total, leader }: Completions): readonly Holder[] {
  const lows = sum([...named, rest].map((b) => b.low));
  return named
    .filter((_, i) => leader === undefined || i === leader)
    .map((b) => {
      const all = max(total.low, b.high + lows - b.low);
      return { held: ratio(b.high), total: ratio(all) };
    });
}

/**
 * The rest as one supplier, under its cap, at each total where it may need most: where it reaches its high end, or the cap does.
 * None beside a leader, which is not smaller.
 */
function restHolders({ named, rest, total, leader, cap }: Completions): readonly Holder[] {
  if (leader !== undefined) return [];
  const lows = ratio(sum(named.map((b) => b.low)));
  const turns = [add(lows, ratio(rest.high)), ...(cap && cap.n > 0n ? [over(ratio(rest.high), cap)] : [])];
  const ends = [ratio(total.low), ratio(total.high)];
  const inside = turns.filter((t) => compare(t, ratio(total.low)) > 0 && compare(t, ratio(total.high)) < 0);
  return [...ends, ...inside].map((t) => {
    const limits = [minus(t, lows), ratio(rest.high), ...(cap ? [times(cap, t)] : [])];
    return { held: least(limits, (x) => x) ?? ratio(0n), total: t };
  });
}

/** Why the additions, or their amount, are undefined in a market with this unit, where a line is asked for. */
export const targetReasons = (unit: string | undefined, found: Target | undefined): readonly ReasonAt[] => {
  if (!found) return [['target', 'unidentified']];
  return unit === undefined ? [['target.additional', 'shares-only']] : [];
};
