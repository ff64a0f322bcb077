/**
 * An independent reference for markets with a leader, a cap and parts left out: it tries the vertices of all completions. It imports nothing from the program.
 * The square root of the HHI is a norm over a total, which is largest at a vertex. There all but one of the numbers are given:
 * a supplier stands at an end or is as large as the leader, the suppliers of the rest are as large as they may be but for one, and the
 * total stands at an end. The one number that is left follows from the sum.
 */

/** A range in whole units. Open ends are not attained. */
export type Span = {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/** A market in whole units. `cap` is the largest share of one supplier of the rest in percent; `leader` is the place of a supplier that none exceeds. `kept` are the portions that are kept, in parts of 12, the rest last. */
export type SpannedMarket = {
  readonly named: readonly Span[];
  readonly rest: Span;
  readonly total: Span;
  readonly cap: number | undefined;
  readonly leader: number | undefined;
  readonly kept: readonly number[];
};

/** The largest HHI as a fraction of 1. `attained` is undefined where no attained vertex has it, but several have, or one that can shrink to nothing: each completion between has it, too. */
export type LargestAtVertex = { readonly n: bigint; readonly d: bigint; readonly attained: boolean | undefined };

/** The parts of a unit: a share of one to four suppliers in whole percent, or their size, is then a whole number. */
const PARTS = 3600;
/** The number (a + b t) / 3600 for a t that is not yet known. */
type Line = { readonly a: number; readonly b: number };
const fixed = (units: number): Line => ({ a: PARTS * units, b: 0 });
const T: Line = { a: 0, b: PARTS };
const plus = (x: Line, y: Line, times = 1): Line => ({ a: x.a + times * y.a, b: x.b + times * y.b });
const isKnown = (x: Line): boolean => x.b === 0;

/** A list for each choice of one item from each list. */
const product = <Item>(lists: readonly (readonly Item[])[]): readonly (readonly Item[])[] =>
  lists.reduce<readonly (readonly Item[])[]>(
    (all, list) => all.flatMap((start) => list.map((x) => [...start, x])),
    [[]],
  );

const ends = ({ low, high }: Span): readonly Line[] => (low === high ? [fixed(low)] : [fixed(low), fixed(high)]);

/** The vertices, as holdings with the suppliers of the rest after the named ones, and the total last; some that are listed are no completions. */
function* configurations(m: SpannedMarket): Generator<{ readonly held: readonly Line[]; readonly total: Line }> {
  // where equal suppliers are all of the rest, and it stands at an end, their size is given
  const equal = [1, 2, 3, 4].flatMap((copies) => ends(m.rest).map(({ a, b }) => ({ a: a / copies, b })));
  const capped = equal.flatMap(({ a, b }) => (m.cap === undefined ? [] : [{ a: (100 * a) / m.cap, b }]));
  const levels =
    m.leader === undefined
      ? [undefined]
      : [...new Set(m.named.flatMap((u) => [u.low, u.high]))].map(fixed).concat(T, equal);
  for (const total of [...ends(m.total), T, ...capped]) {
    const share = m.cap === undefined ? undefined : { a: (m.cap * total.a) / 100, b: (m.cap * total.b) / 100 };
    for (const level of share && m.leader !== undefined ? [...levels, share] : levels) {
      // only one number is not given
      if (total === T && level === T) continue;
      const free = total === T || level === T ? [] : [T];
      const named = m.named.map((u, i) =>
        i === m.leader && level ? [level] : [...ends(u), ...free, ...(level ? [level] : [])],
      );
      const sizes = [level, share].flatMap((x) => x ?? []);
      const pieces = sizes.flatMap((size) => [1, 2, 3, 4].map((copies) => ({ size, copies })));
      for (const held of product(named)) {
        if (free.length > 0 && held.filter((x) => x === T).length > 1) continue;
        for (const { size, copies } of [{ size: fixed(0), copies: 0 }, ...pieces]) {
          const all = Array.from({ length: copies }, () => size);
          const used = { a: copies * size.a, b: copies * size.b };
          for (const last of [fixed(0), T, ...ends(m.rest).map((end) => plus(end, used, -1))])
            yield { held: [...held, ...all, last], total };
        }
      }
    }
  }
}

/** The most concentrated completion of what is kept; undefined if there is none, or nothing is kept. */
export function mostConcentratedVertex(m: SpannedMarket): LargestAtVertex | undefined {
  let best: LargestAtVertex | undefined;
  let found = new Set<string>();
  let empty = false;
  for (const { held, total } of configurations(m)) {
    const missing = held.reduce((sum, x) => plus(sum, x, -1), total);
    // the t that makes the sum right is -a / b; values are then in units of 1 / (3600 b)
    if (isKnown(missing)) continue;
    const sign = Math.sign(missing.b);
    const unit = sign * missing.b;
    const at = (x: Line): number => x.a * unit - sign * missing.a * x.b;
    const [values, whole] = [held.map(at), at(total)];
    const scale = PARTS * unit;
    const within = (u: Span, x: number): boolean => x >= u.low * scale && x <= u.high * scale;
    const attains = (u: Span, x: number): boolean =>
      (x > u.low * scale || !u.lowOpen) && (x < u.high * scale || !u.highOpen);
    const [named, rest] = [values.slice(0, m.named.length), values.slice(m.named.length)];
    const top = m.leader === undefined ? undefined : named[m.leader];
    const together = rest.reduce((a, b) => a + b, 0);
    const largest = Math.max(...rest);
    const limit = Math.min(top ?? Number.POSITIVE_INFINITY, m.cap === undefined ? whole : (m.cap * whole) / 100);
    if (!m.named.every((u, i) => within(u, named[i] ?? 0)) || !within(m.rest, together) || !within(m.total, whole))
      continue;
    if (rest.some((x) => x < 0) || largest > limit || (top !== undefined && named.some((x) => x > top))) continue;
    const kept = values.map((x, i) => BigInt(x) * BigInt(m.kept[Math.min(i, m.named.length)] ?? 0));
    const sum = kept.reduce((a, b) => a + b, 0n);
    if (sum <= 0n) {
      empty = true;
      continue;
    }
    const [n, d] = [kept.reduce((a, b) => a + b * b, 0n), sum * sum];
    const order = best ? n * best.d - best.n * d : 1n;
    if (order < 0n) continue;
    const attained =
      m.named.every((u, i) => attains(u, named[i] ?? 0)) && attains(m.rest, together) && attains(m.total, whole);
    const place = [...values, whole].map((x) => x / scale).join();
    found = order > 0n ? new Set([place]) : found.add(place);
    const before = order > 0n ? false : best?.attained === true;
    best = { n, d, attained: attained || before ? true : found.size > 1 ? undefined : false };
  }
  return best && { ...best, attained: best.attained || !empty ? best.attained : undefined };
}
