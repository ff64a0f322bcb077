import { type Interval, point } from '../domain/interval.js';
import { type Rational, ratio, toNumber } from '../domain/rational.js';
import { band } from './band.js';
import { keptPortions } from './bounds/exclude.js';
import { hhiPoints } from './bounds/hhi-bounds.js';
import type { HoldingSums } from './holdings.js';
import type { Exclusion } from './market.js';
import { HHI } from './measure/hhi.js';
import { byKey, MAIN_MEASURES } from './measures.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, sharesOnly } from './reasons.js';

/**
 * The measures of a market of which everything is known (METHOD [s6]): sums of integers, divided once, in time linear in its suppliers.
 * `unit` is undefined where shares were printed. Something must be supplied.
 */
export function knownProfile(sums: HoldingSums, unit: string | undefined, { exclusions, bands, top }: Terms): Profile {
  const { scale, total, largest } = sums;
  const portion = (units: bigint) => ({
    sharePct: exact(ratio(100n * units, total)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale)),
  });
  const left = exclusions.length === 0 ? undefined : remaining(sums, exclusions, unit);
  return {
    unit,
    total: unit === undefined ? undefined : exact(ratio(total, scale)),
    suppliers: largest.slice(0, top).map(({ actor, units }) => ({ actor, ...portion(units) })),
    rest: portion(0n),
    measures: byKey(MAIN_MEASURES, (measure) => exact(measure.exact(sums))),
    more: undefined,
    band: band(exact(HHI.exact(sums)), bands),
    remaining: left,
    sharp: true,
    reasons: new Map<string, Reason>([
      ...sharesOnly(unit, ['suppliers', 'rest', ...(left ? (['remaining'] as const) : [])]),
      ...(left ? [] : [['remaining', 'nobody-excluded'] as const]),
      ...(left && !left.measures.hhi ? [['remaining.measures.hhi', 'nothing-left'] as const] : []),
    ]),
  };
}

const exact = (r: Rational): Interval => point(toNumber(r));

/** What exclusions keep, in parts of `whole` of the units (METHOD [x2]): of the sums, all but what they take from the excluded. */
function remaining(
  { scale, total, squares, excluded }: HoldingSums,
  exclusions: readonly Exclusion[],
  unit: string | undefined,
): NonNullable<Profile['remaining']> {
  const { named, whole } = keptPortions({ suppliers: excluded }, exclusions).weights;
  let [units, square] = [total * whole, squares * whole * whole];
  for (const [i, holding] of excluded.entries()) {
    const weight = named[i] ?? whole;
    units -= holding.units * (whole - weight);
    square -= holding.units * holding.units * (whole * whole - weight * weight);
  }
  return {
    sharePct: exact(ratio(100n * units, total * whole)),
    quantity: unit === undefined ? undefined : exact(ratio(units, scale * whole)),
    measures: { hhi: units === 0n ? undefined : exact(hhiPoints(ratio(square, units * units))) },
  };
}
