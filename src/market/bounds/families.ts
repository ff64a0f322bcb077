import { add, compare, lesser, minus, over, type Rational, ratio, times } from '../../domain/rational.js';
import { type Box, type Completions, max, min, sum } from './completion.js';
import { remainder } from './exclude.js';
import type { Aim, Part, Polytope, TotalLine } from './relaxation.js';
import type { Weights } from './weights.js';

/**
 * Completions of a market that a search divides: what is kept of its suppliers as a polytope, and whose the parts of it are.
 * The most concentrated completion of a market is in one of its families.
 * `members`: whether all of them are completions of the market, or those in which the leader is largest, or none need be.
 * All amounts count in units of which `parts` make one of the market's.
 */
export type Family = {
  readonly polytope: Polytope;
  readonly owners: readonly Owner[];
  readonly known: readonly KnownHolding[];
  readonly members: 'all' | 'led' | 'none';
  readonly parts: bigint;
};

/** A named supplier by its place among them, or one of the rest. */
export type HolderPlace = number | 'rest';
/** The suppliers of a part, and the portions of it that they have; without portions they are equal boxes. */
type Owner = { readonly places: readonly HolderPlace[]; readonly portions?: readonly Rational[] };
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
 * A market and what is kept of it. `piece`: the most that one supplier of the rest may hold; undefined if that may be all of it.
 * A supplier of the rest adds `restSquare` times its square. `parts` of the units make one of the completions that are searched.
 */
type Weighed = {
  readonly c: Completions;
  readonly w: Weights;
  readonly piece: Rational | undefined;
  readonly restSquare: Rational;
  readonly height: Aim['height'];
  readonly members: Family['members'];
  readonly atEnds: boolean;
  readonly parts: bigint;
};

/**
 * The families of what the weights keep of a market ([h5], [h7], [x2]).
 * `atEnds`: where the total is uncertain, completions in which it stands at an end are searched apart from those in which all else does.
 */
export function families(
  c: Completions,
  w: Weights,
  height: Aim['height'],
  atEnds: boolean,
  restSquare = ONE,
): readonly Family[] {
  const { cap, leader } = c;
  const piece = largestPiece(c);
  const exceeds = leader !== undefined && compare(piece ?? int(c.rest.high), int(c.named[leader]?.low ?? 0n)) > 0;
  const market: Weighed = {
    c,
    w,
    piece,
    restSquare,
    height,
    members: exceeds && restIsBounded(c) ? 'led' : 'all',
    atEnds,
    parts: 1n,
  };
  const limited = leader !== undefined && limitsOthers(market, leader);
  // the total from which on the leader limits the rest, not the cap
  const top = leader === undefined ? undefined : c.named[leader];
  const turn = cap && top ? over(int(top.high), cap) : undefined;
  const least = cap && times(cap, int(c.total.low));
  const moves = least && c.total.low < c.total.high && compare(least, piece ?? int(c.rest.high)) < 0;
  if (!cap || !moves) return limited ? underLeader(market, leader) : plain(market);
  if (!turn || compare(turn, int(c.total.high)) >= 0) return limited ? [outer(market)] : underMovingCap(market, cap);
  if (limited) return [outer(market)];
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
    piece: piece && times(int(n), piece),
    parts: n * market.parts,
  };
}

/** The most that one supplier of the rest may hold; undefined if that may be all of it. */
function largestPiece({ cap, leader, named, rest, total }: Completions): Rational | undefined {
  const top = leader === undefined ? undefined : named[leader];
  const limits = [...(cap ? [times(cap, int(total.high))] : []), ...(top ? [int(top.high)] : []), int(rest.high)];
  const least = limits.reduce(lesser);
  return compare(least, int(rest.high)) < 0 ? least : undefined;
}

/** Whether the rest is bounded by itself, and not only by what the others leave: it cannot trade holdings with the leader. */
function restIsBounded({ named, rest, total }: Completions): boolean {
  const [lows, highs] = [sum(named.map((b) => b.low)), sum(named.map((b) => b.high))];
  return rest.low > max(0n, total.low - highs) || rest.high < total.high - lows;
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
 * A value that is linear in the kept total, from `low` to `high`, in whole suppliers. The `tied` suppliers hold it.
 * `limits` are the suppliers that hold at most as much; `below` is one that holds at least as much.
 */
type Variable = {
  readonly at: TotalLine;
  readonly low: Rational;
  readonly high: Rational;
  readonly tied: readonly number[];
  readonly copies: number;
  readonly limits: 'all' | 'named' | 'rest' | undefined;
  readonly below: number | undefined;
};

/** Holdings by place that have one value in all members of a family. */
type Settled = ReadonlyMap<number, Rational>;

/** The family with kept totals from `low` to `high` in which some suppliers have one value, and some hold a variable. */
function family(market: Weighed, settled: Settled, low: Rational, high: Rational, variable?: Variable): Family {
  const { c, w, restSquare, height, members, parts } = market;
  const known: KnownHolding[] = [];
  const owned: (readonly [Part, Owner])[] = [];
  const groups = new Map<string, { readonly box: Box; readonly weight: bigint; readonly places: number[] }>();
  for (const [place, box] of c.named.entries()) {
    const weight = weightAt(w, place);
    const value = settled.get(place) ?? (box.low === box.high ? int(box.low) : undefined);
    if (weight === 0n || variable?.tied.includes(place)) continue;
    if (value) known.push({ place, kept: times(value, int(weight)) });
    else if (
      variable &&
      (variable.below === place ||
        ((variable.limits === 'all' || variable.limits === 'named') && compare(int(box.high), variable.low) > 0))
    )
      owned.push([moved(box, weight, variable, place), { places: [place] }]);
    else {
      const key = `${weight} ${box.low} ${box.high}`;
      const group = groups.get(key) ?? { box, weight, places: [] };
      group.places.push(place);
      groups.set(key, group);
    }
  }
  for (const { box, weight, places } of groups.values())
    owned.push([equal(int(weight * box.low), int(weight * box.high), BigInt(places.length)), { places }]);
  const rest = settled.get(last(market));
  if (rest) known.push({ place: 'rest', kept: times(rest, int(w.rest)) });
  else if (w.rest > 0n && !variable?.tied.includes(last(market))) {
    const part = restPart(market, variable);
    if (part.low === part.high) known.push({ place: 'rest', kept: part.low });
    else owned.push([part, { places: ['rest'] }]);
  }
  if (variable) owned.push(...tiedPart(market, variable));
  const heightOf = ({ place, kept }: KnownHolding): Rational =>
    times(place === 'rest' ? restSquare : ONE, height(kept));
  return {
    polytope: {
      parts: owned.map(([part]) => part),
      low,
      high,
      kept: known.map((k) => k.kept).reduce(add, ZERO),
      heights: known.map(heightOf).reduce(add, ZERO),
      atEnds: market.atEnds && variable !== undefined,
    },
    owners: owned.map(([, owner]) => owner),
    known,
    members,
    parts,
  };
}

const PART = { lows: [], highs: [], count: 1n, square: ONE } as const;

/** Suppliers with equal boxes. */
const equal = (low: Rational, high: Rational, count: bigint): Part => ({
  ...PART,
  low: times(low, int(count)),
  high: times(high, int(count)),
  count,
  piece: { low, high },
});

/** A supplier that holds at most the variable, or at least as much. */
function moved(box: Box, weight: bigint, { at, high: most, below }: Variable, place: number): Part {
  const line = scaled(at, int(weight));
  const [low, high] = [int(weight * box.low), int(weight * box.high)];
  if (below === place) return { ...PART, low, high, lows: [line], piece: { low, high } };
  const top = lesser(high, times(most, int(weight)));
  return { ...PART, low, high: top, highs: [line], piece: { low, high: top } };
}

/** The suppliers of the rest: one, or as many as their largest size asks for, or one beside those that hold the variable. */
function restPart({ c, w, piece, restSquare }: Weighed, variable: Variable | undefined): Part {
  const by = int(w.rest);
  const [low, high] = [times(int(c.rest.low), by), times(int(c.rest.high), by)];
  if (variable?.limits === 'all' || variable?.limits === 'rest') {
    const used = scaled(variable.at, times(by, ratio(BigInt(variable.copies))));
    const left = (end: Rational): TotalLine => ({ at0: minus(end, used.at0), slope: minus(ZERO, used.slope) });
    const most = lesser(high, times(variable.high, by));
    const ends = { low: ZERO, high: most };
    return {
      ...PART,
      ...ends,
      lows: [left(low)],
      highs: [left(high), scaled(variable.at, by)],
      piece: ends,
      square: restSquare,
    };
  }
  if (!piece)
    return c.rest.low === c.rest.high
      ? { ...PART, low, high: low, piece: { low, high }, square: restSquare }
      : { ...PART, low, high, piece: { low, high }, square: restSquare };
  const size = times(piece, by);
  if (size.n === 0n) return { ...PART, low, high: size, piece: { low, high: size } };
  const needed = over(high, size);
  return { ...PART, low, high, count: (needed.n + needed.d - 1n) / needed.d, piece: { low: ZERO, high: size } };
}

/** What is kept of the suppliers that hold the variable, as one part; empty if nothing is. */
function tiedPart(market: Weighed, { at, low, high, tied, copies }: Variable): readonly (readonly [Part, Owner])[] {
  const { w } = market;
  const named = tied.map((i) => ({ place: holderAt(market, i), weight: weightAt(w, i) }));
  const all = [...named, ...Array.from({ length: copies }, () => ({ place: 'rest' as const, weight: w.rest }))];
  const kept = all.filter((t) => t.weight > 0n);
  const weight = int(sum(kept.map((t) => t.weight)));
  if (kept.length === 0) return [];
  const line = scaled(at, weight);
  const ends = { low: times(low, weight), high: times(high, weight) };
  const square = over(int(sum(kept.map((t) => t.weight ** 2n))), times(weight, weight));
  const owner = { places: kept.map((t) => t.place), portions: kept.map((t) => over(int(t.weight), weight)) };
  return [[{ ...PART, ...ends, lows: [line], highs: [line], piece: ends, square }, owner]];
}

/** The sums of both ends of the suppliers of which nothing is kept. */
function gone(market: Weighed): readonly [low: bigint, high: bigint] {
  const all = boxes(market).filter((_, i) => weightAt(market.w, i) === 0n);
  return [sum(all.map((b) => b.low)), sum(all.map((b) => b.high))];
}

/** What the weights remove of suppliers that are kept in part, in parts of the whole. */
const removed = (w: Weights, settled: Settled): Rational =>
  [...settled].map(([place, x]) => times(int(w.whole - weightAt(w, place)), x)).reduce(add, ZERO);

/** The places of the suppliers that are kept in part. */
const partial = (market: Weighed): readonly number[] =>
  boxes(market).flatMap((_, i) => {
    const weight = weightAt(market.w, i);
    return weight > 0n && weight < market.w.whole ? [i] : [];
  });

/** Each choice of one value for each place. */
const choices = (places: readonly number[], values: (place: number) => readonly Rational[]): readonly Settled[] =>
  places.reduce<readonly Settled[]>(
    (all, place) => all.flatMap((chosen) => values(place).map((x) => new Map([...chosen, [place, x]]))),
    [new Map()],
  );

/** Each choice of an end for each place. */
const settledAtEnds = (market: Weighed, places: readonly number[]): readonly Settled[] =>
  choices(places, (i) => endsOf(boxes(market)[i] ?? market.c.rest));

/** Whether too many suppliers are kept in part, or the rest is and is limited. */
const isIntractable = (market: Weighed): boolean =>
  partial(market).length > MOST_PARTIAL || (market.piece !== undefined && partial(market).includes(last(market)));

/**
 * The families of a market in which no leader limits what is kept or removed, and no cap moves.
 * Of the suppliers that are kept in part, all stand at an end, or all but one, and then the total does ([x2]).
 */
function plain(market: Weighed): readonly Family[] {
  const { c, w } = market;
  if (isIntractable(market)) return [outer(market)];
  const [least, most] = gone(market);
  const totals = [...new Set([w.whole * (c.total.low - most), w.whole * (c.total.high - least)])].map(int);
  const [low = ZERO, high = low] = totals;
  const places = partial(market);
  const all = settledAtEnds(market, places).flatMap((fixed) => {
    const less = removed(w, fixed);
    return overTotals(market, fixed, minus(low, less), minus(high, less));
  });
  const one = places.flatMap((place) => {
    const [from, to] = endsOf(boxes(market)[place] ?? c.rest);
    if (!from || !to) return [];
    const variable = { low: from, high: to, tied: [place], copies: 0, limits: undefined, below: undefined };
    const others = settledAtEnds(
      market,
      places.filter((o) => o !== place),
    );
    return others.flatMap((fixed) => totals.map((total) => released(market, fixed, total, variable)));
  });
  return [...all, ...one];
}

/** The families of a range of kept totals: the total stands at an end, or every supplier does. */
function overTotals(market: Weighed, settled: Settled, low: Rational, high: Rational): readonly Family[] {
  const inside = family(market, settled, low, high);
  if (!market.atEnds || compare(low, high) === 0) return [inside];
  return [
    family(market, settled, low, low),
    family(market, settled, high, high),
    { ...inside, polytope: { ...inside.polytope, atEnds: true } },
  ];
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
  return family({ ...market, members: 'none' }, new Map(), low, high);
}

/**
 * The families under a cap that is a fraction of an uncertain total ([h3]).
 * The total stands at an end, or all else does: then some suppliers of the rest are at the cap, and at most one is below it.
 * Or the total is such that all suppliers of the rest are at the cap, and the rest is at an end.
 */
function underMovingCap(market: Weighed, cap: Rational): readonly Family[] {
  const { c, w } = market;
  const atTotal = (all: Weighed, total: bigint): readonly Family[] => {
    const fixed = withTotal(all, total, total);
    return plain({ ...fixed, piece: largestPiece(fixed.c) });
  };
  const ends = [c.total.low, c.total.high].flatMap((end) => atTotal(market, end));
  const least = times(cap, int(c.total.low));
  const copies = mostCopies(market, least);
  if (copies === undefined || isIntractable(market)) return [outer(market)];
  const inside = settledAtEnds(market, partial(market)).flatMap((fixed) => {
    const less = removed(w, fixed);
    return [...new Set(gone(market))].flatMap((x) => {
      // the total is the kept total and what is removed
      const at = { at0: times(cap, add(over(less, int(w.whole)), int(x))), slope: over(cap, int(w.whole)) };
      const kept = (end: bigint): Rational => minus(int(w.whole * (end - x)), less);
      const variable = {
        at,
        low: least,
        high: times(cap, int(c.total.high)),
        tied: [],
        limits: 'rest',
        below: undefined,
      } as const;
      return counts(copies).map((n) =>
        family(market, fixed, kept(c.total.low), kept(c.total.high), { ...variable, copies: n }),
      );
    });
  });
  // a supplier that is kept in part may stand between its ends where the rest is at an end, and all of its suppliers at the cap
  const full = partial(market).length === 0 ? [] : shared(c.rest, copies);
  const capped = full.flatMap(({ end, suppliers }) => {
    const fine = inParts(market, suppliers * cap.n);
    const total = end * cap.d;
    return total > fine.c.total.low && total < fine.c.total.high ? atTotal(fine, total) : [];
  });
  return [...ends, ...inside, ...capped];
}

/** The ends of the rest, and by how many equal suppliers they may be shared. */
const shared = ({ low, high }: Box, copies: number): readonly { readonly end: bigint; readonly suppliers: bigint }[] =>
  (low === high ? [low] : [low, high]).flatMap((end) =>
    counts(copies)
      .slice(1)
      .map((n) => ({ end, suppliers: BigInt(n) })),
  );

/** The largest number of suppliers of the rest that are kept and hold at least `least`; undefined if it is too large to try. */
function mostCopies({ c, w }: Weighed, least: Rational): number | undefined {
  if (w.rest === 0n || c.rest.high === 0n) return 0;
  if (w.rest !== w.whole || least.n === 0n) return undefined;
  const { n, d } = over(int(c.rest.high), least);
  return n / d > MOST_TIED ? undefined : Number(n / d);
}

const counts = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, i) => i);

/** Whether a supplier that may be larger than the leader is kept in another portion, so that the two cannot change places. */
function limitsOthers({ c, w, piece }: Weighed, leader: number): boolean {
  const [top, weight] = [c.named[leader], weightAt(w, leader)];
  if (!top || top.low === top.high) return false;
  const rest = piece ?? int(c.rest.high);
  return (
    c.named.some((b, i) => i !== leader && w.named[i] !== weight && b.high > top.low) ||
    (w.rest > 0n && w.rest !== weight && compare(rest, int(top.low)) > 0)
  );
}

/** The same market with some boxes changed, and the leader no longer above the others. */
function withBoxes(market: Weighed, change: (box: Box, place: number) => Box): Weighed {
  const { leader: _, ...c } = market.c;
  return { ...market, c: { ...c, named: c.named.map(change) } };
}

const between = (low: bigint, high: bigint, ends: readonly bigint[]): readonly bigint[] =>
  [...new Set([low, high, ...ends.filter((x) => x > low && x < high)])].sort((a, b) => (a < b ? -1 : 1));

/** The families of a market in which the leader limits suppliers that are kept in another portion. To be as large as it is an end, too. */
const underLeader = (market: Weighed, leader: number): readonly Family[] =>
  weightAt(market.w, leader) === market.w.whole ? besideLeader(market, leader) : withoutLeader(market, leader);

/**
 * The families if some of the leader is removed. It stands at an end of some supplier, or all others do, or are as large as it is.
 * Or suppliers that are as large as it is are all of the rest, and the rest is at an end.
 */
function withoutLeader(given: Weighed, leader: number): readonly Family[] {
  // a cap that limits the rest before the leader does is an end of it
  const market = given.c.cap ? inParts(given, given.c.cap.d) : given;
  const { c, w } = market;
  const top = c.named[leader];
  const size = c.cap && (c.cap.n * c.total.high) / c.cap.d;
  const capped = c.cap && c.total.low < c.total.high;
  const intractable = partial(market).length > MOST_PARTIAL || (w.rest > 0n && w.rest < w.whole);
  // below this a supplier of the rest is too small to matter
  const start = top && min(top.high, max(top.low, c.rest.high / MOST_TIED + 1n));
  const copies = start === undefined ? undefined : mostCopies(market, int(start));
  if (!top || start === undefined || capped || copies === undefined || intractable) return [outer(market)];
  const small =
    start > top.low
      ? [outer(withBoxes({ ...market, piece: int(start) }, (b) => ({ ...b, high: min(b.high, start) })))]
      : [];
  const others = c.named.filter((_, i) => i !== leader);
  const kinks = between(start, top.high, [
    ...others.flatMap((b) => [b.low, b.high]),
    ...(size === undefined ? [] : [size]),
  ]);
  const fixed = [
    ...kinks.flatMap((x) => ledWith(market, leader, x)),
    ...shared(c.rest, copies).flatMap(({ end, suppliers: n }) =>
      end > n * start && end < n * min(top.high, size ?? top.high) ? ledWith(inParts(market, n), leader, end) : [],
    ),
  ];
  const places = partial(market).filter((i) => i !== leader);
  const lost = c.named.flatMap((b, i) => (i !== leader && w.named[i] === 0n ? [b] : []));
  const rest = w.rest === 0n ? c.rest : { low: 0n, high: 0n };
  const moves = kinks.slice(1).flatMap((to, k) => {
    const from = kinks[k] ?? to;
    const growing = lost.filter((b) => b.high >= to && b.low < b.high);
    const stopped = sum(lost.filter((b) => !growing.includes(b)).map((b) => b.high));
    const totals = [
      { total: c.total.high - sum(lost.map((b) => b.low)) - rest.low, more: 0n },
      { total: c.total.low - stopped - rest.high, more: w.whole * BigInt(growing.length) },
    ];
    const [first, second] = totals;
    const both = first && second && first.total === second.total && second.more === 0n ? [first] : totals;
    // each of the others stands at an end that is no larger than the leader, or is as large
    const states = places.reduce<readonly { readonly settled: Settled; readonly tied: readonly number[] }[]>(
      (all, i) =>
        all.flatMap(({ settled, tied }) => {
          const box = c.named[i] ?? c.rest;
          const ends = endsOf(box).filter((x) => compare(x, int(from)) <= 0);
          const held = box.high >= to && box.low <= from && box.low < box.high ? [{ settled, tied: [...tied, i] }] : [];
          return [...ends.map((x) => ({ settled: new Map([...settled, [i, x]]), tied })), ...held];
        }),
      [{ settled: new Map(), tied: [leader] }],
    );
    return both.flatMap(({ total, more }) =>
      states.flatMap(({ settled, tied }) =>
        counts(size !== undefined && size <= from ? 0 : copies).map((n) => {
          const limits = size !== undefined && size <= from ? 'named' : 'all';
          const variable = { low: int(from), high: int(to), tied, copies: n, limits, below: undefined } as const;
          return released({ ...market, members: 'all' }, settled, int(w.whole * total), variable, more);
        }),
      ),
    );
  });
  return [...small, ...fixed, ...moves];
}

/** The families in which the leader holds x. */
function ledWith(market: Weighed, leader: number, x: bigint): readonly Family[] {
  const { c, piece } = market;
  const most = piece && compare(piece, int(x)) < 0 ? piece : x < c.rest.high ? int(x) : undefined;
  const cut = withBoxes(market, (b, i) => (i === leader ? { ...b, low: x, high: x } : { ...b, high: min(b.high, x) }));
  return plain({ ...cut, piece: most, members: 'all' });
}

/** The families if the leader is kept whole: it holds at least as much as any supplier that is removed, or kept in part. */
function besideLeader(market: Weighed, leader: number): readonly Family[] {
  const { c, w } = market;
  const top = c.named[leader];
  const places = partial(market).filter((i) => i < last(market));
  const above = (b: Box | undefined): boolean => b !== undefined && top !== undefined && b.high > top.low;
  const lost = c.named.flatMap((b, i) => (w.named[i] === 0n ? [{ b, i }] : []));
  const [tall, partly] = [lost.filter(({ b }) => above(b)), places.filter((i) => above(c.named[i]))];
  if (!top || isIntractable(market) || partly.length + Math.min(tall.length, 1) > 1) return [outer(market)];
  const raised = (low: bigint, change: (b: Box, i: number) => Box): Weighed =>
    withBoxes(market, (b, i) => (i === leader ? { ...b, low } : change(b, i)));
  const [one] = partly;
  if (one !== undefined) {
    const box = c.named[one] ?? c.rest;
    const ends = between(box.low, min(box.high, top.high), [top.low]);
    const settled = ends.flatMap((x) =>
      plain(raised(top.low > x ? top.low : x, (b, i) => (i === one ? { ...b, low: x, high: x } : b))),
    );
    const [least, most] = gone(market);
    const totals = [...new Set([c.total.low - most, c.total.high - least])];
    const variable = {
      low: int(box.low),
      high: int(min(box.high, top.high)),
      tied: [one],
      copies: 0,
      limits: undefined,
      below: leader,
    };
    const others = settledAtEnds(
      market,
      places.filter((i) => i !== one),
    );
    return [
      ...settled,
      ...others.flatMap((fixed) => totals.map((total) => released(market, fixed, int(w.whole * total), variable))),
    ];
  }
  const highest = min(
    top.high,
    tall.map(({ b }) => b.high).reduce((a, b) => (a > b ? a : b), top.low),
  );
  const kinks = between(
    top.low,
    highest,
    tall.map(({ b }) => b.high),
  );
  // the suppliers that are removed hold at most the least that the leader can, or the end of one of them, and the leader at least as much
  const under = kinks.flatMap((x) =>
    plain(raised(x, (b, i) => (tall.some((t) => t.i === i) ? { ...b, high: min(b.high, x) } : b))),
  );
  // or some of them hold the same, which follows from the total, and all that are kept in part stand at an end
  const rest = w.rest === 0n ? c.rest.high : 0n;
  const over_ = kinks.slice(1).flatMap((to, k) => {
    const from = kinks[k] ?? to;
    const growing = lost.filter(({ b }) => b.high >= to);
    const stopped = sum(lost.filter(({ b }) => b.high < to).map(({ b }) => b.high));
    const variable = { low: int(from), high: int(to), tied: [], copies: 0, limits: undefined, below: leader };
    const total = int(w.whole * (c.total.low - stopped - rest));
    return settledAtEnds(market, places).map((fixed) =>
      released(market, fixed, total, variable, w.whole * BigInt(growing.length)),
    );
  });
  return [...under, ...over_];
}
