import { add, compare, lesser, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { type Box, type Completions, leaderBox, max, min, sum } from './completion.js';
import { remainder } from './exclude.js';
import type { Aim, Part, Polytope, TotalLine } from './relaxation.js';
import type { Weights } from './weights.js';

/**
 * Completions of a market that a search divides: what is kept of its suppliers as a polytope, and whose the parts of it are.
 * The most concentrated completion of a market is in one of its families.
 * `isOuter`: whether others than completions of the market are among them. All amounts count in units of which `parts` make one of the market's.
 */
export type Family = {
  readonly polytope: Polytope;
  readonly owners: readonly Owner[];
  readonly known: readonly KnownHolding[];
  readonly isOuter: boolean;
  readonly parts: bigint;
};

/** A named supplier by its place among them, or one of the rest. */
export type HolderPlace = number | 'rest';
/** The suppliers of a part, in the order of its pieces. */
type Owner = readonly HolderPlace[];
/** What is kept of a supplier, in parts of the weights' whole. */
export type KnownHolding = { readonly place: HolderPlace; readonly kept: Rational };

const ZERO = ratio(0n);
const ONE = ratio(1n);
const int = (n: bigint): Rational => ratio(n);

/** The number of intervals kept in part of which all ends are tried. With more, the families are not tight. */
const MOST_PARTIAL = 8;
/** The number of suppliers of the rest that may be as large as a limit which is itself uncertain. With more, the families are not tight. */
const MOST_TIED = 200n;

/**
 * A market and what is kept of it. `piece`: the most that one supplier of the rest may hold.
 * What is kept of a supplier of the rest counts in these portions, as if it were several. `parts` of the units make one of the completions that are searched.
 */
type Weighed = {
  readonly c: Completions;
  readonly w: Weights;
  readonly piece: Rational;
  readonly restPortions: readonly Rational[];
  readonly height: Aim['height'];
  readonly parts: bigint;
};

/** The families of what the weights keep of a market ([h5], [h7], [x2]). */
export function families(
  c: Completions,
  w: Weights,
  height: Aim['height'],
  restPortions: readonly Rational[] = [ONE],
): readonly Family[] {
  const { cap, leader } = c;
  const market: Weighed = { c, w, piece: largestPiece(c), restPortions, height, parts: 1n };
  const moves = cap && c.total.low < c.total.high && compare(times(cap, int(c.total.low)), market.piece) < 0;
  if (leader !== undefined && limitsOthers(market, leader))
    return moves ? [outer(market)] : underLeader(market, leader);
  if (!moves) return plain(market);
  // the total from which on the leader limits the rest, not the cap
  const top = leaderBox(c);
  const turn = lesser(int(c.total.high), top ? over(int(top.high), cap) : int(c.total.high));
  const fine = inParts(market, turn.d);
  const { low, high } = fine.c.total;
  return [...underMovingCap(withTotal(fine, low, turn.n), cap), ...plain(withTotal(fine, turn.n, high))];
}

const withTotal = (market: Weighed, low: bigint, high: bigint): Weighed => ({
  ...market,
  c: { ...market.c, total: { ...market.c.total, low, high } },
});

/** The same market in smaller units, so that an end divided by n is a whole number of them. */
function inParts(market: Weighed, n: bigint): Weighed {
  const { c, piece } = market;
  const finer = (b: Box): Box => ({ ...b, low: n * b.low, high: n * b.high });
  return {
    ...market,
    c: { ...c, scale: n * c.scale, named: c.named.map(finer), rest: finer(c.rest), total: finer(c.total) },
    piece: times(int(n), piece),
    parts: n * market.parts,
  };
}

/** The most that one supplier of the rest may hold. */
function largestPiece(c: Completions): Rational {
  const top = leaderBox(c);
  const limits = [...(c.cap ? [times(c.cap, int(c.total.high))] : []), ...(top ? [int(top.high)] : [])];
  return limits.reduce(lesser, int(c.rest.high));
}

const weightAt = (w: Weights, place: number): bigint => w.named[place] ?? w.rest;
const boxes = ({ c }: Weighed): readonly Box[] => [...c.named, c.rest];
/** The place of the rest in a list of all boxes. */
const last = ({ c }: Weighed): number => c.named.length;
const holderAt = (market: Weighed, i: number): HolderPlace => (i === last(market) ? 'rest' : i);
const endsOf = ({ low, high }: Box): readonly Rational[] => (low === high ? [int(low)] : [int(low), int(high)]);
const scaled = ({ at0, slope }: TotalLine, by: Rational): TotalLine => ({
  at0: times(at0, by),
  slope: times(slope, by),
});

/**
 * A value that is linear in the kept total, from `low` to `high`, in whole suppliers. The `tied` suppliers hold it, and `copies` of the rest;
 * where `copies` is defined, the others of the rest hold at most as much. So do all named ones if it `limitsNamed`.
 */
type Variable = {
  readonly at: TotalLine;
  readonly low: Rational;
  readonly high: Rational;
  readonly tied: readonly number[];
  readonly copies?: number | undefined;
  readonly limitsNamed?: boolean;
};

/** Holdings by place that have one value in all members of a family. */
type Settled = ReadonlyMap<number, Rational>;

/** The family with kept totals from `low` to `high` in which some suppliers have one value, and some hold a variable. */
function family(market: Weighed, settled: Settled, low: Rational, high: Rational, variable?: Variable): Family {
  const { c, w, restPortions, height, parts } = market;
  const known: KnownHolding[] = [];
  const owned: (readonly [Part, Owner])[] = [];
  const groups = new Map<string, { readonly box: Box; readonly weight: bigint; readonly places: number[] }>();
  for (const [place, box] of c.named.entries()) {
    const weight = weightAt(w, place);
    const value = settled.get(place) ?? (box.low === box.high ? int(box.low) : undefined);
    if (weight === 0n || variable?.tied.includes(place)) continue;
    if (value) known.push({ place, kept: times(value, int(weight)) });
    else if (variable?.limitsNamed) owned.push([moved(box, weight, variable), [place]]);
    else {
      const key = `${weight} ${box.low} ${box.high}`;
      const group = groups.get(key) ?? { box, weight, places: [] };
      group.places.push(place);
      groups.set(key, group);
    }
  }
  for (const { box, weight, places } of groups.values())
    owned.push([equal(int(weight * box.low), int(weight * box.high), BigInt(places.length)), places]);
  const rest = settled.get(last(market));
  if (rest) known.push({ place: 'rest', kept: times(rest, int(w.rest)) });
  else if (w.rest > 0n && !variable?.tied.includes(last(market))) {
    const part = restPart(market, variable);
    if (part.low === part.high) known.push({ place: 'rest', kept: part.low });
    else owned.push([part, ['rest']]);
  }
  if (variable) owned.push(...tiedPart(market, variable));
  const heightOf = ({ place, kept }: KnownHolding): Rational =>
    (place === 'rest' ? restPortions : [ONE]).map((portion) => height(times(portion, kept))).reduce(add);
  return {
    polytope: {
      parts: owned.map(([part]) => part),
      low,
      high,
      kept: known.map((k) => k.kept).reduce(add, ZERO),
      heights: known.map(heightOf).reduce(add, ZERO),
    },
    owners: owned.map(([, owner]) => owner),
    known,
    isOuter: false,
    parts,
  };
}

const PART = { lows: [], highs: [], count: 1n, portions: [ONE] } as const;

/** Suppliers with equal boxes. */
const equal = (low: Rational, high: Rational, count: bigint): Part => ({
  ...PART,
  low: times(low, int(count)),
  high: times(high, int(count)),
  count,
  piece: { low, high },
});

/** A supplier that holds at most the variable. */
function moved(box: Box, weight: bigint, { at, high: most }: Variable): Part {
  const low = int(weight * box.low);
  const high = lesser(int(weight * box.high), times(most, int(weight)));
  return { ...PART, low, high, highs: [scaled(at, int(weight))], piece: { low, high } };
}

/** The suppliers of the rest: as many as their largest size asks for, or one beside those that hold the variable. */
function restPart({ c, w, piece, restPortions }: Weighed, variable: Variable | undefined): Part {
  const by = int(w.rest);
  const [low, high] = [times(int(c.rest.low), by), times(int(c.rest.high), by)];
  const size = times(piece, by);
  const part = { ...PART, low, high, portions: restPortions };
  if (variable?.copies !== undefined) {
    const used = scaled(variable.at, times(by, ratio(BigInt(variable.copies))));
    const left = (end: Rational): TotalLine => ({ at0: minus(end, used.at0), slope: minus(ZERO, used.slope) });
    const ends = { low: ZERO, high: lesser(high, times(variable.high, by)) };
    return { ...part, ...ends, lows: [left(low)], highs: [left(high), scaled(variable.at, by)], piece: ends };
  }
  if (size.n === 0n) return { ...part, high: size, piece: { low, high: size } };
  const needed = over(high, size);
  return { ...part, count: (needed.n + needed.d - 1n) / needed.d, piece: { low: ZERO, high: size } };
}

/** What is kept of the suppliers that hold the variable, as one part; empty if nothing is. */
function tiedPart(market: Weighed, { at, low, high, tied, copies = 0 }: Variable): readonly (readonly [Part, Owner])[] {
  const { w } = market;
  const named = tied.map((i) => ({ place: holderAt(market, i), weight: weightAt(w, i) }));
  const all = [...named, ...Array.from({ length: copies }, () => ({ place: 'rest' as const, weight: w.rest }))];
  const kept = all.filter((t) => t.weight > 0n);
  const weight = int(sum(kept.map((t) => t.weight)));
  if (kept.length === 0) return [];
  const line = scaled(at, weight);
  const ends = { low: times(low, weight), high: times(high, weight) };
  const portions = kept.map((t) => over(int(t.weight), weight));
  return [[{ ...PART, ...ends, lows: [line], highs: [line], piece: ends, portions }, kept.map((t) => t.place)]];
}

/** The sums of both ends of the suppliers of which nothing is kept. */
function gone(market: Weighed): readonly [low: bigint, high: bigint] {
  const all = boxes(market).filter((_, i) => weightAt(market.w, i) === 0n);
  return [sum(all.map((b) => b.low)), sum(all.map((b) => b.high))];
}

/** What the weights remove of suppliers that are kept in part, in parts of the whole. */
const removed = (w: Weights, settled: Settled): Rational =>
  [...settled].map(([place, x]) => times(int(w.whole - weightAt(w, place)), x)).reduce(add, ZERO);

/** The places of the suppliers that are kept in part and may hold something. */
const partial = (market: Weighed): readonly number[] =>
  boxes(market).flatMap((box, i) => {
    const weight = weightAt(market.w, i);
    return weight > 0n && weight < market.w.whole && box.high > 0n ? [i] : [];
  });

/** Each choice of an end for each place. */
const settledAtEnds = (market: Weighed, places: readonly number[]): readonly Settled[] =>
  places.reduce<readonly Settled[]>(
    (all, place) =>
      all.flatMap((chosen) =>
        endsOf(boxes(market)[place] ?? market.c.rest).map((x) => new Map([...chosen, [place, x]])),
      ),
    [new Map()],
  );

/** Whether too many suppliers are kept in part, or the rest is and may exceed the limit of one supplier. */
const isIntractable = (market: Weighed, limit: Rational): boolean =>
  partial(market).length > MOST_PARTIAL ||
  (compare(limit, int(market.c.rest.high)) < 0 && partial(market).includes(last(market)));

/**
 * The families of a market in which no leader limits what is kept or removed, and no cap moves.
 * Of the suppliers that are kept in part, all stand at an end, or all but one, and then the total does ([x2]).
 */
function plain(market: Weighed): readonly Family[] {
  const { c, w } = market;
  if (isIntractable(market, market.piece)) return [outer(market)];
  const [least, most] = gone(market);
  const totals = [...new Set([w.whole * (c.total.low - most), w.whole * (c.total.high - least)])].map(int);
  // the total stands at an end, or every supplier does
  const ranges = totals.flatMap((high, i) => totals.slice(0, i + 1).map((low) => ({ low, high })));
  const places = partial(market);
  const all = settledAtEnds(market, places).flatMap((fixed) => {
    const less = removed(w, fixed);
    return ranges.map(({ low, high }) => family(market, fixed, minus(low, less), minus(high, less)));
  });
  const one = places.flatMap((place) => {
    const box = boxes(market)[place] ?? c.rest;
    const variable = { low: int(box.low), high: int(box.high), tied: [place] };
    const others = settledAtEnds(
      market,
      places.filter((o) => o !== place),
    );
    return others.flatMap((fixed) => totals.map((total) => released(market, fixed, total, variable)));
  });
  return [...all, ...one];
}

/**
 * The family in which a variable determines the kept total: what is tied to it and not kept is removed.
 * `total` is that of all suppliers of which something is kept; `more` of the variable is removed besides.
 */
function released(
  market: Weighed,
  settled: Settled,
  total: Rational,
  variable: Omit<Variable, 'at'>,
  more = 0n,
): Family {
  const { w } = market;
  const rate = int(more + sum(variable.tied.map((i) => w.whole - weightAt(w, i))));
  const most = minus(total, removed(w, settled));
  const at = { at0: over(most, rate), slope: over(ratio(-1n), rate) };
  const [low, high] = [minus(most, times(rate, variable.high)), minus(most, times(rate, variable.low))];
  return family(market, settled, low, high, { ...variable, at });
}

/** One family of all completions and others: what is kept of a supplier is not tied to the total. */
function outer(market: Weighed): Family {
  const left = remainder(market.c, market.w);
  const [low, high] = [int(left?.total.low ?? 0n), int(left?.total.high ?? 0n)];
  return { ...family(market, new Map(), low, high), isOuter: true };
}

/**
 * The families under a cap that is a fraction of an uncertain total ([h3]).
 * The total stands at its low end, or all else does: then some suppliers of the rest are at the cap, and at most one is below it.
 * Or the total is such that all suppliers of the rest are at the cap, and the rest is at an end.
 */
function underMovingCap(market: Weighed, cap: Rational): readonly Family[] {
  const { c, w } = market;
  const least = times(cap, int(c.total.low));
  const copies = mostCopies(market, least);
  if (copies === undefined || isIntractable(market, least)) return [outer(market)];
  const atTotal = (all: Weighed, total: bigint): readonly Family[] => {
    const fixed = withTotal(all, total, total);
    return plain({ ...fixed, piece: largestPiece(fixed.c) });
  };
  const inside = settledAtEnds(market, partial(market)).flatMap((fixed) => {
    const less = removed(w, fixed);
    return gone(market).flatMap((x) => {
      // the total is the kept total and what is removed
      const at = { at0: times(cap, add(over(less, int(w.whole)), int(x))), slope: over(cap, int(w.whole)) };
      const kept = (end: bigint): Rational => minus(int(w.whole * (end - x)), less);
      const variable = { at, low: least, high: times(cap, int(c.total.high)), tied: [] };
      return counts(copies).map((n) =>
        family(market, fixed, kept(c.total.low), kept(c.total.high), { ...variable, copies: n }),
      );
    });
  });
  // a supplier that is kept in part may stand between its ends where the rest is at an end, and all of its suppliers at the cap
  const capped = shared(c.rest, copies).flatMap(({ end, suppliers }) => {
    const fine = inParts(market, suppliers * cap.n);
    const total = end * cap.d;
    return total > fine.c.total.low && total < fine.c.total.high ? atTotal(fine, total) : [];
  });
  return [...atTotal(market, c.total.low), ...inside, ...capped];
}

/** The ends of the rest, and by how many equal suppliers they may be shared. */
const shared = (rest: Box, copies: number): readonly { readonly end: bigint; readonly suppliers: bigint }[] =>
  [rest.low, rest.high].flatMap((end) =>
    counts(copies)
      .slice(1)
      .map((n) => ({ end, suppliers: BigInt(n) })),
  );

/** The largest number of suppliers of the rest that are kept whole and hold at least `least`; undefined if it is too large to try. */
function mostCopies({ c, w }: Weighed, least: Rational): number | undefined {
  if (w.rest !== w.whole) return 0;
  if (least.n === 0n) return undefined;
  const { n, d } = over(int(c.rest.high), least);
  return n / d > MOST_TIED ? undefined : Number(n / d);
}

const counts = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, i) => i);

/**
 * Whether a supplier that may be larger than the leader is kept in another portion, so that the two cannot change places.
 * They can if the leader is kept whole: the measure then grows.
 */
function limitsOthers({ c, w, piece }: Weighed, leader: number): boolean {
  const [top, weight] = [c.named[leader], weightAt(w, leader)];
  if (!top || weight === w.whole || top.low === top.high) return false;
  return (
    c.named.some((b, i) => weightAt(w, i) !== weight && b.high > top.low) ||
    (w.rest > 0n && w.rest !== weight && compare(piece, int(top.low)) > 0)
  );
}

const between = (low: bigint, high: bigint, ends: readonly bigint[]): readonly bigint[] =>
  [...new Set([low, high, ...ends.filter((x) => x > low && x < high)])].sort((a, b) => (a < b ? -1 : 1));

/**
 * The families of a market in which the leader limits suppliers that are kept in another portion. It stands at an end of some supplier,
 * or all others do, or are as large as it is. Or suppliers that are as large as it is are all of the rest, and the rest is at an end.
 */
function underLeader(given: Weighed, leader: number): readonly Family[] {
  // a cap that limits the rest before the leader does is an end of it
  const market = inParts(given, given.c.cap?.d ?? 1n);
  const { c, w } = market;
  const top = c.named[leader] ?? c.rest;
  const size = c.cap ? (c.cap.n * c.total.high) / c.cap.d : top.high;
  // below this a supplier of the rest is too small to matter
  const start = min(top.high, max(top.low, c.rest.high / MOST_TIED + 1n));
  const copies = mostCopies(market, int(start));
  if (copies === undefined || isIntractable(market, int(start))) return [outer(market)];
  /** The market in which no supplier holds more than x, and the leader at least `low`. */
  const upTo = (all: Weighed, x: bigint, low: bigint): Weighed => ({
    ...all,
    c: {
      ...all.c,
      named: all.c.named.map((b, i) => ({ ...b, low: i === leader ? low : b.low, high: min(b.high, x) })),
    },
    piece: lesser(all.piece, int(x)),
  });
  const small = start > top.low ? [outer(upTo(market, start, top.low))] : [];
  const kinks = between(start, top.high, [...c.named.flatMap((b) => [b.low, b.high]), size]);
  const fixed = [
    ...kinks.flatMap((x) => plain(upTo(market, x, x))),
    ...shared(c.rest, copies).flatMap(({ end, suppliers: n }) =>
      end > n * start && end < n * top.high ? plain(upTo(inParts(market, n), end, end)) : [],
    ),
  ];
  const places = partial(market).filter((i) => i !== leader);
  const lost = c.named.filter((_, i) => i !== leader && weightAt(w, i) === 0n);
  const rest = w.rest === 0n ? c.rest : { low: 0n, high: 0n };
  const moves = kinks.slice(1).flatMap((to, k) => {
    const from = kinks[k] ?? to;
    const growing = lost.filter((b) => b.high >= to);
    const stopped = sum(lost.filter((b) => b.high < to).map((b) => b.high));
    const totals = [
      { total: c.total.high - sum(lost.map((b) => b.low)) - rest.low, more: 0n },
      { total: c.total.low - stopped - rest.high, more: w.whole * BigInt(growing.length) },
    ];
    // each of the others stands at an end that is no larger than the level, or is as large
    const states = places.reduce<readonly { readonly settled: Settled; readonly tied: readonly number[] }[]>(
      (all, i) =>
        all.flatMap(({ settled, tied }) => {
          const box = c.named[i] ?? c.rest;
          const ends = box.high < to ? endsOf(box) : [int(box.low)];
          const held = box.high < to ? [] : [{ settled, tied: [...tied, i] }];
          return [...ends.map((x) => ({ settled: new Map([...settled, [i, x]]), tied })), ...held];
        }),
      [{ settled: new Map(), tied: [leader] }],
    );
    const numbers = size <= from ? [undefined] : counts(copies);
    return totals.flatMap(({ total, more }) =>
      states.flatMap(({ settled, tied }) =>
        numbers.map((n) => {
          const variable = { low: int(from), high: int(to), tied, copies: n, limitsNamed: true };
          return released(market, settled, int(w.whole * total), variable, more);
        }),
      ),
    );
  });
  return [...small, ...fixed, ...moves];
}
