import { highest } from '../domain/extremes.js';
import { grouped } from '../domain/grouped.js';
import { exactLow, type Interval, isPoint, point } from '../domain/interval.js';
import { type ApartMarket, apart } from './apart.js';
import { bandOf, DEFAULT_BANDS } from './band.js';
import type { CompletionPair } from './bounds/bound.js';
import { completions } from './bounds/completion.js';
import { keptPortions } from './bounds/exclude.js';
import { type HhiBounds, hhiBounds } from './bounds/hhi-bounds.js';
import { complementWeights } from './bounds/weights.js';
import { holdingSums, isFullyKnown } from './holdings.js';
import { type Leavings, type ProfileInTurn, profileWith } from './in-turn.js';
import { knownProfile } from './known-profile.js';
import { largestFirst } from './larger.js';
import { certainLargest, hullOfAll, type Largest, largestOf, ledMarkets } from './largest.js';
import type { Exclusion, Market } from './market.js';
import { knownShares } from './measure/known-shares.js';
import type { Measure, PartlyKnownMarket } from './measure/measure.js';
import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from './measures.js';
import { pointLeavings } from './point-leavings.js';
import { type HoldingPortion, portion, portionsOfOne, weightsOfNone } from './portion.js';
import type { Profile, Terms } from './profile-record.js';
import { type ReasonAt, sharesOnly } from './reasons.js';
import { target, targetReasons } from './target.js';
import { unmeasuredProfile } from './unmeasured-profile.js';
import { demandTerms } from './unusable-terms.js';

/** The terms of a market from which nobody is left out. */
const WHOLE_MARKET: Terms = { exclusions: [], bands: DEFAULT_BANDS };

/**
 * The profile of a market, without terms one from which nobody is left out. If no completion agrees with it, its shares are given as read, with the reason `inconsistent-shares`.
 * Throws NoMarket, and UnusableTerms for a portion that is no percentage, and for an actor that is left out twice.
 */
export function profile(market: Market, terms: Terms = WHOLE_MARKET): Profile {
  demandTerms(terms);
  const both = completions(market);
  if (!both) return unmeasuredProfile(market, 'inconsistent-shares', terms);
  if (both.closed.total.high === 0n)
    return unmeasuredProfile({ ...market, total: point(0) }, 'nothing-supplied', terms);
  if (!terms.all && isFullyKnown(both.closed)) {
    const holdings = market.suppliers.map(({ actor }, i) => ({ actor, units: both.closed.named[i]?.low ?? 0n }));
    return knownProfile(holdingSums(holdings, both.closed.scale, terms.exclusions), market.unit, terms);
  }
  return boundedProfile(market, both, terms);
}

/** The profile of a market that leaves nobody out, and what it becomes without a supplier. */
export function profileInTurn(market: Market, terms: Terms): ProfileInTurn {
  const whole = profile(market, terms);
  const both = whole.measures && completions(market);
  if (!both) return { whole, without: () => whole };
  const known = new Set(market.suppliers.map((s) => s.actor));
  const ofPoints = pointLeavings(market, both);
  const unknown = new Map<number, Leavings>();
  const leavings = (exclusion: Exclusion): Leavings => {
    if (known.has(exclusion.actor)) return ofPoints?.(exclusion) ?? remaining(market, both, [exclusion]);
    // without a cap or a leader, all suppliers of unknown size leave the same
    const found = unknown.get(exclusion.portionPct) ?? remaining(market, both, [exclusion]);
    if (market.cap === undefined && market.leader === undefined) unknown.set(exclusion.portionPct, found);
    return found;
  };
  return { whole, without: (exclusion) => profileWith(leavings(exclusion), whole) };
}

/** The profile of a market with completions: each measure as an interval over them. */
export function boundedProfile(market: Market, both: CompletionPair, terms: Terms): Profile {
  const whole = hhiBounds(both, keptPortions(market, []));
  const measured = partlyKnown(both, whole);
  const left = leftBy(market, both, terms);
  const held = portionsOfOne(market, both);
  const line = terms.targetPct === undefined ? undefined : target(both, terms.targetPct, market.unit);
  return {
    unit: market.unit,
    total: portion(market, both, complementWeights(weightsOfNone(market))).quantity,
    suppliers: suppliers(market, held).slice(0, terms.top),
    rest: held(market.suppliers.length).portion,
    measures: byKey(MAIN_MEASURES, measured.figure),
    more: terms.all ? byKey(FURTHER_MEASURES, measured.figure) : undefined,
    band: whole.value && bandOf(whole.value, terms.bands),
    remaining: left?.value,
    largest: left?.largest,
    target: line,
    ...sharpness(whole.gap, left?.gap),
    reasons: new Map([
      ...sharesOnly(market.unit, ['suppliers', 'rest', ...(left ? (['remaining'] as const) : [])]),
      ...missing(MAIN_MEASURES, measured),
      ...(whole.value ? [] : [['band', 'unidentified'] as const]),
      ...(terms.all ? missing(FURTHER_MEASURES, measured) : []),
      ...(left ? left.reasons : [['remaining', 'nobody-excluded'] as const]),
      ...(terms.targetPct === undefined ? [] : targetReasons(market.unit, line)),
    ]),
  };
}

/** A market as its measures see it. Each figure is computed once, when it is first asked for. */
function partlyKnown(both: CompletionPair, hhi: HhiBounds): PartlyKnownMarket {
  const found = new Map<string, Interval | undefined>();
  const figure = (measure: Measure): Interval | undefined => {
    if (!found.has(measure.key)) found.set(measure.key, measure.bounds(market));
    return found.get(measure.key);
  };
  const market = { both, hhi, shares: knownShares(both.closed), figure };
  return market;
}

/** The reason for each undefined measure. */
const missing = (measures: readonly Measure[], market: PartlyKnownMarket): readonly ReasonAt[] =>
  measures
    .filter((measure) => market.figure(measure) === undefined)
    .map((measure) => [`measures.${measure.key}`, measure.reason?.(market) ?? 'unidentified']);

/** The suppliers, by high end and low end from the largest, then by name. */
function suppliers(market: Market, held: (place: number) => HoldingPortion): Profile['suppliers'] {
  return market.suppliers
    .map(({ actor }, place) => ({ actor, ...held(place) }))
    .sort(largestFirst)
    .map(({ actor, portion }) => ({ actor, ...portion }));
}

/** Whether all ends are sharp, and the larger of the gaps. */
const sharpness = (...gaps: readonly (number | undefined)[]): Pick<Profile, 'sharp' | 'gap'> => {
  const known = gaps.filter((gap) => gap !== undefined);
  return { sharp: known.length === 0, gap: known.length === 0 ? undefined : highest(known) };
};

type Left = Leavings & { readonly largest?: Largest };

/** What is left on these terms: without the exclusions, or without the largest supplier. Undefined where nobody is left out. */
function leftBy(market: Market, both: CompletionPair, { exclusions, largestPct }: Terms): Left | undefined {
  if (largestPct !== undefined) return withoutLargest(market, both, largestPct);
  return exclusions.length === 0 ? undefined : remaining(market, both, exclusions);
}

/**
 * What is left of each completion without its largest supplier, or without a portion of it ([x6]): the hull over all who
 * may be the largest, each under the condition that nobody is larger.
 */
function withoutLargest(market: Market, both: CompletionPair, portionPct: number): Left {
  const led = both.closed.total.endless ? [] : ledMarkets(market);
  const certain = certainLargest(led);
  // where one is the largest in every completion, that nobody is larger says nothing more
  if (certain !== undefined)
    return { ...remaining(market, both, [{ actor: certain, portionPct }]), largest: largestOf(led) };
  // suppliers of whom the same is known leave the same
  const alike = grouped(led, (m) => [m.named, m.market.suppliers.find((s) => s.actor === m.leader)?.value]);
  const each = alike.map(([m]) => remaining(m.market, m.both, [{ actor: m.leader, portionPct }]));
  const values = each.flatMap(({ value }) => value ?? []);
  const sharePct = hullOfAll(values.map((v) => v.sharePct));
  if (!sharePct) return { value: undefined, gap: undefined, reasons: [['remaining', 'unidentified']] };
  const some = values.filter((v) => v.sharePct.high !== 0);
  const found = hullOfAll(some.map((v) => v.measures.hhi));
  const gaps = each.flatMap(({ gap }) => gap ?? []);
  // what rules nothing out is no result, unless a search ended early ([h9])
  const hhi = found && found.low === 0 && found.high === 10_000 && gaps.length === 0 ? undefined : found;
  const width = hhi && hhi.high !== 'unbounded' ? hhi.high - hhi.low : undefined;
  return {
    value: { sharePct, quantity: hullOfAll(values.map((v) => v.quantity)), measures: { hhi } },
    gap: led.some((m) => m.loose) ? width : gaps.length > 0 ? highest(gaps) : undefined,
    reasons: hhi ? [] : [['remaining.measures.hhi', some.length === 0 ? 'nothing-left' : 'unidentified']],
    largest: largestOf(led),
  };
}

/**
 * The market with the excluded actors of unknown size apart from the rest, if a cap or the leader limits them.
 * Otherwise it is the market itself: they are then part of the rest.
 */
function withUnknown(market: Market, exclusions: readonly Exclusion[]): ApartMarket {
  const known = new Set(market.suppliers.map((s) => s.actor));
  const unknown = exclusions.filter((e) => !known.has(e.actor));
  const isLimited = market.cap !== undefined || market.leader !== undefined;
  return isLimited && unknown.length > 0
    ? apart(
        market,
        unknown.map((e) => e.actor),
      )
    : { market, loose: false };
}

/**
 * What the excluded actors leave ([x1] to [x3]).
 * The most is left if an excluded actor without a known value holds nothing, the least if it holds the whole rest.
 */
function remaining(whole: Market, all: CompletionPair, exclusions: readonly Exclusion[]): Left {
  const { market, loose } = withUnknown(whole, exclusions);
  const both = market === whole ? all : (completions(market) ?? all);
  const kept = keptPortions(market, exclusions);
  const left = portion(market, both, kept.weights, kept.least);
  const gone = isPoint(left.sharePct) && exactLow(left.sharePct).n === 0n;
  const hhi = gone ? { value: undefined, gap: undefined } : hhiBounds(both, kept);
  const reason = gone ? 'nothing-left' : 'unidentified';
  const width = hhi.value && hhi.value.high !== 'unbounded' ? hhi.value.high - hhi.value.low : undefined;
  return {
    value: { ...left, measures: { hhi: hhi.value } },
    gap: loose ? width : hhi.gap,
    reasons: hhi.value ? [] : [['remaining.measures.hhi', reason] as const],
  };
}
