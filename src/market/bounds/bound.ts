import { type Interval, interval, point, type Unbounded, withExactEnds } from '../../domain/interval.js';
import { compare, type Rational, toNumber, toNumberBelow, toNumbersAround } from '../../domain/rational.js';
import type { Completions } from './completion.js';

/** A sharp bound of a measure over all completions, and whether some completion attains it. */
export type Bound = { readonly value: Rational | Unbounded; readonly attained: boolean };

/** The low and the high end of a measure; an end is undefined if no completion has the measure. */
export type Bounds = { readonly low: Bound | undefined; readonly high: Bound | undefined };

/** The completions of one market: with closed ends, and with every open end moved inwards by a hair ([h8]). */
export type CompletionPair = { readonly closed: Completions; readonly inner: Completions };

/**
 * The bound of a measure over the closed completions. It is attained if the inner ones reach the same value.
 * Undefined if no completion has the measure.
 */
export function bound(
  both: CompletionPair,
  extreme: (c: Completions) => Rational | Unbounded | undefined,
): Bound | undefined {
  const value = extreme(both.closed);
  if (value === undefined) return undefined;
  const inner = both.closed === both.inner ? value : extreme(both.inner);
  const attained = value !== 'unbounded' && inner !== 'unbounded' && inner !== undefined && compare(value, inner) === 0;
  return { value, attained };
}

/**
 * The interval between two bounds; undefined if an end is. If both are one number it is the double nearest to it.
 * Otherwise an end is the double nearest to the bound, or the next one outside if that lies within the bounds.
 * A high end too large for a double is unbounded. An amount keeps its exact ends, any other figure only near a whole number.
 */
export function intervalOf({ low, high }: Bounds, kind: FigureKind = 'ratio'): Interval | undefined {
  if (!low || !high || low.value === 'unbounded') return undefined;
  if (high.value === 'unbounded')
    return kept(interval(toNumberBelow(low.value), 'unbounded', !low.attained), low.value, high.value, kind);
  if (compare(low.value, high.value) === 0) return exactPoint(low.value, kind);
  const [bottom, top] = toNumbersAround(low.value, high.value);
  return Number.isFinite(top)
    ? kept(interval(bottom, top, !low.attained, !high.attained), low.value, high.value, kind)
    : kept(interval(bottom, 'unbounded', !low.attained), low.value, 'unbounded', kind);
}

/** What a figure is: an amount such as the tonnes of a supplier, or a ratio of amounts such as its share. */
export type FigureKind = 'amount' | 'ratio';

/** The point of a figure that is one number, as the double nearest to it. */
export const exactPoint = (value: Rational, kind: FigureKind): Interval =>
  kept(point(toNumber(value)), value, value, kind);

/** The interval with its exact ends. A ratio keeps one only where its double is a whole number: text must not say that number. */
function kept(i: Interval, low: Rational, high: Rational | Unbounded, kind: FigureKind): Interval {
  const isKept = (end: number | Unbounded): boolean => kind === 'amount' || Number.isInteger(end);
  return withExactEnds(i, isKept(i.low) ? low : undefined, isKept(i.high) ? high : undefined);
}
