import { type Interval, interval } from '../domain/interval.js';
import { compare, greatest, minus, type Rational, ratio, toNumber, toNumberBelow } from '../domain/rational.js';
import { completions } from './bounds/completion.js';
import { mostConcentrated } from './bounds/concentrated.js';
import { keptPortions } from './bounds/exclude.js';
import { hhiBounds, hhiPoints } from './bounds/hhi-bounds.js';
import type { Market } from './market.js';
import { portion, weightsOfOne } from './portion.js';

/** The kinds of facts that may be missing: what a supplier holds, and the size of the largest supplier of the rest. */
export const MISSING_FACTS = ['holding', 'largest-of-rest'] as const;

/**
 * A missing fact, and the points by which knowing it narrows the HHI interval at least, whatever it turns out to be.
 * `actor` is undefined for the largest of the rest.
 */
export type Settling = {
  readonly fact: (typeof MISSING_FACTS)[number];
  readonly actor: string | undefined;
  readonly narrowsBy: number;
};

/** The width of a market's HHI interval in points, and the facts that would narrow it, the one that narrows most first. */
export type Explanation = { readonly width: number; readonly facts: readonly Settling[] };

/** The number of slices that the range of a holding is cut into. The widest slice counts, so no narrowing is overstated. */
const slicesFor = (intervals: number): number => (intervals <= 5 ? 32 : intervals <= 8 ? 8 : 2);

/**
 * The facts that would narrow the HHI of a market, each with a certain narrowing.
 * Undefined if the HHI is a single number, unknown or not sharp.
 */
export function settle(market: Market): Explanation | undefined {
  const whole = width(market);
  if (!whole || whole.n === 0n) return undefined;
  const narrowing = (left: Rational | undefined): number =>
    left && compare(left, whole) < 0 ? toNumberBelow(minus(whole, left)) : 0;
  const open = market.suppliers.filter((s) => s.value.low !== s.value.high);
  const slices = slicesFor(open.length + 1);
  // an unknown actor is not asked for: it may hold nothing, and its widest slice is then the whole width
  const holdings = open.map(
    ({ actor }): Settling => ({ fact: 'holding', actor, narrowsBy: narrowing(leftByHolding(market, actor, slices)) }),
  );
  const rest: Settling = { fact: 'largest-of-rest', actor: undefined, narrowsBy: narrowing(knowingRest(market)) };
  const facts = [rest, ...holdings].filter((f) => f.narrowsBy > 0).sort((a, b) => b.narrowsBy - a.narrowsBy);
  return { width: toNumber(whole), facts };
}

/** The exact width of the HHI interval, in points; undefined if it is unknown or not sharp. */
function width(market: Market): Rational | undefined {
  const both = completions(market);
  if (!both) return undefined;
  const { bounds, gap } = hhiBounds(both, keptPortions(market, []));
  const [low, high] = [bounds.low?.value, bounds.high?.value];
  return gap === undefined && low && high && low !== 'unbounded' && high !== 'unbounded' ? minus(high, low) : undefined;
}

/**
 * The largest width that is left if the largest member c of the rest is known; undefined if it cannot be searched.
 * The rest r then adds at least c^2 and at most c r to the sum of squares. So c r - c^2 takes the place of r^2, and it is at most r^2 / 4: four equal suppliers have that.
 */
function knowingRest({ cap: _cap, leader: _leader, ...market }: Market): Rational | undefined {
  const both = completions(market);
  if (!both) return undefined;
  const kept = keptPortions(market, []);
  const high = mostConcentrated(both.closed, kept.weights, {
    restPortions: Array.from({ length: 4 }, () => ratio(1n, 4n)),
  });
  const low = hhiBounds(both, kept).bounds.low?.value;
  return high?.exact && low && low !== 'unbounded' ? minus(hhiPoints(high.value), low) : undefined;
}

/** The largest width that is left if an actor's holding is known; undefined if its range has no high end. Nothing is left where the total then fixes all others. */
const leftByHolding = (market: Market, actor: string, slices: number): Rational | undefined =>
  isFixedBy(market, actor) ? ratio(0n) : widest(market, actor, slices);

/** Whether a market has one completion once a holding is known: the total is, and so is every other holding but one. */
function isFixedBy(market: Market, actor: string): boolean {
  const both = completions(market);
  if (!both) return false;
  const { named, rest, total } = both.closed;
  const others = [...named.filter((_, i) => market.suppliers[i]?.actor !== actor), rest];
  const open = others.filter((b) => b.low < b.high).length;
  // one supplier or many hold the rest
  return total.low === total.high && rest.high === 0n && open <= 1;
}

/**
 * The largest width that is left if an actor's holding is known to lie in one slice of its range.
 * Undefined if the range has no high end, or a slice is not sharp: its width could be any.
 */
function widest(market: Market, actor: string, slices: number): Rational | undefined {
  const range = rangeOf(market, actor);
  if (!range || range.high === 'unbounded') return undefined;
  const { low, high } = range;
  const at = (i: number): number => (i === slices ? high : low + ((high - low) * i) / slices);
  const possible = Array.from({ length: slices }, (_, i): Market => {
    const value = interval(at(i), at(i + 1));
    return { ...market, suppliers: market.suppliers.map((s) => (s.actor === actor ? { actor, value } : s)) };
  }).filter(completions);
  const widths = possible.flatMap((slice) => width(slice) ?? []);
  return widths.length < possible.length ? undefined : greatest(widths, (w) => w);
}

/** The range of what a supplier may hold, in the market's unit or in percent. */
function rangeOf(market: Market, actor: string): Interval | undefined {
  const both = completions(market);
  const place = market.suppliers.findIndex((s) => s.actor === actor);
  if (!both) return undefined;
  const { sharePct, quantity } = portion(market, both, weightsOfOne(market, place));
  return market.unit === undefined ? sharePct : quantity;
}
