import { type Interval, interval, isPoint, type Unbounded } from '../../domain/interval.js';
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
  rootBelow,
  times,
  toNumber,
  toNumberAbove,
  toNumberBelow,
} from '../../domain/rational.js';
import type { OreContent } from './ore-content.js';
import { type Ends, endsOf, type OreShare, partOf, shareEnds } from './ore-share.js';

/** A row of which it may be known what it holds, and by how many points that narrows a share: from the least to the most over what it may turn out to hold. */
export type OreSettling = { readonly row: OreContent; readonly narrowsBy: Interval };

/** The width of a share in points, and the rows that would narrow it, the one that is sure to narrow most first. */
export type OreSettlings = { readonly width: number; readonly rows: readonly OreSettling[] };

/** What would narrow a share: one more fact on what a row holds. Undefined for a share that is one number. */
export function oreSettlings(share: OreShare): OreSettlings | undefined {
  const ends = shareEnds(share);
  const whole = minus(ends.high, ends.low);
  if (whole.n <= 0n) return undefined;
  const sides = [
    [share.own, share.others],
    [share.others, share.own],
  ] as const;
  const rows = sides.flatMap(([side, opposite]) =>
    side
      .filter(({ content }) => !content || !isPoint(content))
      .map((row): OreSettling => {
        const others = side.filter((other) => other !== row);
        return { row, narrowsBy: narrowing(whole, endsOf([row]), endsOf(others), endsOf(opposite)) };
      }),
  );
  return {
    width: points(whole, toNumber),
    rows: rows.filter(({ narrowsBy }) => narrowsBy.high !== 0).sort((a, b) => order(b.narrowsBy, a.narrowsBy)),
  };
}

const order = (a: Interval, b: Interval): number => a.low - b.low || Number(a.high) - Number(b.high);

const points = (x: Rational, number: (x: Rational) => number): number => number(reduced(times(x, ratio(100n))));

/** By how many points the share narrows if what the row holds is known, from the least to the most over its ends. */
function narrowing(whole: Rational, row: Ends, others: Ends, opposite: Ends): Interval {
  const least = greater(ratio(0n), minus(whole, widest(row, others, opposite)));
  const most = minus(whole, lesser(left(row.low, others, opposite), left(row.high, others, opposite)));
  return interval(points(least, toNumberBelow), points(most, toNumberAbove));
}

/**
 * The width that is left of a share if a row holds v: B / (B + a + v) - A / (A + b + v), where the opposite side holds [A, B] and the
 * other rows of its side [a, b]. It is the same for the share of either side.
 */
function left(v: Rational | Unbounded, others: Ends, opposite: Ends): Rational {
  const high = partOf(opposite.high, sum(others.low, v));
  const own = sum(others.high, v);
  // where this side holds nothing, the opposite side holds all
  const low = own !== 'unbounded' && own.n === 0n ? ratio(1n) : partOf(opposite.low, own);
  return minus(high, low);
}

/**
 * The greatest width that is left, over all that the row may hold. It rises up to one v and falls behind it, so that it is at that v or at
 * an end; between the ends it is (sqrt(B) - sqrt(A))^2 / ((B - A) - (b - a)), rounded up.
 */
function widest(row: Ends, others: Ends, opposite: Ends): Rational {
  const [{ low: a, high: b }, { low: A, high: B }] = [others, opposite];
  const near = (v: Rational | Unbounded): Rational => minus(partOf(B, sum(a, v)), partOf(A, sum(b, v)));
  if (!isRising(row.low, others, opposite)) return near(row.low);
  if (B === 'unbounded' || b === 'unbounded' || isRising(row.high, others, opposite)) return near(row.high);
  const root = rootBelow(times(A, B));
  return over(minus(add(A, B), add(root, root)), minus(minus(B, A), minus(b, a)));
}

/** Whether the width that is left rises with v: A (a + v + B)^2 > B (b + v + A)^2. */
function isRising(v: Rational | Unbounded, others: Ends, opposite: Ends): boolean {
  const [{ low: a, high: b }, { low: A, high: B }] = [others, opposite];
  if (A.n === 0n || b === 'unbounded') return false;
  if (B === 'unbounded') return true;
  if (v === 'unbounded') return false;
  const [x, y] = [add(add(a, v), B), add(add(b, v), A)];
  return compare(times(A, times(x, x)), times(B, times(y, y))) > 0;
}

const sum = (a: Rational | Unbounded, b: Rational | Unbounded): Rational | Unbounded =>
  a === 'unbounded' || b === 'unbounded' ? 'unbounded' : add(a, b);
