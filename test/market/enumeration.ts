/**
 * An independent reference for the most concentrated market: dynamic programming over whole units. It imports nothing from the program.
 * Of the holdings and the total, all but at most one stand at an end in some most concentrated completion, so with ends
 * in whole units all of them are whole.
 */

/** A range in whole units. Open ends are not attained. */
export type Units = {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
};

/**
 * A market in whole units. `rest` is what further suppliers hold together, `cap` the most that one of them holds.
 * The leader is a named supplier that none exceeds. `kept` is the portion of each named supplier that counts: 0, 1 or 2 halves.
 */
export type UnitMarket = {
  readonly named: readonly Units[];
  readonly rest: Units;
  readonly total: Units;
  readonly cap: number | undefined;
  readonly leader: number | undefined;
  readonly kept: readonly number[];
};

/** The largest sum of squares over the squared total, and whether a completion attains it with attained ends only. */
export type Largest = { readonly squares: number; readonly total: number; readonly attained: boolean };

/** For each sum of some holdings, twice the largest sum of squares with which they reach it, plus one if it is attained; -1 if they never do. */
type Best = Float64Array;

const better = (best: Best, at: number, squares: number, attained: boolean): void => {
  const value = 2 * squares + (attained ? 1 : 0);
  if (value > (best[at] ?? Number.POSITIVE_INFINITY)) best[at] = value;
};

/** Whether a value lies within a range and is attained. */
const attains = (u: Units, x: number): boolean => (x > u.low || !u.lowOpen) && (x < u.high || !u.highOpen);

/** The sums of suppliers, of which all stand at an end but at most one. */
function reached(all: readonly Units[], most: number): Best {
  const none = (): Best => new Float64Array(most + 1).fill(-1);
  let [ends, free] = [none(), none()];
  ends[0] = 1;
  for (const u of all) {
    const [nextEnds, nextFree] = [none(), none()];
    const put = (from: Best, to: Best, x: number): void => {
      const attained = attains(u, x);
      for (let s = 0; s + x <= most; s++) {
        const before = from[s] ?? -1;
        if (before >= 0) better(to, s + x, Math.floor(before / 2) + x * x, attained && before % 2 === 1);
      }
    };
    for (const x of new Set([u.low, u.high])) {
      put(ends, nextEnds, x);
      put(free, nextFree, x);
    }
    for (let x = u.low + 1; x < u.high; x++) put(ends, nextFree, x);
    [ends, free] = [nextEnds, nextFree];
  }
  return ends.map((value, s) => Math.max(value, free[s] ?? -1));
}

/** The largest sum of squares with which suppliers of at most `size` hold y. */
const pieces = (y: number, size: number): number => {
  if (size >= y) return y * y;
  const full = Math.floor(y / size);
  return full * size * size + (y - full * size) ** 2;
};

/** The most concentrated completion of what is kept, with holdings in half units where half of a supplier is kept; undefined if there is none. */
export function mostConcentratedByEnumeration(m: UnitMarket): Largest | undefined {
  const leader = m.leader === undefined ? undefined : m.named[m.leader];
  let best: Largest | undefined;
  const sizes = leader ? Array.from({ length: leader.high - leader.low + 1 }, (_, i) => leader.low + i) : [undefined];
  for (const size of sizes) {
    const named = m.named.map((u, i): Units | undefined => {
      if (size === undefined) return u;
      if (i === m.leader) return { low: size, high: size, lowOpen: !attains(u, size), highOpen: !attains(u, size) };
      if (u.low > size) return undefined;
      return u.high > size ? { ...u, high: size, highOpen: false } : u;
    });
    if (named.some((u) => u === undefined)) continue;
    const limit = Math.min(m.cap ?? Number.POSITIVE_INFINITY, size ?? Number.POSITIVE_INFINITY);
    const here = largest(
      m,
      named.flatMap((u) => u ?? []),
      limit,
    );
    if (here && (!best || exceeds(here, best))) best = here;
  }
  return best;
}

const exceeds = (a: Largest, b: Largest): boolean => {
  const [x, y] = [BigInt(a.squares) * BigInt(b.total) ** 2n, BigInt(b.squares) * BigInt(a.total) ** 2n];
  return x > y || (x === y && a.attained && !b.attained);
};

/** The range of the sum of several ranges. */
const together = (all: readonly Units[]): Units => ({
  low: all.reduce((sum, u) => sum + u.low, 0),
  high: all.reduce((sum, u) => sum + u.high, 0),
  lowOpen: all.some((u) => u.lowOpen),
  highOpen: all.some((u) => u.highOpen),
});

function largest(m: UnitMarket, named: readonly Units[], limit: number): Largest | undefined {
  const most = m.total.high;
  const whole = reached(
    named.filter((_, i) => m.kept[i] === 2),
    most,
  );
  // of what is removed only the sum matters, and every total of the others between the ends is attained
  const gone = together(named.filter((_, i) => m.kept[i] === 0));
  const others: Units = {
    low: m.total.low - gone.high,
    high: m.total.high - gone.low,
    lowOpen: m.total.lowOpen || gone.highOpen,
    highOpen: m.total.highOpen || gone.lowOpen,
  };
  const half = named.filter((_, i) => m.kept[i] === 1);
  const [one] = half;
  if (half.length > 1) throw new Error('one supplier at most is kept by half');
  let best: Largest | undefined;
  const restTop = Math.min(m.rest.high, most);
  // rounded to ends: every whole value of the half kept one and of the rest is tried
  for (let s = one?.low ?? 0; s <= Math.min(one?.high ?? 0, most); s++)
    for (let w = 0; w + s <= most; w++) {
      const held = whole[w] ?? -1;
      if (held < 0) continue;
      for (let r = m.rest.low; r <= restTop && w + s + r <= most; r++) {
        if (limit === 0 && r > 0) continue;
        const restSquares = r === 0 ? 0 : pieces(r, limit);
        const total = w + s + r;
        const kept = 2 * w + s + 2 * r;
        if (total < others.low || total > others.high || kept === 0) continue;
        const attained = held % 2 === 1 && (!one || attains(one, s)) && attains(m.rest, r) && attains(others, total);
        const here = { squares: 4 * Math.floor(held / 2) + s * s + 4 * restSquares, total: kept, attained };
        if (!best || exceeds(here, best)) best = here;
      }
    }
  return best;
}
