import { type Interval, point } from '../domain/interval.js';
import { over, type Rational, ratio, toNumber } from '../domain/rational.js';
import { band } from './band.js';
import type { Completions } from './completion.js';
import { keeping } from './exclude.js';
import type { Exclusion } from './market.js';
import type { Profile, Terms } from './profile.js';
import { type Reason, sharesOnly } from './reasons.js';

/** A supplier and what it holds, in parts of `scale` of the market's unit. */
export type Holding = { readonly actor: string; readonly units: bigint };

/** Whether a market has one completion, without a rest: every measure is then a number. */
export const isSettled = ({ named, rest, total }: Completions): boolean =>
  rest.high === 0n && total.low === total.high && named.every((b) => b.low === b.high);

/**
 * The measures of a market of which everything is known (METHOD [s6]): sums of integers, divided once, in time linear in its suppliers.
 * `unit` is undefined where shares were printed. Something must be supplied.
 */
export function settled(
  holdings: readonly Holding[],
  scale: bigint,
  unit: string | undefined,
  { exclusions, bands, top }: Terms,
): Profile {
  const total = sum(holdings);
  const portion = (units: bigint) => ({
    sharePct: exact(ratio(100n * units, total)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale)),
  });
  const order = [...holdings].sort((a, b) =>
    a.units > b.units ? -1 : a.units < b.units ? 1 : a.actor < b.actor ? -1 : 1,
  );
  const largest = (k: number): Interval => exact(ratio(100n * sum(order.slice(0, k)), total));
  const hhi = concentration(holdings);
  const value = exact(hhi);
  const left = exclusions.length === 0 ? undefined : kept(holdings, exclusions);
  const nothing = left !== undefined && sum(left.holdings) === 0n;
  return {
    unit,
    total: unit === undefined ? undefined : exact(ratio(total, scale)),
    suppliers: order.slice(0, top).map(({ actor, units }) => ({ actor, ...portion(units) })),
    rest: portion(0n),
    measures: {
      hhi: value,
      effectiveSuppliers: exact(over(ratio(10_000n), hhi)),
      cr1Pct: largest(1),
      cr3Pct: largest(3),
    },
    more: undefined,
    band: band(value, bands),
    remaining: left && remaining(left, total, scale, unit),
    sharp: true,
    reasons: new Map<string, Reason>([
      ...sharesOnly(unit, left ? 5 : 4),
      ...(left ? [] : [['remaining', 'nobody-excluded'] as const]),
      ...(nothing ? [['remaining.measures.hhi', 'nothing-left'] as const] : []),
    ]),
  };
}

const sum = (all: readonly Holding[]): bigint => all.reduce((total, { units }) => total + units, 0n);
const exact = (r: Rational): Interval => point(toNumber(r));

/** The HHI of holdings, in points; not of nothing. */
function concentration(all: readonly Holding[]): Rational {
  const whole = sum(all);
  return ratio(10_000n * all.reduce((squares, { units }) => squares + units * units, 0n), whole * whole);
}

/** What exclusions keep of each holding, in parts of `whole` of the units (METHOD [x2]). */
function kept(holdings: readonly Holding[], exclusions: readonly Exclusion[]) {
  const { named, whole } = keeping({ suppliers: holdings }, exclusions).weights;
  return { holdings: holdings.map(({ actor, units }, i) => ({ actor, units: units * (named[i] ?? whole) })), whole };
}

function remaining(left: ReturnType<typeof kept>, total: bigint, scale: bigint, unit: string | undefined) {
  const units = sum(left.holdings);
  return {
    sharePct: exact(ratio(100n * units, total * left.whole)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale * left.whole)),
    measures: { hhi: units === 0n ? undefined : exact(concentration(left.holdings)) },
  };
}
