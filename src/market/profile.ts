import { type Interval, isPoint, point } from '../domain/interval.js';
import { band } from './band.js';
import type { CompletionPair } from './bounds/bound.js';
import { type CappedCompletion, cappedCompletion, isLimited } from './bounds/cap.js';
import { completions } from './bounds/completion.js';
import { type KeptPortions, keptPortions } from './bounds/exclude.js';
import { type HhiBounds, hhiBounds } from './bounds/hhi-bounds.js';
import { complementWeights, oneAgainstRest } from './bounds/linear.js';
import { contradiction } from './contradiction.js';
import { holdingSums, isFullyKnown } from './holdings.js';
import { knownProfile } from './known-profile.js';
import type { Market } from './market.js';
import { knownShares } from './measure/known-shares.js';
import type { Measure, PartlyKnownMarket } from './measure/measure.js';
import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from './measures.js';
import { portion, weightsOfNone } from './portion.js';
import type { Profile, Terms } from './profile-record.js';
import { type ReasonAt, sharesOnly } from './reasons.js';
import { unmeasuredProfile } from './unmeasured-profile.js';

/** The profile of a market. If no completion agrees with it, its shares are given as read, with the reason `inconsistent-shares`. */
export function profile(market: Market, terms: Terms): Profile {
  const both = completions(market);
  if (!both || contradiction(market, both)) return unmeasuredProfile(market, 'inconsistent-shares');
  if (both.closed.total.high === 0n) return unmeasuredProfile({ ...market, total: point(0) }, 'nothing-supplied');
  if (!terms.all && isFullyKnown(both.closed)) {
    const holdings = market.suppliers.map(({ actor }, i) => ({ actor, units: both.closed.named[i]?.low ?? 0n }));
    return knownProfile(holdingSums(holdings, both.closed.scale, terms.exclusions), market.unit, terms);
  }
  return boundedProfile(market, both, terms);
}

/** The profile of a market with completions: each measure as an interval over them. */
export function boundedProfile(market: Market, both: CompletionPair, terms: Terms): Profile {
  const most = cappedCompletion(market, both);
  const whole = hhiBounds(both, keptPortions(market, []), most);
  const measured = partlyKnown(both, most, whole);
  const left =
    terms.exclusions.length === 0 ? undefined : remaining(market, both, keptPortions(market, terms.exclusions), most);
  return {
    unit: market.unit,
    total: portion(market, both, complementWeights(weightsOfNone(market))).quantity,
    suppliers: suppliers(market, both).slice(0, terms.top),
    rest: portion(market, both, { ...weightsOfNone(market), rest: 1n }),
    measures: byKey(MAIN_MEASURES, measured.figure),
    more: terms.all ? byKey(FURTHER_MEASURES, measured.figure) : undefined,
    band: whole.value && band(whole.value, terms.bands),
    remaining: left?.value,
    sharp: whole.sharp && (left?.sharp ?? true) && (!isLimited(market) || most !== undefined),
    reasons: new Map([
      ...sharesOnly(market.unit, ['suppliers', 'rest', ...(left ? (['remaining'] as const) : [])]),
      ...missing(MAIN_MEASURES, measured),
      ...(whole.value ? [] : [['band', 'unidentified'] as const]),
      ...(terms.all ? missing(FURTHER_MEASURES, measured) : []),
      ...(left ? left.reasons : [['remaining', 'nobody-excluded'] as const]),
    ]),
  };
}

/** A market as its measures see it. Each figure is computed once, when it is first asked for. */
function partlyKnown(both: CompletionPair, most: CappedCompletion | undefined, hhi: HhiBounds): PartlyKnownMarket {
  const found = new Map<string, Interval | undefined>();
  const figure = (measure: Measure): Interval | undefined => {
    if (!found.has(measure.key)) found.set(measure.key, measure.bounds(market));
    return found.get(measure.key);
  };
  const market = { both, most, hhi, shares: knownShares(both.closed), figure };
  return market;
}

/** The reason for each undefined measure. */
const missing = (measures: readonly Measure[], market: PartlyKnownMarket): readonly ReasonAt[] =>
  measures
    .filter((measure) => market.figure(measure) === undefined)
    .map((measure) => [`measures.${measure.key}`, measure.reason?.(market) ?? 'unidentified']);

/** The weights that count the first of two holdings. */
const FIRST = { named: [1n], rest: 0n, whole: 1n };

/** The suppliers, by high end and low end from the largest, then by name. */
function suppliers(market: Market, both: CompletionPair): Profile['suppliers'] {
  const alone = oneAgainstRest(both);
  const height = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);
  return market.suppliers
    .map(({ actor }, i) => ({ actor, ...portion(market, alone(i), FIRST) }))
    .sort(
      (a, b) =>
        height(b.sharePct) - height(a.sharePct) ||
        b.sharePct.low - a.sharePct.low ||
        (a.actor < b.actor ? -1 : a.actor > b.actor ? 1 : 0),
    );
}

type Left = {
  readonly value: Profile['remaining'];
  readonly sharp: boolean;
  readonly reasons: readonly ReasonAt[];
};

/**
 * What the excluded actors leave ([x1] to [x3]).
 * The most is left if an excluded actor without a known value holds nothing, the least if it holds the whole rest.
 */
function remaining(market: Market, both: CompletionPair, kept: KeptPortions, most: CappedCompletion | undefined): Left {
  const left = portion(market, both, kept.weights, kept.least);
  const gone = isPoint(left.sharePct) && left.sharePct.low === 0;
  // the cap is not searched if an excluded actor may be part of the rest, or if a named holding is an interval
  const whole =
    most && kept.unknown.length === 0 && both.closed.named.every((b) => b.low === b.high) ? most : undefined;
  const hhi = gone ? { value: undefined, sharp: true } : hhiBounds(both, kept, whole);
  const reason = gone ? 'nothing-left' : 'unidentified';
  return {
    value: { ...left, measures: { hhi: hhi.value } },
    sharp: hhi.sharp && whole === most,
    reasons: hhi.value ? [] : [['remaining.measures.hhi', reason] as const],
  };
}
