import { type Interval, interval, point } from '../../src/domain/interval.js';
import { completions } from '../../src/market/bounds/completion.js';
import { keptPortions } from '../../src/market/bounds/exclude.js';
import { hhiBounds } from '../../src/market/bounds/hhi-bounds.js';
import type { Exclusion, Market } from '../../src/market/market.js';
import { type Fraction, fraction, ulps } from '../reference.js';
import { drawnMarket } from './drawn-market.js';
import { mostConcentratedByEnumeration, type UnitMarket, type Units } from './enumeration.js';

const name = (i: number): string => `A${String(i).padStart(2, '0')}`;
const span = (u: Units): Interval => (u.low === u.high ? point(u.low) : interval(u.low, u.high, u.lowOpen, u.highOpen));
/** A drawn market as the program takes it. */
export const marketOf = ({ named, rest, total, cap, leader }: UnitMarket): Market => ({
  unit: 't',
  suppliers: named.map((u, i) => ({ actor: name(i), value: span(u) })),
  rest: span(rest),
  total: span(total),
  ...(cap === undefined ? {} : { cap: (100 * cap) / total.high }),
  ...(leader === undefined ? {} : { leader: name(leader) }),
});
/** Who is left out of it. */
export const exclusionsOf = ({ kept }: UnitMarket): readonly Exclusion[] =>
  kept.flatMap((halves, i) => (halves === 2 ? [] : [{ actor: name(i), portionPct: halves === 0 ? 100 : 50 }]));

/** Whether the shortest decimal of a double below 1e21 is an exact value. */
function isDecimal(x: number, { n, d }: Fraction): boolean {
  const [whole = '', part = ''] = String(x).split('.');
  return BigInt(whole + part) * d === n * 10n ** BigInt(part.length);
}

/** How the high end of the HHI of a drawn market compares with the reference; `error` is in units of the last place. */
export type Comparison = { readonly sharp: boolean; readonly error: number; readonly openness: boolean };

/** The comparison for a seed; undefined if the market has no completion, or nothing is left of it. */
export function compared(seed: number): Comparison | undefined {
  const drawn = drawnMarket(seed);
  const market = marketOf(drawn);
  const both = completions(market);
  const want = both && mostConcentratedByEnumeration(drawn);
  if (!want) return undefined;
  const { value, gap } = hhiBounds(both, keptPortions(market, exclusionsOf(drawn)));
  const high = value ? Number(value.high) : 10_000;
  const exact = fraction(10_000n * BigInt(want.squares), BigInt(want.total) ** 2n);
  // whether one supplier can have all is not always seen in whole units
  const open =
    want.squares === want.total ** 2 || !value || value.low === value.high || value.highOpen === !want.attained;
  // a single number is the nearest double; an end may be the shortest decimal itself
  const nearest = value?.low === value?.high || isDecimal(high, exact);
  const error = ulps(high, exact);
  return { sharp: gap === undefined, error: nearest ? Math.abs(error) : error, openness: open };
}
