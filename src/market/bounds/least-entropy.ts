import { binaryLogarithm } from '../../domain/logarithm.js';
import { add, minus, over, type Rational, ratio, reduced, times, toNumber } from '../../domain/rational.js';
import type { Completions } from './completion.js';
import { type KeptCompletion, largestMeasure } from './concentrated.js';
import type { Aim } from './relaxation.js';

/** The number of parts in which the range of a total is searched. */
const PARTS = 2n ** 40n;

/** A double as a fraction with one denominator for all, so that sums stay short. */
const UNIT = 2n ** 100n;
const binary = (x: number): Rational => ratio(BigInt(Math.round(x * 2 ** 100)), UNIT);

/**
 * Minus the entropy of the shares in bits, for holdings in units of `scale`: the sum of p log2 p over the total, less the log2 of the total.
 * Logarithms are not fractions: heights are those of the nearest double.
 */
function order(scale: bigint): Aim {
  const share = (x: Rational): number => toNumber(over(x, ratio(scale)));
  const height = (x: Rational): Rational => {
    const p = share(x);
    return binary(p * binaryLogarithm(p));
  };
  const value = (heights: Rational, total: Rational): Rational =>
    binary(toNumber(heights) / share(total) - binaryLogarithm(share(total)));
  return {
    height,
    slope: (from, to) => over(minus(height(to), height(from)), minus(to, from)),
    // slopes that differ by less than doubles do are equal
    steepness: (slope) => binary(toNumber(times(slope, ratio(scale)))),
    value,
    most: ratio(0n),
    // the value has one peak in the total: a search by thirds finds it
    peak: (from, to, heights) => {
      const at = (k: bigint): Rational => add(times(from, ratio(PARTS - k, PARTS)), times(to, ratio(k, PARTS)));
      const here = (k: bigint): number => toNumber(value(heights(at(k), 0).v, at(k)));
      let [low, high] = [0n, PARTS];
      while (high - low > 2n) {
        const third = (high - low) / 3n;
        if (here(low + third) < here(high - third)) low += third;
        else high -= third;
      }
      const best = [0n, PARTS, (low + high) / 2n].reduce((a, b) => (here(b) > here(a) ? b : a));
      return reduced(at(best));
    },
  };
}

/** The completion with the least entropy, and that entropy in bits. Undefined if the search ends early. The total is above 0. */
export function leastEntropy(
  c: Completions,
): { readonly bits: number; readonly completion: KeptCompletion } | undefined {
  const all = { named: c.named.map(() => 1n), rest: 1n, whole: 1n };
  const least = largestMeasure(order(c.total.high), c, all);
  return least?.exact && least.completion
    ? { bits: Math.max(0, -toNumber(least.value)), completion: least.completion }
    : undefined;
}
