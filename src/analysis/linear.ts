import type { Unbounded } from '../domain/interval.js';
import { compare, minus, type Rational, ratio } from '../domain/rational.js';
import { type Both, type Bound, bound } from './bound.js';
import { type Box, type Completions, sum } from './completion.js';
import { largest, type Weighted } from './corner.js';

/** The portion of each holding that counts, in parts of `whole`: named suppliers in the market's order, then the rest. */
export type Weights = { readonly named: readonly bigint[]; readonly rest: bigint; readonly whole: bigint };

/** What the weights leave out. */
export const complement = (w: Weights): Weights => ({
  named: w.named.map((part) => w.whole - part),
  rest: w.whole - w.rest,
  whole: w.whole,
});

/** Holdings of equal weight as one: no linear measure can tell them apart. */
function merged(c: Completions, w: Weights): readonly Weighted[] {
  const groups = new Map<bigint, Box[]>();
  [...c.named, c.rest].forEach((box, i) => {
    const weight = w.named[i] ?? w.rest;
    groups.set(weight, [...(groups.get(weight) ?? []), box]);
  });
  return [...groups].map(([weight, boxes]) => ({
    weight,
    box: {
      low: sum(boxes.map((b) => b.low)),
      high: sum(boxes.map((b) => b.high)),
      endless: boxes.some((b) => b.endless),
    },
  }));
}

/** The supremum of the weighted sum over the total, as a fraction of 1. Where the total is endless an endless holding may become all of it. */
function mostShare(c: Completions, w: Weights): Rational | undefined {
  const holdings = merged(c, w);
  const finite = largest(holdings, c.total, (total, kept) => (total > 0n ? ratio(kept, total * w.whole) : undefined));
  const limits = c.total.endless ? holdings.filter((h) => h.box.endless).map((h) => ratio(h.weight, w.whole)) : [];
  return limits.reduce((a, b) => (a && compare(a, b) >= 0 ? a : b), finite);
}

const percent = (r: Rational): Rational => ratio(100n * r.n, r.d);

/** The sharp bounds of a weighted share of the total, in percent; undefined where the total is certainly 0. */
export function share(both: Both, w: Weights): { readonly low: Bound | undefined; readonly high: Bound | undefined } {
  const removed = complement(w);
  const low = (c: Completions): Rational | undefined => {
    const most = mostShare(c, removed);
    return most && percent(minus(ratio(1n), most));
  };
  const high = (c: Completions): Rational | undefined => {
    const most = mostShare(c, w);
    return most && percent(most);
  };
  return { low: bound(both, low), high: bound(both, high) };
}

/** The sharp bounds of a weighted sum, in the market's own unit. */
export function amount(both: Both, w: Weights): { readonly low: Bound | undefined; readonly high: Bound | undefined } {
  const extreme = (c: Completions, sign: bigint): Rational | Unbounded | undefined => {
    const holdings = merged(c, w);
    if (sign > 0n && c.total.endless && holdings.some((h) => h.box.endless && h.weight > 0n)) return 'unbounded';
    const best = largest(holdings, c.total, (_total, kept) => ratio(sign * kept, w.whole * c.scale));
    return best && ratio(sign * best.n, best.d);
  };
  return { low: bound(both, (c) => extreme(c, -1n)), high: bound(both, (c) => extreme(c, 1n)) };
}
