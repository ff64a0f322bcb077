import { type Interval, point } from '../domain/interval.js';
import { over, type Rational, ratio, toNumber } from '../domain/rational.js';
import { band } from './band.js';
import type { Completions } from './bounds/completion.js';
import { keeping } from './bounds/exclude.js';
import type { Exclusion } from './market.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, sharesOnly } from './reasons.js';

/** A supplier and what it holds, in parts of `scale` of the market's unit. */
export type Holding = { readonly actor: string; readonly units: bigint };

/** What a market of which everything is known adds up to: its suppliers' number, all that they hold and the sum of its squares, the largest in order (as many as are listed, three at least), and those that are excluded. */
export type Sums = {
  readonly scale: bigint;
  readonly suppliers: number;
  readonly total: bigint;
  readonly squares: bigint;
  readonly largest: readonly Holding[];
  readonly excluded: readonly Holding[];
};

/** Whether a market has one completion, without a rest: every measure is then a number. */
export const isSettled = ({ named, rest, total }: Completions): boolean =>
  rest.high === 0n && total.low === total.high && named.every((b) => b.low === b.high);

/** The sums of holdings, for whoever excludes no others. */
export function sums(holdings: readonly Holding[], scale: bigint, exclusions: readonly Exclusion[]): Sums {
  let [total, squares] = [0n, 0n];
  for (const { units } of holdings) {
    total += units;
    squares += units * units;
  }
  const excluded = new Set(exclusions.map((e) => e.actor));
  return {
    scale,
    suppliers: holdings.length,
    total,
    squares,
    largest: [...holdings].sort(bySize),
    excluded: holdings.filter(({ actor }) => excluded.has(actor)),
  };
}

/** The order of holdings: by size, then by name. */
export const bySize = (a: Holding, b: Holding): number =>
  a.units > b.units ? -1 : a.units < b.units ? 1 : a.actor < b.actor ? -1 : 1;

/**
 * The measures of a market of which everything is known (METHOD [s6]): sums of integers, divided once, in time linear in its suppliers.
 * `unit` is undefined where shares were printed. Something must be supplied.
 */
export function settled(all: Sums, unit: string | undefined, { exclusions, bands, top }: Terms): Profile {
  const { scale, total, largest } = all;
  const portion = (units: bigint) => ({
    sharePct: exact(ratio(100n * units, total)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale)),
  });
  const held = (k: number): Interval =>
    exact(ratio(100n * largest.slice(0, k).reduce((sum, { units }) => sum + units, 0n), total));
  const hhi = ratio(10_000n * all.squares, total * total);
  const value = exact(hhi);
  const left = exclusions.length === 0 ? undefined : remaining(all, exclusions, unit);
  return {
    unit,
    total: unit === undefined ? undefined : exact(ratio(total, scale)),
    suppliers: largest.slice(0, top).map(({ actor, units }) => ({ actor, ...portion(units) })),
    rest: portion(0n),
    measures: {
      hhi: value,
      effectiveSuppliers: exact(over(ratio(10_000n), hhi)),
      cr1Pct: held(1),
      cr3Pct: held(3),
    },
    more: undefined,
    band: band(value, bands),
    remaining: left,
    sharp: true,
    reasons: new Map<string, Reason>([
      ...sharesOnly(unit, left ? 5 : 4),
      ...(left ? [] : [['remaining', 'nobody-excluded'] as const]),
      ...(left && !left.measures.hhi ? [['remaining.measures.hhi', 'nothing-left'] as const] : []),
    ]),
  };
}

const exact = (r: Rational): Interval => point(toNumber(r));

/** What exclusions keep, in parts of `whole` of the units (METHOD [x2]): of the sums, all but what they take from the excluded. */
function remaining(
  { scale, total, squares, excluded }: Sums,
  exclusions: readonly Exclusion[],
  unit: string | undefined,
): NonNullable<Profile['remaining']> {
  const { named, whole } = keeping({ suppliers: excluded }, exclusions).weights;
  let [units, square] = [total * whole, squares * whole * whole];
  for (const [i, holding] of excluded.entries()) {
    const weight = named[i] ?? whole;
    units -= holding.units * (whole - weight);
    square -= holding.units * holding.units * (whole * whole - weight * weight);
  }
  return {
    sharePct: exact(ratio(100n * units, total * whole)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale * whole)),
    measures: { hhi: units === 0n ? undefined : exact(ratio(10_000n * square, units * units)) },
  };
}
