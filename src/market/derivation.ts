import type { Interval } from '../domain/interval.js';
import { add, compare, greatest, over, type Rational, ratio, times, toNumber } from '../domain/rational.js';
import { exactPoint } from './bounds/bound.js';
import { type Completions, completions, sum } from './bounds/completion.js';
import { mostConcentrated } from './bounds/concentrated.js';
import { type KeptPortions, keptPortions } from './bounds/exclude.js';
import { cheapestKeptHoldings, largestKeptHoldings } from './bounds/fraction.js';
import { leastConcentrated } from './bounds/hhi-bounds.js';
import type { Exclusion, Market } from './market.js';
import { demandExclusions } from './unusable-terms.js';

/**
 * A holding in a completion, in the unit of its derivation, and the square of its share in points.
 * `actor` is undefined for a supplier of the rest. `exact` is the holding as text, where the number is merely the double nearest to it.
 */
export type SquaredHolding = {
  readonly actor: string | undefined;
  readonly value: number;
  readonly exact?: string;
  readonly points: number;
};

/** The figures that have a derivation, by their path in a profile. */
export const DERIVED_PATHS = ['measures.hhi', 'remaining.sharePct', 'remaining.measures.hhi'] as const;
/** The ends of an interval. */
export const ENDS = ['low', 'high'] as const;
/** The two forms of a derivation: a sum of squares over a square, or a sum over a sum. */
export const DERIVATION_KINDS = ['squares', 'ratio'] as const;

/**
 * One end of a figure, and a completion that gives it.
 * `squares`: the figure is 10,000 times the sum of the squares of `held`, over the square of `total`. The `divided`
 * part of the rest is split without end and adds nothing.
 * `ratio`: the figure is 100 times the sum of `held` over `total`.
 * Amounts are in `unit`, or in percent where it is undefined. `totalExact` is the total as text, where the number is merely the double nearest to it.
 */
export type Derivation = {
  readonly path: (typeof DERIVED_PATHS)[number];
  readonly end: (typeof ENDS)[number];
  readonly kind: (typeof DERIVATION_KINDS)[number];
  readonly held: readonly SquaredHolding[];
  readonly divided: number;
  readonly total: number;
  readonly totalExact?: string;
  readonly value: number;
  readonly unit: string | undefined;
};

/**
 * A completion: named holdings, suppliers of the rest, the divided part of the rest, and the total.
 * `per` is the amount that makes one of the unit: the market's, or percent where only shares are known.
 */
type Parts = {
  readonly named: readonly Rational[];
  readonly rest: readonly Rational[];
  readonly divided: Rational;
  readonly total: Rational;
  readonly per: Rational;
  readonly inShares?: boolean;
};
const NONE = ratio(0n);

/**
 * Derivations of the HHI of a market, of the share that the exclusions leave, and of the HHI of what is left.
 * Empty if no completion agrees with the market. An end that no single completion gives is absent.
 * Throws UnusableTerms.
 */
export function derivations(market: Market, exclusions: readonly Exclusion[] = []): readonly Derivation[] {
  demandExclusions(exclusions);
  const both = completions(market);
  if (!both || both.closed.total.high === 0n || both.closed.total.endless) return [];
  const { closed } = both;
  const [whole, kept] = [keptPortions(market, []), keptPortions(market, exclusions)];
  const squares = (path: Derivation['path'], end: Derivation['end'], parts: Parts | undefined) =>
    parts ? [derivation(market, path, end, 'squares', parts)] : [];
  return [
    ...squares('measures.hhi', 'low', leastParts(closed, whole)),
    ...squares('measures.hhi', 'high', mostParts(closed, whole)),
    ...(exclusions.length === 0
      ? []
      : [
          derivation(market, 'remaining.sharePct', 'low', 'ratio', leftParts(closed, kept, 'low')),
          derivation(market, 'remaining.sharePct', 'high', 'ratio', leftParts(closed, kept, 'high')),
          ...squares('remaining.measures.hhi', 'low', leastParts(closed, kept)),
          ...squares('remaining.measures.hhi', 'high', mostParts(closed, kept)),
        ]),
  ];
}

/** The square of a share, in points of the HHI. */
const square = (share: Rational): Rational => times(times(share, share), ratio(10_000n));

/** The derivation of one end from a completion. The figure is exact and rounded once. */
function derivation(
  { suppliers, unit }: Market,
  path: Derivation['path'],
  end: Derivation['end'],
  kind: Derivation['kind'],
  { named, rest, divided, total, per, inShares }: Parts,
): Derivation {
  const held = [
    ...named.map((value, i) => ({ actor: suppliers[i]?.actor, value })),
    ...rest.map((value) => ({ actor: undefined, value })),
  ]
    .filter((h) => h.value.n > 0n)
    .sort((a, b) => compare(b.value, a.value));
  const shares = held.map((h) => over(h.value, total));
  const exact =
    kind === 'squares' ? shares.map(square).reduce(add, NONE) : times(shares.reduce(add, NONE), ratio(100n));
  const shown = (x: Rational): Interval => exactPoint(over(x, per), 'amount');
  const whole = shown(total);
  return {
    path,
    end,
    kind,
    held: held.map((h) => {
      const { low: value, lowExact } = shown(h.value);
      const points = toNumber(square(over(h.value, total)));
      return { actor: h.actor, value, ...(lowExact === undefined ? {} : { exact: lowExact }), points };
    }),
    divided: shown(divided).low,
    total: whole.low,
    ...(whole.lowExact === undefined ? {} : { totalExact: whole.lowExact }),
    value: toNumber(exact),
    unit: inShares ? undefined : unit,
  };
}

/**
 * The least concentrated completion of what is kept, in percent if only its shares are known.
 * Undefined if nothing is kept.
 */
function leastParts(c: Completions, { weights }: KeptPortions): Parts | undefined {
  const low = leastConcentrated(c, weights);
  if (!low) return undefined;
  const inShares = low.total.n === 1n && low.total.d === 1n;
  const per = inShares ? ratio(1n, 100n) : ratio(c.scale * weights.whole);
  return { named: low.named, rest: [], divided: low.rest, total: low.total, per, inShares };
}

/**
 * The most concentrated completion of what is kept, over all portions of the rest that may be kept.
 * Undefined if nothing is kept, the search ended early, or more than 1,000 suppliers of the rest hold the same.
 */
function mostParts(c: Completions, { weights, rests }: KeptPortions): Parts | undefined {
  const all = rests.flatMap((rest) => mostConcentrated(c, { ...weights, rest }) ?? []);
  const most = greatest(all, (m) => m.value);
  if (!most?.exact || !most.completion || most.completion.holdings.some((h) => h.copies > 1000n)) return undefined;
  const { holdings, total } = most.completion;
  const kept = new Map(holdings.map((h) => [h.place, h.kept]));
  const named = weights.named.map((_, i) => kept.get(i) ?? NONE);
  const rest = holdings.flatMap((h) =>
    h.place === 'rest' ? Array.from({ length: Number(h.copies) }, () => h.kept) : [],
  );
  return { named, rest, divided: NONE, total, per: ratio(c.scale * weights.whole) };
}

const parts = (kept: readonly bigint[], total: Rational, per: Rational): Parts => {
  const held = kept.map((x) => ratio(x));
  return { named: held.slice(0, -1), rest: held.slice(-1), divided: NONE, total, per };
};

/** A completion in which the exclusions leave least, or most, of the whole. */
function leftParts(c: Completions, { weights, least }: KeptPortions, end: Derivation['end']): Parts {
  const { rest } = end === 'low' ? least : weights;
  const all = { named: weights.named.map(() => 1n), rest: 1n, whole: 1n };
  const sign = end === 'low' ? 1n : -1n;
  const start = largestKeptHoldings(c, all);
  if (!start) throw new Error('a market with a total has a completion');
  const {
    named,
    total,
    parts: fine,
  } = cheapestKeptHoldings(c, all, [...weights.named.map((part) => sign * part), sign * rest], start);
  const held = [...named, total - sum(named)].map((x, i) => x * (i < named.length ? (weights.named[i] ?? 0n) : rest));
  return parts(held, ratio(total * weights.whole), ratio(c.scale * weights.whole * fine));
}
