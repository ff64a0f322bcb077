import { point } from '../../domain/interval.js';
import { over, ratio, toNumber } from '../../domain/rational.js';
import type { Completions } from '../bounds/completion.js';
import { isFullyKnown } from '../holdings.js';
import type { Measure } from './measure.js';

/**
 * The shares of a fully known market as fractions of 1, largest first, without suppliers of nothing.
 * Undefined for any other market.
 */
export function knownShares(c: Completions): readonly number[] | undefined {
  if (!isFullyKnown(c)) return undefined;
  const held = c.named.map((b) => b.low).filter((x) => x > 0n);
  return held.map((x) => toNumber(over(ratio(x), ratio(c.total.low)))).sort((a, b) => b - a);
}

/** The bounds and the reason of a measure that needs all shares. `value` may be undefined only for a single supplier. */
export const ofKnownShares = (
  value: (shares: readonly number[]) => number | undefined,
): Pick<Measure, 'bounds' | 'reason'> => ({
  bounds: ({ shares }) => {
    const known = shares && value(shares);
    return known === undefined ? undefined : point(known);
  },
  reason: ({ shares, both }) => {
    if (shares) return 'one-supplier';
    return isNumberKnown(both.inner) ? 'shares-not-exact' : 'number-of-suppliers-unknown';
  },
});

/** Whether each completion has the same suppliers: there is no rest, and every named one certainly holds something, or nothing. */
const isNumberKnown = ({ named, rest }: Completions): boolean =>
  rest.high === 0n && named.every((b) => b.low > 0n || b.high === 0n);

/** The sum of the shares, each times its rank from the largest. */
export const rankSum = (shares: readonly number[]): number => shares.reduce((sum, s, i) => sum + (i + 1) * s, 0);
