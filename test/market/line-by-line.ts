import { highest } from '../../src/domain/extremes.js';
import { type Interval, point } from '../../src/domain/interval.js';
import { compare, type Rational, ratio, times } from '../../src/domain/rational.js';
import { type Bounds, type CompletionPair, intervalOf } from '../../src/market/bounds/bound.js';
import { type Box, completions, max, min, sum } from '../../src/market/bounds/completion.js';
import { keptPortions } from '../../src/market/bounds/exclude.js';
import { keptShareBounds, largestKeptHoldings } from '../../src/market/bounds/fraction.js';
import { amountBounds } from '../../src/market/bounds/linear.js';
import { fineCompletions, type Rank, type Sizes } from '../../src/market/bounds/rank.js';
import type { Weights } from '../../src/market/bounds/weights.js';
import type { Exclusion, Market } from '../../src/market/market.js';
import type { ShareLine } from '../../src/market/shares.js';

// The table of a market as it was computed before, in a time that grows with the square of the suppliers. The fast one is held against it.

/** The table of a market, line by line: each figure is computed from all holdings anew. */
export function sharesLineByLine(
  market: Market,
  exclusions: readonly Exclusion[],
  apart?: string,
): readonly ShareLine[] {
  const both = completions(market);
  if (!both || both.closed.total.high === 0n) return [];
  const { weights, least: emptier } = keptPortions(market, exclusions);
  // if an unknown excluded actor may hold all that is left, the shares are of the cases in which it does not
  const least = largestKeptHoldings(both.closed, emptier) ? emptier : weights;
  const measured = (places: readonly number[], low: Weights, high: Weights): Measured => {
    const among = new Set(places);
    const counted = [...market.suppliers, market.rest].map((_, i) => among.has(i));
    const only = (w: Weights): Weights => ({
      ...w,
      named: w.named.map((part, i) => (counted[i] ? part : 0n)),
      rest: counted.at(-1) ? w.rest : 0n,
    });
    const held = () => ({ low: amountBounds(both, only(low)).low, high: amountBounds(both, only(high)).high });
    const quantity = market.unit === undefined ? undefined : intervalOf(held(), 'amount');
    return { share: keptShareBounds(both, counted, low, high), quantity };
  };
  const last = market.suppliers.length;
  const inRest = market.suppliers.flatMap(({ actor }, place) => (actor === apart ? [place] : []));
  const rest = measured([...inRest, last], least, weights);
  const whole = measured([...weights.named.keys(), last], least, weights);
  if (!rest.share.low || !rest.share.high) return [];
  const kept = market.suppliers.flatMap(({ actor }, place) =>
    weights.named[place] === 0n || actor === apart ? [] : [{ actor, place, ...measured([place], weights, least) }],
  );
  const ordered = kept.sort(
    (a, b) =>
      compare(end(b.share.high), end(a.share.high)) ||
      compare(end(b.share.low), end(a.share.low)) ||
      (a.actor < b.actor ? -1 : 1),
  );
  const lines = ordered.map((s, i): ShareLine => {
    const upTo = measured(
      ordered.slice(0, i + 1).map((o) => o.place),
      weights,
      least,
    );
    return {
      ...lineOf('supplier', s, figure(s.share, squared)),
      actor: s.actor,
      rank:
        s.actor === market.leader && weights.named[s.place] === weights.whole
          ? { low: 1, high: 1 }
          : rankOf(both, least, s.place),
      cumulatedPct: figure(upTo.share, inPercent),
    };
  });
  return [...lines, lineOf('rest', rest, ofRest(rest.share)), lineOf('total', whole, undefined)];
}

/** Some holdings together: their exact share of what is kept, and their quantity, undefined in a market of shares. */
type Measured = { readonly share: Bounds; readonly quantity: Interval | undefined };

/** A figure of a share, from the share at both ends. */
function figure({ low, high }: Bounds, of: (share: Rational) => Rational): Interval | undefined {
  const [least, most] = [low, high].map((end) =>
    end && end.value !== 'unbounded' ? { ...end, value: of(end.value) } : undefined,
  );
  return intervalOf({ low: least, high: most });
}
const inPercent = (share: Rational): Rational => times(share, ratio(100n));
const squared = (share: Rational): Rational => times(inPercent(share), inPercent(share));

const lineOf = (
  kind: ShareLine['kind'],
  { share, quantity }: Measured,
  contribution: Interval | undefined,
): ShareLine => ({
  kind,
  actor: undefined,
  rank: undefined,
  quantity,
  sharePct: figure(share, inPercent) ?? point(0),
  contribution,
  cumulatedPct: undefined,
});

/** What the rest adds to the HHI: almost nothing if it is divided without end, its square if it is one supplier. */
const ofRest = ({ low, high }: Bounds): Interval | undefined =>
  figure({ low: low && { value: ratio(0n), attained: low.attained && end(low).n === 0n }, high }, squared);

const end = (b: Bounds['low']): Rational => (b && b.value !== 'unbounded' ? b.value : ratio(0n));

/** Another supplier: its holding, and the one at which it keeps as much as the supplier whose rank is asked. */
type Rival = { readonly box: Box; readonly level: bigint };

/** The ranks of one named supplier, by its place: each rival is looked at. */
function rankOf(both: CompletionPair, w: Weights, place: number): Rank {
  const c = fineCompletions(both, w);
  const [own, weight] = [c.named[place] ?? c.rest, w.named[place] ?? w.whole];
  const rivals = (x: bigint): readonly Rival[] =>
    c.named.flatMap((box, i) => {
      const part = i === place ? 0n : (w.named[i] ?? 0n);
      return part === 0n ? [] : [{ box, level: (weight * x) / part }];
    });
  // suppliers of the rest can all be smaller than a holding, but not than nothing
  const nothing = own.high === 0n;
  const all = nothing && w.rest > 0n ? [...rivals(own.high), { box: c.rest, level: 0n }] : rivals(own.high);
  const fewest = Math.max(nothing ? 1 : 0, all.length - mostHeldBelow(c, all));
  const counts = mostRaised(c, rivals(own.low), (weight * own.low) / w.whole + 1n);
  const endless = c.rest.endless || (both.closed.named[place]?.low === 0n && (counts[0] ?? 0) > 0);
  return { low: 1 + fewest, high: endless ? undefined : 1 + highest(counts) };
}

/** How many rivals stay at or below their level at once, at most: those that give up least, while the total is still reached. */
function mostHeldBelow(c: Sizes, rivals: readonly Rival[]): number {
  const spare = sum([...c.named, c.rest].map((b) => b.high)) - c.total.low;
  const given = rivals.flatMap(({ box, level }) => (box.low <= level ? [max(0n, box.high - level)] : []));
  return sumsOfLeast(given).filter((all) => all <= spare).length - 1;
}

/**
 * How many suppliers rise above their level at once, with none of the rivals, with the one that needs least, with the two, and so on.
 * What the total then has left goes to the rest, whose suppliers need a piece each.
 */
function mostRaised(c: Sizes, rivals: readonly Rival[], piece: bigint): readonly number[] {
  const spare = c.total.high - sum([...c.named, c.rest].map((b) => b.low));
  const needed = rivals.flatMap(({ box, level }) => (level < box.high ? [max(0n, level + 1n - box.low)] : []));
  return sumsOfLeast(needed)
    .filter((all) => all <= spare)
    .map((all, raised) => raised + Number(min(c.rest.high, c.rest.low + spare - all) / piece));
}

/** The sums of the none, one, two, ... least of these numbers. */
function sumsOfLeast(all: readonly bigint[]): readonly bigint[] {
  let reached = 0n;
  return [0n, ...[...all].sort((a, b) => (a < b ? -1 : 1)).map((x) => (reached += x))];
}
