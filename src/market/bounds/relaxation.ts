import {
  add,
  compare,
  greater,
  lesser,
  minus,
  over,
  type Rational,
  ratio,
  reduced,
  times,
} from '../../domain/rational.js';
import { type Moving, movingDifference, movingOrder, movingSum, type Side, unmoved } from './moving.js';

/** A number that is linear in the kept total D: at0 + slope D. */
export type TotalLine = { readonly at0: Rational; readonly slope: Rational };

/**
 * Suppliers whose kept holdings are one variable y of a search.
 * `low` and `high` bound y, and so do `lows` and `highs` where a bound moves with the kept total. A part with `lows` has `highs`.
 * One supplier holds y, or several with `portions` of it. Or `count` equal suppliers hold y together, each a holding in `piece`;
 * the sum of their squares is greatest if all but one are at an end.
 */
export type Part = {
  readonly low: Rational;
  readonly high: Rational;
  readonly lows: readonly TotalLine[];
  readonly highs: readonly TotalLine[];
  readonly count: bigint;
  readonly piece: { readonly low: Rational; readonly high: Rational };
  readonly portions: readonly Rational[];
};

/**
 * A set of completions: parts, what known holdings keep and the sum of its heights, and the range of the kept total.
 * If the total is a range, only completions are sought in which every part stands at an end, and the total is whatever that gives.
 */
export type Polytope = {
  readonly parts: readonly Part[];
  readonly kept: Rational;
  readonly heights: Rational;
  readonly low: Rational;
  readonly high: Rational;
};

/** A completion of a polytope: what each part holds, and the kept total. */
export type Member = { readonly held: readonly Rational[]; readonly total: Rational };

/**
 * A measure that a search makes as large as possible: it grows with the sum of a convex function over all holdings.
 * `height` and `slope` are that function and the slope of its chords, which `steepness` puts in order. `value` is the measure for a sum of heights and a total.
 * `peak` is the total in a range at which a sum of heights that is concave in it gives the largest value.
 */
export type Aim = {
  readonly height: (x: Rational) => Rational;
  readonly slope: (from: Rational, to: Rational) => Rational;
  readonly steepness: (slope: Rational) => Rational;
  readonly value: (heights: Rational, total: Rational) => Rational;
  readonly peak: (low: Rational, high: Rational, heights: (total: Rational, side: Side) => Moving) => Rational;
  readonly most: Rational;
};

/** The relaxation of a polytope: a bound of the measure, the member that it was taken at, its value, and the place of the part with the largest gap there, or -1 if no part has one. */
export type Relaxed = {
  readonly bound: Rational;
  readonly value: Rational;
  readonly member: Member;
  readonly widest: number;
};

const ZERO = ratio(0n);
const ONE = ratio(1n);
const square = (x: Rational): Rational => times(x, x);

const at = ({ at0, slope }: TotalLine, total: Rational): Moving => ({ v: add(at0, times(slope, total)), s: slope });

/** The range of a part at a total. */
function range(part: Part, total: Rational, side: Side): { readonly low: Moving; readonly high: Moving } {
  let [low, high] = [unmoved(part.low), unmoved(part.high)];
  for (const line of part.lows) {
    const here = at(line, total);
    if (movingOrder(here, low, side) > 0) low = here;
  }
  for (const line of part.highs) {
    const here = at(line, total);
    if (movingOrder(here, high, side) < 0) high = here;
  }
  return { low, high };
}

/** The width of the box of each supplier of a part. */
const widthOf = ({ piece }: Part): Rational => minus(piece.high, piece.low);
/** How many boxes of a part are full where it holds y, as a fraction. */
const fullBoxes = (part: Part, y: Rational): Rational =>
  over(minus(y, times(ratio(part.count), part.piece.low)), widthOf(part));
/** What a part holds with so many full boxes. */
const heldWith = (part: Part, full: bigint): Rational =>
  add(times(ratio(part.count), part.piece.low), times(ratio(full), widthOf(part)));

/** What the suppliers of a part hold where all of them but one stand at an end, so that their squares add up to most. */
export function largestPieces(
  part: Part,
  y: Rational,
): readonly { readonly kept: Rational; readonly copies: bigint }[] {
  const { count, piece } = part;
  if (count === 1n) return part.portions.map((portion) => ({ kept: times(y, portion), copies: 1n }));
  const { n, d } = fullBoxes(part, y);
  const full = n / d;
  if (full >= count) return [{ kept: piece.high, copies: count }];
  const pieces = [
    { kept: piece.high, copies: full },
    { kept: add(piece.low, minus(y, heldWith(part, full))), copies: 1n },
    { kept: piece.low, copies: count - full - 1n },
  ];
  return pieces.filter((p) => p.copies > 0n);
}

/** The largest sum of heights with which a part can hold y. */
const height = (aim: Aim, part: Part, y: Rational): Rational =>
  largestPieces(part, y)
    .map(({ kept, copies }) => times(ratio(copies), aim.height(kept)))
    .reduce(add, ZERO);

/** The slope of the chord above the heights of a part that is not divided in boxes. */
const chord = (aim: Aim, { portions, low, high }: Part): Rational =>
  portions.map((p) => times(p, aim.slope(times(p, low), times(p, high)))).reduce(add);

/** A stretch of the least concave function above the heights of a part; `ends` is the sum of its ends. */
type Stretch = {
  readonly part: number;
  readonly slope: Rational;
  readonly length: Rational;
  readonly ends: Rational;
};

/** The stretches of one part, from its low end upwards. Their slopes fall. */
function stretches(aim: Aim, p: Part, part: number): readonly Stretch[] {
  const span = minus(p.high, p.low);
  if (span.n <= 0n) return [];
  if (p.count === 1n) return [{ part, slope: chord(aim, p), length: span, ends: add(p.low, p.high) }];
  const [from, to] = [fullBoxes(p, p.low), fullBoxes(p, p.high)];
  const [first, last] = [(from.n + from.d - 1n) / from.d, to.n / to.d];
  const bends = first > last ? [p.low, p.high] : [p.low, heldWith(p, first), heldWith(p, last), p.high];
  return bends.slice(1).flatMap((end, i) => {
    const start = bends[i] ?? end;
    const length = minus(end, start);
    const rise = minus(height(aim, p, end), height(aim, p, start));
    return length.n > 0n ? [{ part, length, slope: over(rise, length), ends: add(start, end) }] : [];
  });
}

/** A stretch as stretches are put in order. */
type OrderedStretch = Stretch & { readonly steepness: Rational };

/** The steepest first. Of equal ones that of the first part: a leader is filled before the rest. */
const steeper = (a: OrderedStretch, b: OrderedStretch): number =>
  compare(b.steepness, a.steepness) || compare(b.ends, a.ends) || a.part - b.part;

/**
 * A polytope with the stretches of its parts, the steepest first. `lows` and `highs` are the sums of their ends with what is known, and `ground` that of the heights at their low ends.
 * `moving` are the places of parts with ends that move.
 */
export type Prepared = {
  readonly polytope: Polytope;
  readonly stretches: readonly OrderedStretch[];
  readonly lows: Rational;
  readonly highs: Rational;
  readonly ground: Rational;
  readonly moving: readonly number[];
};

const moves = (part: Part): boolean => part.highs.length > 0;

const ordered = (aim: Aim, part: Part, place: number): readonly OrderedStretch[] =>
  stretches(aim, part, place).map((s) => ({ ...s, steepness: aim.steepness(s.slope) }));

/** A polytope as the search takes it. */
export const prepared = (aim: Aim, polytope: Polytope): Prepared => ({
  polytope,
  stretches: polytope.parts.flatMap((p, i) => ordered(aim, p, i)).sort(steeper),
  lows: polytope.parts.reduce((sum, p) => add(sum, p.low), polytope.kept),
  highs: polytope.parts.reduce((sum, p) => add(sum, p.high), polytope.kept),
  ground: polytope.parts.reduce((sum, p) => add(sum, height(aim, p, p.low)), polytope.heights),
  moving: polytope.parts.flatMap((p, i) => (moves(p) ? [i] : [])),
});

/** The same with another part in one place. */
function withPart(aim: Aim, p: Prepared, place: number, part: Part): Prepared {
  const old = p.polytope.parts[place] ?? part;
  const parts = p.polytope.parts.map((other, i) => (i === place ? part : other));
  const left = p.stretches.filter((s) => s.part !== place);
  for (const stretch of ordered(aim, part, place)) {
    const at = left.findIndex((s) => steeper(stretch, s) < 0);
    left.splice(at < 0 ? left.length : at, 0, stretch);
  }
  const changed = (sum: Rational, from: Rational, to: Rational): Rational => reduced(add(sum, minus(to, from)));
  return {
    ...p,
    polytope: { ...p.polytope, parts },
    stretches: left,
    lows: changed(p.lows, old.low, part.low),
    highs: changed(p.highs, old.high, part.high),
    ground: changed(p.ground, height(aim, old, old.low), height(aim, part, part.low)),
  };
}

/** What the parts hold at a total if the steepest stretches are filled first, and the sum of heights that this cannot exceed. */
function filled(
  aim: Aim,
  p: Prepared,
  total: Rational,
  side: Side,
): { readonly gain: Moving; readonly held: readonly Rational[] } {
  const { parts } = p.polytope;
  let left: Moving = { v: minus(total, p.lows), s: ONE };
  let gain: Moving = unmoved(p.ground);
  const held = parts.map((part) => part.low);
  const rooms = new Map<number, Moving>();
  for (const i of p.moving) {
    const part = parts[i];
    if (!part) continue;
    const { low, high } = range(part, total, side);
    // below a moving low end the chord is already climbed
    const climbed = movingDifference(low, unmoved(part.low));
    const slope = climbed.v.n === 0n && climbed.s.n === 0n ? ZERO : chord(aim, part);
    left = movingDifference(left, climbed);
    gain = movingSum(gain, { v: times(slope, climbed.v), s: times(slope, climbed.s) });
    held[i] = low.v;
    rooms.set(i, movingDifference(high, low));
  }
  for (const { part, slope, length } of p.stretches) {
    if (left.v.n === 0n && left.s.n === 0n) break;
    const room = rooms.get(part) ?? unmoved(length);
    const taken = movingOrder(left, room, side) < 0 ? left : room;
    left = movingDifference(left, taken);
    held[part] = add(held[part] ?? ZERO, taken.v);
    gain = { v: add(gain.v, times(slope, taken.v)), s: add(gain.s, times(slope, taken.s)) };
  }
  return { gain, held };
}

/** The totals that the parts of a polytope can have; undefined if there are none. */
function totals({
  polytope,
  lows: least,
  highs: most,
  moving,
}: Prepared): { readonly low: Rational; readonly high: Rational } | undefined {
  const { parts, kept, low, high } = polytope;
  if (moving.length === 0) {
    const [from, to] = [greater(low, least), lesser(high, most)];
    return compare(from, to) <= 0 ? { low: from, high: to } : undefined;
  }
  /** The least room at a total: all ranges are in order, and the total lies between their sums. It is concave. */
  const room = (total: Rational, side: Side): Moving => {
    const ranges = parts.map((part) => range(part, total, side));
    const here: Moving = { v: minus(total, kept), s: ONE };
    const lows = ranges.reduce((sum, r) => movingSum(sum, r.low), unmoved(ZERO));
    const highs = ranges.reduce((sum, r) => movingSum(sum, r.high), unmoved(ZERO));
    return [movingDifference(highs, here), ...ranges.map((r) => movingDifference(r.high, r.low))].reduce(
      (a, b) => (movingOrder(b, a, side) < 0 ? b : a),
      movingDifference(here, lows),
    );
  };
  let from = low;
  for (let here = room(from, 1); here.v.n < 0n; here = room(from, 1)) {
    if (here.s.n <= 0n) return undefined;
    from = reduced(minus(from, over(here.v, here.s)));
    if (compare(from, high) > 0) return undefined;
  }
  let to = high;
  for (let here = room(to, -1); here.v.n < 0n; here = room(to, -1)) {
    // there is room from `from` on: it falls here
    to = reduced(minus(to, over(here.v, here.s)));
  }
  return { low: from, high: to };
}

/**
 * The sum of squares over the squared total: the HHI as a fraction of 1.
 * A concave sum of heights over the square of the total has one peak. The tangents at both sides close in on it in finitely many steps.
 */
export const CONCENTRATION: Aim = {
  height: square,
  slope: add,
  steepness: (slope) => slope,
  value: (heights, total) => over(heights, square(total)),
  most: ONE,
  peak: (from, to, heights) => {
    const rise = (total: Rational, { v, s }: Moving): bigint => minus(times(s, total), times(ratio(2n), v)).n;
    const intercept = (total: Rational, { v, s }: Moving): Rational => minus(v, times(s, total));
    const own = (line: Moving, zero: Rational): Rational => over(times(ratio(-2n), zero), line.s);
    let [left, right] = [from, to];
    let [up, down] = [heights(left, 1), heights(right, -1)];
    if (rise(left, up) <= 0n) return left;
    if (rise(right, down) >= 0n) return right;
    for (;;) {
      const [a, b] = [intercept(left, up), intercept(right, down)];
      // the tangents meet here; the peak of the left one is at -2 intercept / slope. As it rises at the left, and the other falls at the right, both are between
      const meeting = compare(up.s, down.s) === 0 ? right : over(minus(b, a), minus(up.s, down.s));
      const next = reduced(lesser(own(up, a), meeting));
      const [below, above] = [heights(next, -1), heights(next, 1)];
      if (rise(next, above) > 0n) [left, up] = [next, above];
      else if (rise(next, below) < 0n) [right, down] = [next, below];
      else return next;
    }
  },
};

/** How far the chord of a part lies above its sum of squares at y. */
function gap(aim: Aim, part: Part, y: Rational): Rational {
  if (compare(y, part.low) === 0 || compare(y, part.high) === 0) return ZERO;
  let [from, above] = [part.low, height(aim, part, part.low)];
  for (const { slope, length } of stretches(aim, part, 0)) {
    const step = lesser(minus(y, from), length);
    above = add(above, times(slope, step));
    from = add(from, step);
  }
  return minus(above, height(aim, part, y));
}

/** The relaxation of a polytope, in which each height is replaced by that of its chord; undefined if no member has a total above 0. */
export function relaxed(aim: Aim, p: Prepared): Relaxed | undefined {
  const { polytope } = p;
  const ends = totals(p);
  if (!ends || ends.high.n <= 0n) return undefined;
  const empty = ends.low.n === 0n;
  const heights = (total: Rational, side: Side): Moving => filled(aim, p, total, side).gain;
  // next to nothing one supplier can hold all
  const highs = polytope.parts.map((part) => lesser(part.high, part.piece.high)).filter((high) => high.n > 0n);
  const apart = compare(ends.low, ends.high) < 0;
  const total = empty ? highs.reduce(lesser, ends.high) : apart ? aim.peak(ends.low, ends.high, heights) : ends.low;
  const { gain, held } = filled(aim, p, total, 0);
  const gaps = polytope.parts.map((part, i) => gap(aim, part, held[i] ?? ZERO));
  const widest = gaps.reduce((best, g, i) => (compare(g, gaps[best] ?? ZERO) > 0 ? i : best), -1);
  return {
    bound: empty ? aim.most : lesser(aim.value(gain.v, total), aim.most),
    value: aim.value(gaps.reduce(minus, gain.v), total),
    member: { held, total },
    widest,
  };
}

/** The sets that a polytope falls into: what a part holds is at most, or at least, what the relaxation gave it, or at one of its ends. */
export function divided(aim: Aim, p: Prepared, { member, widest }: Relaxed): readonly Prepared[] {
  const { parts, low, high } = p.polytope;
  const loose = compare(low, high) < 0 ? parts.findIndex((part) => !isSettled(part)) : -1;
  const chosen = loose < 0 || !isSettled(parts[widest]) ? widest : loose;
  const [part, y] = [parts[chosen], member.held[chosen]];
  if (!part || !y) return [];
  const options =
    loose < 0
      ? [
          { ...part, high: simple(y, part) },
          { ...part, low: simple(y, part) },
        ]
      : part.count > 1n
        ? fillings(part, y)
        : ends(part);
  return options.map((option) => withPart(aim, p, chosen, option));
}

/** The number of bits that the denominator of a cut may have. */
const BITS = 192n;

/** The value at which a part is cut: y, or a value next to it if y has too many digits. */
function simple(y: Rational, { low }: Part): Rational {
  const cut = ratio((y.n << BITS) / y.d, 1n << BITS);
  return y.d < 1n << BITS || compare(cut, low) <= 0 ? reduced(y) : cut;
}

/** Whether the total alone determines what a part holds. */
const isSettled = (part: Part | undefined): boolean =>
  !part || compare(part.low, part.high) === 0 || part.lows.some((line) => part.highs.includes(line));

/** A part that holds at most a number of full boxes, or at least the next higher one. */
function fillings(part: Part, y: Rational): readonly Part[] {
  const { n, d } = fullBoxes(part, y);
  // at its high end it has at most one box less, or is settled
  const full = compare(y, part.high) < 0 ? n / d : (n - 1n) / d;
  return [
    { ...part, high: greater(heldWith(part, full), part.low) },
    { ...part, low: lesser(heldWith(part, full + 1n), part.high) },
  ];
}

/** A part at each of its ends. */
function ends(part: Part): readonly Part[] {
  const fixed = [part.low, part.high].map((end): TotalLine => ({ at0: end, slope: ZERO }));
  if (!moves(part))
    return [
      { ...part, high: part.low },
      { ...part, low: part.high },
    ];
  return [...fixed, ...part.lows, ...part.highs].map((line) => ({
    ...part,
    lows: [...part.lows, line],
    highs: [...part.highs, line],
  }));
}
