import { describe, expect, it } from 'vitest';
import { add, minus, over, type Rational, ratio, rational, times, toNumber } from '../../../src/domain/rational.js';
import type { Moving } from '../../../src/market/bounds/moving.js';
import {
  type Aim,
  CONCENTRATION,
  divided,
  type Part,
  type Polytope,
  type Prepared,
  prepared,
  relaxed,
  type TotalLine,
} from '../../../src/market/bounds/relaxation.js';

const ONE = ratio(1n);
const line = (at0: number, slope: number): TotalLine => ({ at0: rational(at0), slope: rational(slope) });

/** One supplier that keeps from `low` to `high`. */
const one = (low: number, high: number, more: Partial<Part> = {}): Part => {
  const piece = { low: rational(low), high: rational(high) };
  return { ...piece, lows: [], highs: [], count: 1n, portions: [ONE], piece, ...more };
};
/** Equal suppliers that together keep from `low` to `high`, each a holding in a box. */
const several = (count: number, [from, to]: readonly [number, number], low: number, high: number): Part => ({
  ...one(low, high),
  count: BigInt(count),
  piece: { low: rational(from), high: rational(to) },
});
/** A supplier that keeps what the total determines. */
const tied = (low: number, high: number, at: TotalLine): Part => one(low, high, { lows: [at], highs: [at] });

/** Parts beside a known holding, with a total or a range of it. */
const beside = (kept: number, parts: readonly Part[], low: number, high = low): Polytope => ({
  parts,
  kept: rational(kept),
  heights: rational(kept * kept),
  low: rational(low),
  high: rational(high),
});
const numbers = (all: readonly Rational[]): readonly number[] => all.map(toNumber);

/** What the relaxation of a polytope finds; the gap is that between its bound and its value in squares. */
function found(polytope: Polytope, aim: Aim = CONCENTRATION) {
  const here = relaxed(aim, prepared(aim, polytope));
  if (!here) return undefined;
  const { bound, value, member, widest } = here;
  const [total, held] = [toNumber(member.total), numbers(member.held)];
  return { bound: toNumber(bound), value: toNumber(value), total, held, widest };
}

/** A polytope in numbers, as a search takes it. */
const inNumbers = ({ polytope, stretches, lows, highs, ground, moving }: Prepared) => ({
  parts: polytope.parts.map((p) => [...numbers([p.low, p.high]), p.lows.length, p.highs.length]),
  stretches: stretches.map((s) => [s.part, ...numbers([s.slope, s.length, s.ends, s.steepness])]),
  sums: numbers([lows, highs, ground]),
  moving,
});
const stretchesOf = (...parts: readonly Part[]) => inNumbers(prepared(CONCENTRATION, beside(0, parts, 1))).stretches;

/** The sets into which a polytope falls: the ends of their parts. Each is prepared as if it were new. */
function fallsInto(polytope: Polytope) {
  const whole = prepared(CONCENTRATION, polytope);
  const here = relaxed(CONCENTRATION, whole);
  const sets = here ? divided(CONCENTRATION, whole, here) : [];
  for (const set of sets) expect(inNumbers(set)).toEqual(inNumbers(prepared(CONCENTRATION, set.polytope)));
  return sets.map((set) => set.polytope.parts.map((p) => numbers([p.low, p.high])));
}

describe('the chords above the squares of a part', () => {
  it('have the slope of both ends together, the steepest first', () =>
    // (36 - 4) / (6 - 2) and (100 - 0) / 10
    expect(stretchesOf(one(2, 6), one(0, 10))).toEqual([
      [1, 10, 10, 10, 10],
      [0, 8, 4, 8, 8],
    ]));
  it('bend where one of several suppliers has filled its box', () =>
    // three in boxes of 1 to 3 hold 4 as 2, 1, 1, then 5 as 3, 1, 1, then 7 as 3, 3, 1, and 8 as 3, 3, 2: squares of 6, 11, 19 and 22
    expect(stretchesOf(several(3, [1, 3], 4, 8))).toEqual([
      [0, 5, 1, 9, 5],
      [0, 4, 2, 12, 4],
      [0, 3, 1, 15, 3],
    ]));
  it('bend once where one box ends', () =>
    // 2, 1, 1, then 3, 1, 1, and 3, 2, 1
    expect(stretchesOf(several(3, [1, 3], 4, 6))).toEqual([
      [0, 5, 1, 9, 5],
      [0, 3, 1, 11, 3],
    ]));
  it('do not bend within one box', () =>
    // 1.5, 1, 1 and 2.5, 1, 1
    expect(stretchesOf(several(3, [1, 3], 3.5, 4.5))).toEqual([[0, 4, 1, 8, 4]]));
  it('are none where a part has one value', () => expect(stretchesOf(one(3, 3))).toEqual([]));
  it('stand with the larger holdings first where they are as steep, else in the order of parts', () => {
    // halves of 2 to 6: (9 + 9 - 1 - 1) / 4
    const halves = one(2, 6, { portions: [rational(0.5), rational(0.5)] });
    const places = (...parts: readonly Part[]) => stretchesOf(...parts).map(([place]) => place);
    expect(places(one(0, 4), halves, one(1, 3))).toEqual([1, 0, 2]);
    expect(places(one(0, 4), one(1, 3), one(2, 2), one(0, 4))).toEqual([0, 1, 3]);
  });
});

describe('the relaxation of a known total', () => {
  it('fills the steepest part, and counts its chord', () =>
    // 2 and 8: 4 and a chord of 80 for squares of 64
    expect(found(beside(2, [one(0, 4), one(0, 10)], 10))).toEqual({
      bound: 0.84,
      value: 0.68,
      total: 10,
      held: [0, 8],
      widest: 1,
    }));
  it('fills one part after the other, and names the one whose chord is farthest', () =>
    // 1, 6 and 3: a chord of 5 times 3 less 4 for 9 - the first is full
    expect(found(beside(1, [one(0, 6), one(1, 5)], 10))).toEqual({
      bound: 0.5,
      value: 0.46,
      total: 10,
      held: [6, 3],
      widest: 1,
    }));
  it('has no gap where all parts are full', () =>
    expect(found(beside(0, [one(0, 6), one(0, 4)], 10))).toEqual({
      bound: 0.52,
      value: 0.52,
      total: 10,
      held: [6, 4],
      widest: -1,
    }));
  it('is nothing where the total is out of reach, or is 0', () => {
    expect(found(beside(1, [one(0, 6)], 8))).toBeUndefined();
    expect(found(beside(1, [one(2, 6)], 2))).toBeUndefined();
    expect(found(beside(0, [one(0, 6)], 0))).toBeUndefined();
    expect(found(beside(1, [one(0, 6)], 7))).toMatchObject({ held: [6], total: 7 });
    expect(found(beside(1, [one(2, 6)], 3))).toMatchObject({ held: [2], total: 3 });
  });
  it('has no gap at an end of a part, even if the slope of its chord is rounded', () => {
    const rounded = { ...CONCENTRATION, slope: (a: Rational, b: Rational) => add(add(a, b), rational(0.001)) };
    expect(found(beside(4, [one(0, 6)], 10), rounded)).toEqual({
      bound: 0.52006,
      value: 0.52006,
      total: 10,
      held: [6],
      widest: -1,
    });
  });
});

describe('the relaxation of a range of totals', () => {
  it('takes the total at which the chords are largest beside its square', () =>
    // (10 + 10 y) / (10 + y) squared is largest at y = 8, for ten of 1
    expect(found({ ...beside(10, [one(0, 10)], 10, 20), heights: rational(10) })).toMatchObject({
      total: 18,
      held: [8],
      widest: 0,
    }));
  it('gives 1 for totals from 0 on, and one supplier that holds what each can', () =>
    expect(found(beside(0, [one(0, 9), one(0, 4), one(0, 0)], 0, 10))).toEqual({
      bound: 1,
      value: 1,
      total: 4,
      held: [4, 0, 0],
      widest: 0,
    }));
  it('gives one of several suppliers no more than its box', () =>
    expect(found(beside(0, [several(3, [0, 2], 0, 6)], 0, 10))).toMatchObject({ bound: 1, total: 2, held: [2] }));
});

describe('a part that moves with the total', () => {
  /** The least and the largest total that a polytope can have. */
  const totals = (parts: readonly Part[], low: number, high: number, kept = 0) => {
    let ends: readonly number[] | undefined;
    const peak = (from: Rational, to: Rational): Rational => {
      ends = numbers([from, to]);
      return from;
    };
    const here = found(beside(kept, parts, low, high), { ...CONCENTRATION, peak });
    return here && (ends ?? [here.total]);
  };
  it('narrows the totals to those at which all ranges are in order', () => {
    // a supplier of 12 - T beside one of 0 to 5: T - (12 - T) is from 0 to 5
    expect(totals([tied(0, 10, line(12, -1)), one(0, 5)], 1, 20)).toEqual([6, 8.5]);
    expect(totals([tied(0, 10, line(12, -1)), one(0, 5)], 7, 8)).toEqual([7, 8]);
    expect(totals([tied(0, 10, line(12, -1)), one(0, 5)], 1, 20, 3)).toEqual([7.5, 10]);
    // of 12 - T no more than 4 is held: T is at least 8
    expect(totals([tied(0, 4, line(12, -1)), one(0, 5)], 1, 20)).toEqual([8, 8.5]);
    // 1 at least: T is at most 11
    expect(totals([tied(1, 10, line(12, -1)), one(0, 50)], 1, 20)).toEqual([6, 11]);
    // at most half of the total beside 3: T is at most 6, and at least 3
    expect(totals([one(0, 9, { lows: [line(0, 0)], highs: [line(0, 0.5)] })], 1, 20, 3)).toEqual([3, 6]);
    expect(totals([one(0, 9, { lows: [line(0, 0)], highs: [line(0, 0.5)] })], 6, 20, 3)).toEqual([6]);
  });
  it('leaves no totals where its ranges are never in order', () => {
    // half of the total is 6 from 12 on
    const half = (low: number) => one(low, 9, { lows: [line(0, 0)], highs: [line(0, 0.5)] });
    expect(totals([half(6), one(0, 9)], 1, 10)).toBeUndefined();
    expect(totals([half(6), one(0, 9)], 1, 12)).toEqual([12]);
    expect(totals([one(0, 9, { lows: [line(2, 0)], highs: [line(1, 0)] }), one(0, 9)], 1, 10)).toBeUndefined();
    expect(totals([half(0), one(20, 30)], 1, 10)).toBeUndefined();
  });
  it('holds what the total determines, and leaves the others what that leaves', () =>
    // T - 3 of 8, and 3 for the other: a chord of 0 to 10 at 5, and of 0 to 4 at 3
    expect(found(beside(0, [tied(0, 10, line(-3, 1)), one(0, 4)], 8))).toEqual({
      bound: (50 + 12) / 64,
      value: (25 + 9) / 64,
      total: 8,
      held: [5, 3],
      widest: 0,
    }));
  it('is filled up to the end that moves', () =>
    // half of 10, and 1 of another beside 4
    expect(found(beside(4, [one(0, 9, { highs: [line(0, 0.5)], lows: [line(0, 0.2)] }), one(0, 3)], 10))).toEqual({
      bound: (16 + 45 + 3) / 100,
      value: (16 + 25 + 1) / 100,
      total: 10,
      held: [5, 1],
      widest: 0,
    }));
  it('climbs its chord with the total', () => {
    /** The sum of chords beside a known 4 just above a total, and its slope. */
    const above = (total: number, part: Part): readonly number[] => {
      let ends: readonly number[] = [];
      const peak: Aim['peak'] = (from, _, heights) => {
        const { v, s } = heights(from, 1);
        ends = numbers([v, s]);
        return from;
      };
      found(beside(4, [part, one(0, 1)], total, 8), { ...CONCENTRATION, peak });
      return ends;
    };
    // T - 4 of 0 to 10 is 0 at first, and then all of what is added; one of 2 to 5 is at 3
    expect(above(4, tied(0, 10, line(-4, 1)))).toEqual([16, 10]);
    expect(above(7, one(0, 10, { lows: [line(2, 0)], highs: [line(5, 0)] }))).toEqual([16 + 30, 10]);
  });
  it('of no width has no chord', () => {
    const quotient = (a: Rational, b: Rational): Rational => over(minus(times(b, b), times(a, a)), minus(b, a));
    const polytope = beside(0, [tied(2, 2, line(2, 0)), one(0, 9)], 8);
    expect(found(polytope, { ...CONCENTRATION, slope: quotient })).toMatchObject({ held: [2, 6], bound: 58 / 64 });
  });
  it('is listed by its place', () => {
    const moving = (...parts: readonly Part[]) => prepared(CONCENTRATION, beside(0, parts, 8)).moving;
    expect(moving(one(0, 9), tied(0, 9, line(0, 1)))).toEqual([1]);
    expect(moving(one(0, 9))).toEqual([]);
  });
});

describe('the division of a set', () => {
  it('cuts the part with the largest gap at what it holds', () =>
    // 2, 0, 7 and 7
    expect(fallsInto(beside(2, [one(0, 4), one(0, 10), one(6, 7)], 16))).toEqual([
      [
        [0, 4],
        [0, 7],
        [6, 7],
      ],
      [
        [0, 4],
        [7, 10],
        [6, 7],
      ],
    ]));
  it('is none where no part has a gap', () => {
    expect(fallsInto(beside(0, [one(0, 6), one(0, 4)], 10))).toEqual([]);
    expect(fallsInto(beside(2, [one(3, 3)], 5, 7))).toEqual([]);
  });
  it('keeps parts of equal chords in their order', () =>
    // all of 0 to 6 is as steep as 1 to 5
    expect(fallsInto(beside(0, [one(0, 10), one(1, 5)], 7))).toEqual([
      [
        [0, 6],
        [1, 5],
      ],
      [
        [6, 10],
        [1, 5],
      ],
    ]));
  it('cuts a part that moves where the total is known', () =>
    expect(fallsInto(beside(0, [tied(0, 10, line(-3, 1)), one(0, 4)], 8))).toEqual([
      [
        [0, 5],
        [0, 4],
      ],
      [
        [5, 10],
        [0, 4],
      ],
    ]));
  it('cuts at a number of few digits, at most the one that a part holds', () => {
    const cut = (high: Rational, low = 0): Rational | undefined => {
      const whole = prepared(CONCENTRATION, { ...beside(0, [one(low, 9)], 0), low: high, high });
      const here = relaxed(CONCENTRATION, whole);
      const [below, above] = here ? divided(CONCENTRATION, whole, here) : [];
      expect(below?.polytope.parts[0]?.high).toEqual(above?.polytope.parts[0]?.low);
      return above?.polytope.parts[0]?.low;
    };
    const unit = 1n << 192n;
    expect(cut(ratio(4n * unit, unit + 1n))).toEqual({ n: 4n * unit - 4n, d: unit });
    // the number of few digits below it is 1, the end of the part
    expect(cut(ratio(unit + 2n, unit + 1n), 1)).toEqual({ n: unit + 2n, d: unit + 1n });
    expect(cut(ratio(10n, 4n))).toEqual({ n: 5n, d: 2n });
  });
  it('puts a part at each of its ends where the total is a range', () => {
    expect(fallsInto({ ...beside(10, [one(0, 10)], 10, 20), heights: rational(10) })).toEqual([[[0, 0]], [[10, 10]]]);
    // the one with the largest gap, not the first
    expect(fallsInto({ ...beside(10, [one(1, 2), one(0, 10)], 11, 22), heights: rational(10) })).toEqual([
      [
        [1, 2],
        [0, 0],
      ],
      [
        [1, 2],
        [10, 10],
      ],
    ]);
  });
  it('leaves a part that the total determines as it is', () => {
    // half of 6 and no more
    const half = tied(0, 10, line(0, 0.5));
    expect(fallsInto(beside(0, [half, one(0, 5)], 6, 7))).toEqual([
      [
        [0, 10],
        [0, 0],
      ],
      [
        [0, 10],
        [5, 5],
      ],
    ]);
  });
  it('puts a part that moves at each of its ends, those that move too', () => {
    const [least, most] = [line(0, 0.25), line(0, 0.75)];
    const polytope = beside(1, [one(0, 9, { lows: [least], highs: [most] }), one(0, 0)], 2, 3);
    const whole = prepared(CONCENTRATION, polytope);
    const here = relaxed(CONCENTRATION, whole);
    const sets = here ? divided(CONCENTRATION, whole, here) : [];
    const lines = sets.flatMap((set) => set.polytope.parts.slice(0, 1).map(({ lows, highs }) => [lows, highs]));
    expect(lines).toEqual(
      [line(0, 0), line(9, 0), least, most].map((end) => [
        [least, end],
        [most, end],
      ]),
    );
  });
  it('fills no more boxes of several suppliers, or one more', () => {
    const four = (low: number, high: number) => fallsInto(beside(0, [several(4, [0, 2], 0, 8), one(2, 3)], low, high));
    const sets = (atMost: number, atLeast: number) => [
      [
        [0, atMost],
        [2, 3],
      ],
      [
        [atLeast, 8],
        [2, 3],
      ],
    ];
    // they hold 2, 3 or all of 8
    expect(four(5, 9)).toEqual(sets(2, 4));
    expect(four(6, 9)).toEqual(sets(2, 4));
    expect(four(11, 12)).toEqual(sets(6, 8));
  });
});

describe('the total with the largest sum of squares beside its square', () => {
  /** Heights under several lines a + s T. */
  const under =
    (...lines: readonly (readonly [a: number, s: number])[]) =>
    (total: Rational, side: number): Moving =>
      lines
        .map(([a, s]) => ({ v: add(rational(a), times(rational(s), total)), s: rational(s) }))
        .reduce((x, y) => ((toNumber(minus(y.v, x.v)) || side * toNumber(minus(y.s, x.s))) < 0 ? y : x));
  const peak = (low: number, high: number, ...lines: readonly (readonly [number, number])[]) =>
    toNumber(CONCENTRATION.peak(rational(low), rational(high), under(...lines)));
  it('is at -2 a / s under one line', () => {
    expect(peak(3, 10, [-2, 1])).toBe(4);
    expect(peak(4, 10, [-2, 1])).toBe(4);
    expect(peak(5, 10, [-2, 1])).toBe(5);
    expect(peak(1, 3, [-2, 1])).toBe(3);
    expect(peak(1, 4, [-2, 1])).toBe(4);
  });
  it('is where lines meet, or at the peak of one of them', () => {
    // T - 2 peaks at 4, T / 2 - 0.5 at 2: they meet at 3
    expect(peak(1, 10, [-2, 1], [-0.5, 0.5])).toBe(3);
    // a level line falls from the start
    expect(peak(1, 10, [-2, 1], [1, 0])).toBe(3);
    expect(peak(1, 10, [-2, 1], [1, 0], [-0.5, 0.5])).toBe(3);
    // T / 4 + 1 peaks below 0
    expect(peak(1, 10, [-2, 1], [5, -0.25])).toBe(4);
    expect(peak(1, 20, [-8, 2], [-4, 1.25], [-1, 0.5])).toBe(14 / 3);
    // T / 2 - 1 is found between the others, and falls there
    expect(peak(1, 20, [-8, 2], [-1, 0.5], [2, 0.1])).toBe(14 / 3);
    // 1.25 T - 4 peaks at 6.4
    expect(peak(1, 20, [-8, 2], [-4, 1.25], [2, 0.4])).toBe(6.4);
  });
});
