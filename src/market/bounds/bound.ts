import { type Interval, interval, point, type Unbounded } from '../../domain/interval.js';
import { compare, type Rational, toNumber, toNumberAbove, toNumberBelow } from '../../domain/rational.js';
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
 * A high end too large for a double is unbounded.
 */
export function intervalOf({ low, high }: Bounds): Interval | undefined {
  if (!low || !high || low.value === 'unbounded') return undefined;
  if (high.value !== 'unbounded' && compare(low.value, high.value) === 0) return point(toNumber(low.value));
  const bottom = toNumberBelow(low.value);
  const top = high.value === 'unbounded' ? Number.POSITIVE_INFINITY : toNumberAbove(high.value);
  return Number.isFinite(top)
    ? interval(bottom, top, !low.attained, !high.attained)
    : interval(bottom, 'unbounded', !low.attained);
}
