import { type Interval, interval } from '../../domain/interval.js';
import { binaryLogarithm } from '../../domain/logarithm.js';
import { over, type Rational, ratio, reduced, times, toNumber } from '../../domain/rational.js';
import type { CompletionPair } from './bound.js';
import { type Box, type Completions, HAIR } from './completion.js';
import { leastEntropy } from './least-entropy.js';
import { levelledCompletion, levelledCompletions } from './levelled.js';

/** An end of an entropy interval, to the precision of doubles: logarithms are not fractions. */
type EntropyEnd = { readonly bits: number; readonly attained: boolean };

/**
 * The interval of the Shannon entropy of the shares, in bits ([h6]). `hhi` is the HHI of the same market.
 * The low end is at the best corner, with the rest as one supplier. The high end is at a levelled completion.
 * It is unbounded if the rest may be divided without end. Undefined if the total is endless or nothing is supplied.
 */
export function entropyBounds(both: CompletionPair, hhi: Interval): Interval | undefined {
  if (both.closed.total.endless || both.closed.total.high === 0n) return undefined;
  let low = leastEnd(both) ?? outerEnd(hhi);
  // the entropy is 0 only if one supplier holds everything; that is attained if an HHI of 10,000 is
  if (low.bits === 0) low = { bits: 0, attained: !hhi.highOpen };
  if (both.inner.rest.high > 0n) return interval(low.bits, 'unbounded', !low.attained);
  const high = levelEnd(both);
  return high.bits - low.bits < NEAR
    ? interval(high.bits, high.bits)
    : interval(low.bits, high.bits, !low.attained, !high.attained);
}

/** -p log2 p for the share p of the total, times the number of copies. */
const term = (x: Rational, total: Rational, copies = 1): number => {
  const p = toNumber(over(x, total));
  return -copies * p * binaryLogarithm(p);
};
const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);

/** A certified outer bound: the entropy is at least that of order 2, -log2 of the HHI as a fraction (Rényi 1961). */
const outerEnd = (hhi: Interval): EntropyEnd => ({
  bits: Math.max(0, binaryLogarithm(10_000 / Number(hhi.high))),
  attained: true,
});

/** Two entropies that differ by less count as equal. In bits. */
const NEAR = 1e-12;

/** The low end; undefined if the search ends early. It is attained if no hair is part of the completion that has it. */
function leastEnd({ closed, inner }: CompletionPair): EntropyEnd | undefined {
  const least = leastEntropy(inner);
  if (!least) return undefined;
  const whole = (x: Rational): boolean => reduced(over(x, ratio(HAIR))).d < HAIR;
  const attained = closed === inner || least.completion.holdings.every((h) => whole(h.kept));
  return { bits: least.bits, attained };
}

/** Whether the holdings and their total lie within the ends that are attained. */
function holds({ closed, inner }: CompletionPair, values: readonly Rational[], total: Rational): boolean {
  const scale = ratio(inner.scale, closed.scale);
  const within = (x: Rational, box: Box | undefined): boolean => {
    const { n, d } = times(x, scale);
    return box !== undefined && n >= box.low * d && n <= box.high * d;
  };
  return values.every((x, i) => within(x, inner.named[i] ?? inner.rest)) && within(total, inner.total);
}

/** The high end. The entropy of the levelled completions is quasi-concave in the total, so a search by thirds finds its maximum. */
function levelEnd(both: CompletionPair): EntropyEnd {
  const { closed } = both;
  const at = (total: Rational) => {
    const l = levelledCompletion(closed, total);
    return { l, bits: sum([...l.named, l.rest].map((x) => term(x, l.total))) };
  };
  const top = (all: readonly ReturnType<typeof at>[]) => all.reduce((a, b) => (b.bits > a.bits + NEAR ? b : a));
  const ends = levelledCompletions(closed).map((l) => at(l.total));
  const found = at(sought(closed, (t) => at(t).bits));
  const best = top([...ends, found]);
  // a search that stops next to an end of the total has found that end: only the end decides what is attained
  const reaching = best === found ? [found] : ends;
  return {
    bits: best.bits,
    attained: reaching.some(({ l, bits }) => bits >= best.bits - NEAR && holds(both, [...l.named, l.rest], l.total)),
  };
}

/** The total, to 2^-40 of its range, at which a quasi-concave value is largest. */
function sought({ total }: Completions, value: (t: Rational) => number): Rational {
  const parts = 2n ** 40n;
  const at = (k: bigint): Rational => ratio(total.low * (parts - k) + total.high * k, parts);
  let [low, high] = [0n, total.low === total.high ? 0n : parts];
  while (high - low > 2n) {
    const third = (high - low) / 3n;
    if (value(at(low + third)) < value(at(high - third))) low += third;
    else high -= third;
  }
  return at((low + high) / 2n);
}
