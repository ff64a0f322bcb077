import type { Interval } from '../domain/interval.js';
import { type Rational, ratio } from '../domain/rational.js';
import { bandOf } from './band.js';
import { exactPoint } from './bounds/bound.js';
import { keptPortions } from './bounds/exclude.js';
import { hhiPoints } from './bounds/hhi-bounds.js';
import type { Holding, HoldingSums } from './holdings.js';
import { type ProfileInTurn, profileWith } from './in-turn.js';
import type { Exclusion } from './market.js';
import { HHI } from './measure/hhi.js';
import { byKey, MAIN_MEASURES } from './measures.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, type ReasonAt, sharesOnly } from './reasons.js';
import { knownTarget, targetReasons } from './target.js';

/**
 * The profile of a fully known market with a total above 0 ([s6]).
 * Its figures are sums of integers, each divided once, in time linear in the number of suppliers.
 * `unit` is undefined if shares were printed. Where the largest supplier is left out, the sums must name all that equal it.
 */
export function knownProfile(sums: HoldingSums, unit: string | undefined, terms: Terms): Profile {
  const { exclusions, bands, top, targetPct, largestPct } = terms;
  const { scale, total, largest } = sums;
  const led = largestPct === undefined ? [] : equalLargest(largest);
  const portion = (units: bigint) => ({
    sharePct: exact(ratio(100n * units, total)),
    quantity: unit === undefined ? undefined : amount(ratio(units, scale)),
  });
  const line = targetPct === undefined ? undefined : knownTarget(sums, targetPct, unit);
  const left = led[0]
    ? remaining({ ...sums, excluded: [led[0]] }, [{ actor: led[0].actor, portionPct: largestPct ?? 100 }], unit)
    : exclusions.length === 0
      ? undefined
      : remaining(sums, exclusions, unit);
  return {
    unit,
    total: unit === undefined ? undefined : amount(ratio(total, scale)),
    suppliers: largest.slice(0, top).map(({ actor, units }) => ({ actor, ...portion(units) })),
    rest: portion(0n),
    measures: byKey(MAIN_MEASURES, (measure) => exact(measure.exact(sums))),
    more: undefined,
    band: bandOf(exact(HHI.exact(sums)), bands),
    remaining: left,
    largest: led.length === 0 ? undefined : { actors: led.map((h) => h.actor), unnamed: false, equal: led.length > 1 },
    target: line,
    sharp: true,
    gap: undefined,
    reasons: new Map<string, Reason>([
      ...sharesOnly(unit, ['suppliers', 'rest', ...(left ? (['remaining'] as const) : [])]),
      ...(left ? [] : [['remaining', 'nobody-excluded'] as const]),
      ...(targetPct === undefined ? [] : targetReasons(unit, line)),
      ...(left ? reasonsOf(left) : []),
    ]),
  };
}

/** The same for a market that leaves nobody out, and what it becomes without a supplier. The sums must name all suppliers. */
export function knownProfileInTurn(sums: HoldingSums, unit: string | undefined, terms: Terms): ProfileInTurn {
  const whole = knownProfile(sums, unit, terms);
  const held = new Map(sums.largest.map((holding) => [holding.actor, holding]));
  return {
    whole,
    without: (exclusion) => {
      const holding = held.get(exclusion.actor);
      const value = remaining({ ...sums, excluded: holding ? [holding] : [] }, [exclusion], unit);
      return profileWith({ value, gap: undefined, reasons: reasonsOf(value) }, whole);
    },
  };
}

/** Why the HHI of what is left is undefined, if it is. */
const reasonsOf = ({ measures }: NonNullable<Profile['remaining']>): readonly ReasonAt[] =>
  measures.hhi ? [] : [['remaining.measures.hhi', 'nothing-left']];

/** The largest holdings, which are equal ([x6]), of holdings from the largest. */
const equalLargest = (all: readonly Holding[]): readonly Holding[] => all.filter((h) => h.units === all[0]?.units);

const exact = (r: Rational): Interval => exactPoint(r, 'ratio');
const amount = (r: Rational): Interval => exactPoint(r, 'amount');

/**
 * What the exclusions keep ([x2]): the sums, less what is taken from the excluded suppliers.
 * It is counted in `whole`-ths of the units, so that no portion is a fraction.
 */
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
    quantity: unit === undefined ? undefined : amount(ratio(units, scale * whole)),
    measures: { hhi: units === 0n ? undefined : exact(hhiPoints(ratio(square, units * units))) },
  };
}
