import type { Interval } from '../domain/interval.js';
import { compare, type Rational, ratio, times } from '../domain/rational.js';
import { type Bound, type Bounds, intervalOf } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { keptPortions } from './bounds/exclude.js';
import { keptShareBounds, mostKept } from './bounds/fraction.js';
import { amountBounds, type Weights } from './bounds/linear.js';
import type { Exclusion, Market } from './market.js';

/** The places that a supplier may take by size, the first being 1; `high` is undefined where nothing bounds how many of the rest are larger. */
export type Rank = { readonly low: number; readonly high: number | undefined };

/** What a line of a market's table is of. */
export const LINE_KINDS = ['supplier', 'rest', 'total'] as const;

/**
 * One line of a market's table: a supplier, the rest, or the total. Shares and sums are of what is kept of the market.
 * `contribution` is the square of the share in points of the HHI (for the rest: from infinitely divided to one supplier), `cumulatedPct` the share of this and all lines above.
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

/** The suppliers of what the exclusions keep of a market, by high end, low end and name, then the rest and the total. Nothing where no completion agrees with the market or nothing is kept. */
export function shares(market: Market, exclusions: readonly Exclusion[]): readonly ShareLine[] {
  const both = completions(market);
  if (!both || both.closed.total.high === 0n) return [];
  const { weights, least: emptier } = keptPortions(market, exclusions);
  // where an unknown excluded actor may hold all that is left, shares are those of the cases in which it does not
  const least = mostKept(both.closed, emptier) ? emptier : weights;
  const measured = (places: readonly number[], low: Weights, high: Weights): Measured => {
    const counted = [...market.suppliers, market.rest].map((_, i) => places.includes(i));
    const only = (w: Weights): Weights => ({
      ...w,
      named: w.named.map((part, i) => (counted[i] ? part : 0n)),
      rest: counted.at(-1) ? w.rest : 0n,
    });
    const held = { low: amountBounds(both, only(low)).low, high: amountBounds(both, only(high)).high };
    const quantity = market.unit === undefined ? undefined : intervalOf(held);
    return { share: keptShareBounds(both, counted, low, high), held, quantity };
  };
  const last = market.suppliers.length;
  const rest = measured([last], least, weights);
  const whole = measured([...weights.named.keys(), last], least, weights);
  if (!rest.share.low || !rest.share.high) return [];
  const kept = market.suppliers.flatMap(({ actor }, place) =>
    weights.named[place] === 0n ? [] : [{ actor, place, ...measured([place], weights, least) }],
  );
  const ordered = kept.sort((a, b) => larger(a.share, b.share) || (a.actor < b.actor ? -1 : 1));
  const lines = ordered.map((s, i): ShareLine => {
    const upTo = measured(
      ordered.slice(0, i + 1).map((o) => o.place),
      weights,
      least,
    );
    return {
      ...line('supplier', s, square(s.share)),
      actor: s.actor,
      rank: rank(s, ordered, rest),
      cumulatedPct: percent(upTo.share),
    };
  });
  return [...lines, line('rest', rest, divided(rest.share)), line('total', whole, undefined)];
}

/** The share of what is kept, and what is held in the market's own unit, exact. */
type Measured = { readonly share: Bounds; readonly held: Bounds; readonly quantity: Interval | undefined };

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

/** What a rest adds to the HHI: almost nothing where it is infinitely divided, its square where it is one supplier. */
function divided({ low, high }: Bounds): Interval | undefined {
  const none = low?.value !== 'unbounded' && low?.value.n === 0n && low.attained;
  return intervalOf({ low: { value: ratio(0n), attained: none }, high: scaled(high, points) });
}

const fraction = (b: Bound | undefined): Rational => (b && b.value !== 'unbounded' ? b.value : ratio(0n));
/** Whether the lower of two holdings is certainly larger than the other. */
const exceeds = (low: Bound | undefined, high: Bound | undefined): boolean =>
  high?.value === 'unbounded' ? false : compare(fraction(low), fraction(high)) > 0;

/** By high end, then by low end, the larger first. */
const larger = (a: Bounds, b: Bounds): number =>
  compare(fraction(b.high), fraction(a.high)) || compare(fraction(b.low), fraction(a.low));

/** How many are certainly larger, and how many may be: other suppliers, and as many of the rest as it has room for. */
function rank({ held }: Measured, all: readonly Measured[], rest: Measured): Rank {
  const others = all.filter((o) => o.held !== held).map((o) => o.held);
  const certainly = others.filter((o) => exceeds(o.low, held.high)).length;
  const perhaps = others.filter((o) => o.high?.value === 'unbounded' || exceeds(o.high, held.low)).length;
  const [low, room] = [fraction(held.low), fraction(rest.held.high)];
  if (rest.held.high?.value === 'unbounded' || (room.n > 0n && low.n === 0n))
    return { low: 1 + certainly, high: undefined };
  // so many of the rest that together they still fit: m * low < room
  const fit = room.n === 0n ? 0n : (room.n * low.d + low.n * room.d - 1n) / (low.n * room.d) - 1n;
  return { low: 1 + certainly, high: 1 + perhaps + Number(fit) };
}
