import { exactHigh } from '../domain/interval.js';
import { compare, over, ratio, times, toNumber } from '../domain/rational.js';
import { type BothReadings, compared, lowSum } from './market.js';

/** The factor from which rows are too many for a total, whatever its rounding. */
const TOO_MANY = ratio(3n, 2n);

/**
 * Rows that exceed a stated total beyond what rounding explains ([s1]): `sum` is their least sum.
 * `factor` is that sum over the stated total, undefined where the total is 0 or so small that no double holds the factor.
 */
export type Excess = { readonly sum: number; readonly factor: number | undefined };

/** The excess of rows over a stated total; undefined if rounding explains it, or there is none. */
export function excess(rows: readonly BothReadings[], stated: BothReadings): Excess | undefined {
  const sum = lowSum(rows.map((r) => r.printed));
  const total = exactHigh(stated.printed);
  const beyond = compared(
    rows.map((r) => r.rounded),
    stated.rounded,
  );
  if (total === 'unbounded' || sum.n === 0n) return undefined;
  if (beyond <= 0 && compare(sum, times(total, TOO_MANY)) < 0) return undefined;
  const factor = total.n === 0n ? Infinity : toNumber(over(sum, total));
  return { sum: toNumber(sum), factor: Number.isFinite(factor) ? factor : undefined };
}
