import { type Interval, interval, point } from '../../src/domain/interval.js';
import { completions } from '../../src/market/bounds/completion.js';
import { keptPortions } from '../../src/market/bounds/exclude.js';
import { hhiBounds } from '../../src/market/bounds/hhi-bounds.js';
import { drawnNumbers } from './drawn-numbers.js';
import { mostConcentratedVertex, type Span, type SpannedMarket } from './vertices.js';

/** What random markets are drawn with. */
export const VERTEX_KINDS = [
  'a leader and suppliers left out',
  'a leader and a supplier left out in part',
  'a cap that moves with the total',
  'several suppliers left out in part',
  'a cap, a leader and a supplier left out',
  'a cap that moves with the total, and several suppliers left out in part',
  'a cap, a leader and a supplier left out in part',
] as const;
type VertexKind = (typeof VERTEX_KINDS)[number];

/** A random market of a kind, the same for the same seed, with open and closed ends. */
function spannedMarket(seed: number, kind: VertexKind): SpannedMarket {
  const below = drawnNumbers(seed, 0x2545f491);
  const chance = (n: number): boolean => below(n) === 0;
  const span = (a: number, b: number): Span =>
    a === b
      ? { low: a, high: a, lowOpen: false, highOpen: false }
      : { low: Math.min(a, b), high: Math.max(a, b), lowOpen: chance(4), highOpen: chance(4) };
  const named = Array.from({ length: 2 + below(2) }, () => span(below(9), below(9)));
  const lows = named.reduce((sum, u) => sum + u.low, 0);
  const least = Math.max(1, lows + below(8));
  const total = span(least, least + (kind.includes('that moves') ? 1 + below(5) : chance(2) ? 0 : below(5)));
  const rest = chance(3) ? span(0, 0) : chance(2) ? span(below(3), below(5)) : { ...span(0, 0), high: total.high };
  const cap = kind.includes('cap') ? [25, 30, 40, 50, 60][below(5)] : undefined;
  const leader = kind.includes('leader') ? below(named.length) : undefined;
  const kept = [...named, rest].map((_, i) => {
    if (i === named.length || kind === 'a cap that moves with the total') return 12;
    if (kind.includes('several')) return [12, 9, 6, 3][below(4)] ?? 12;
    return chance(2) ? 12 : kind.includes('in part') && chance(2) ? 6 : 0;
  });
  return { named, rest, total, cap, leader, kept };
}

const read = (u: Span): Interval => (u.low === u.high ? point(u.low) : interval(u.low, u.high, u.lowOpen, u.highOpen));

/** How a high end compares with the reference: below 0 where it is too low. */
export type VertexComparison = {
  /** The place of the kind among all kinds. */
  readonly kind: number;
  readonly sharp: boolean;
  readonly order: number;
  readonly openness: boolean;
};

/** The comparison for a seed; undefined if the market has no completion, nothing is left of it, or too many suppliers of the rest may be as large as the leader. */
export function comparedAtVertices(seed: number): VertexComparison | undefined {
  const kind = seed % VERTEX_KINDS.length;
  const drawn = spannedMarket(seed, VERTEX_KINDS[kind] ?? VERTEX_KINDS[0]);
  const name = (i: number): string => `A${i}`;
  const { named, rest, total, cap, leader } = drawn;
  const top = leader === undefined ? undefined : named[leader];
  // the reference tries four suppliers of the rest that are equal
  if (top && Math.max(top.low, ...named.map((u) => u.low)) * 4 < rest.high) return undefined;
  const market = {
    unit: 't',
    suppliers: named.map((u, i) => ({ actor: name(i), value: read(u) })),
    rest: read(rest),
    total: read(total),
    ...(cap === undefined ? {} : { cap }),
    ...(leader === undefined ? {} : { leader: name(leader) }),
  };
  const both = completions(market);
  const want = both && mostConcentratedVertex(drawn);
  if (!want) return undefined;
  const exclusions = named.flatMap((_, i) => {
    const part = drawn.kept[i] ?? 12;
    return part === 12 ? [] : [{ actor: name(i), portionPct: 100 - (25 * part) / 3 }];
  });
  const { bounds, gap, value } = hhiBounds(both, keptPortions(market, exclusions));
  const high = bounds.high?.value;
  if (value === undefined || high === undefined || high === 'unbounded')
    return { kind, sharp: true, order: want.n === want.d ? 0 : -1, openness: true };
  const order = high.n * want.d - 10_000n * want.n * high.d;
  return {
    kind,
    sharp: gap === undefined,
    order: Number(order),
    openness: want.attained === undefined || gap !== undefined || bounds.high?.attained === want.attained,
  };
}
