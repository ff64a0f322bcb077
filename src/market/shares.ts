import type { Interval } from '../domain/interval.js';
import { type Rational, ratio, times } from '../domain/rational.js';
import { type Bound, type Bounds, intervalOf } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { keptPortions } from './bounds/exclude.js';
import { largestKeptHoldings } from './bounds/fraction.js';
import { type PooledBounds, pooled } from './bounds/pooled.js';
import { type Rank, rankBounds } from './bounds/rank.js';
import type { Weights } from './bounds/weights.js';
import { largestFirst } from './larger.js';
import type { Exclusion, Market } from './market.js';
import { demandExclusions } from './unusable-terms.js';

/** The kinds of lines in a market's table. */
export const LINE_KINDS = ['supplier', 'rest', 'total'] as const;

/**
 * One line of a market's table: a supplier, the rest, or the total. Shares and sums are of what the exclusions keep.
 * `contribution` is the square of the share, in points of the HHI. For the rest it runs from divided without end to one supplier.
 * `cumulatedPct` is the share of this line and all lines above it.
 */
export type ShareLine = {
  readonly kind: (typeof LINE_KINDS)[number];
  readonly actor: string | undefined;
  readonly rank: Rank | undefined;
  readonly quantity: Interval | undefined;
  readonly sharePct: Interval;
  readonly contribution: Interval | undefined;
  readonly cumulatedPct: Interval | undefined;
};

/**
 * The table of what the exclusions keep of a market: suppliers by high end, low end and name, then the rest and the total.
 * Empty if no completion agrees with the market or nothing is kept. Beside a cap or a leader, the ranks of other suppliers
 * and what the rest adds may be wider than they need be: neither is regarded there.
 * `apart` is a supplier that has no line, because it is one of the rest.
 * Throws UnusableTerms.
 */
export function shares(market: Market, exclusions: readonly Exclusion[] = [], apart?: string): readonly ShareLine[] {
  demandExclusions(exclusions);
  const both = completions(market);
  if (!both || both.closed.total.high === 0n) return [];
  const { weights, least: emptier } = keptPortions(market, exclusions);
  // if an unknown excluded actor may hold all that is left, the shares are of the cases in which it does not
  const least = largestKeptHoldings(both.closed, emptier) ? emptier : weights;
  const measured = ({ share, amount }: PooledBounds, low: Weights, high: Weights): Measured => ({
    share: share(low, high),
    quantity: market.unit === undefined ? undefined : intervalOf(amount(low, high), 'amount'),
  });
  const places = [...market.suppliers.keys()];
  const [none, others] = [pooled(both, weights.named), pooled(both, weights.named, true)];
  const inRest = places.filter((place) => market.suppliers[place]?.actor === apart);
  const rest = measured(union(others, inRest), least, weights);
  const whole = measured(union(others, places), least, weights);
  if (!rest.share.low || !rest.share.high) return [];
  const ranks = rankBounds(both, least);
  const kept = market.suppliers.flatMap(({ actor }, place) =>
    weights.named[place] === 0n || actor === apart
      ? []
      : [{ actor, place, ...measured(none.and(place), weights, least) }],
  );
  const ordered = kept.sort(largestFirst);
  let upTo = none;
  const lines = ordered.map((s): ShareLine => {
    upTo = upTo.and(s.place);
    return {
      ...line('supplier', s, square(s.share)),
      actor: s.actor,
      rank: s.actor === market.leader && weights.named[s.place] === weights.whole ? FIRST : ranks.get(s.place),
      cumulatedPct: percent(upTo.share(weights, least)),
    };
  });
  return [...lines, line('rest', rest, divided(rest.share)), line('total', whole, undefined)];
}

/** The rank of a leader, of which all is kept. */
const FIRST: Rank = { low: 1, high: 1 };

/** A set of holdings with more of them, by their places. */
const union = (set: PooledBounds, places: readonly number[]): PooledBounds =>
  places.reduce((all, place) => all.and(place), set);

/** Some holdings together: their exact share of what is kept, and their quantity, undefined in a market of shares. */
type Measured = { readonly share: Bounds; readonly quantity: Interval | undefined };

function line(kind: ShareLine['kind'], { share, quantity }: Measured, contribution: Interval | undefined): ShareLine {
  const sharePct = percent(share);
  if (!sharePct) throw new Error('what is kept has shares');
  return { kind, actor: undefined, rank: undefined, quantity, sharePct, contribution, cumulatedPct: undefined };
}

const scaled = (b: Bound | undefined, by: (share: Rational) => Rational): Bound | undefined =>
  b && b.value !== 'unbounded' ? { value: by(b.value), attained: b.attained } : undefined;
const percent = ({ low, high }: Bounds): Interval | undefined => {
  const of = (share: Rational): Rational => times(share, ratio(100n));
  return intervalOf({ low: scaled(low, of), high: scaled(high, of) });
};
const points = (share: Rational): Rational => times(times(share, share), ratio(10_000n));
const square = ({ low, high }: Bounds): Interval | undefined =>
  intervalOf({ low: scaled(low, points), high: scaled(high, points) });

/** What the rest adds to the HHI: almost nothing if it is divided without end, its square if it is one supplier. */
function divided({ low, high }: Bounds): Interval | undefined {
  const none = low?.value !== 'unbounded' && low?.value.n === 0n && low.attained;
  return intervalOf({ low: { value: ratio(0n), attained: none }, high: scaled(high, points) });
}
