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

/** The measures of a market. An infeasible one keeps its shares as read and says `inconsistent-shares`. */
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

/** The measures of a market with completions, as intervals over them. */
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

/** A market as its measures see it: each is taken once, when it is asked for. */
function partlyKnown(both: CompletionPair, most: CappedCompletion | undefined, hhi: HhiBounds): PartlyKnownMarket {
  const found = new Map<string, Interval | undefined>();
  const figure = (measure: Measure): Interval | undefined => {
    if (!found.has(measure.key)) found.set(measure.key, measure.bounds(market));
    return found.get(measure.key);
  };
  const market = { both, most, hhi, shares: knownShares(both.closed), figure };
  return market;
}

/** Why those of the measures that are undefined are. */
const missing = (measures: readonly Measure[], market: PartlyKnownMarket): readonly ReasonAt[] =>
  measures
    .filter((measure) => market.figure(measure) === undefined)
    .map((measure) => [`measures.${measure.key}`, measure.reason?.(market) ?? 'unidentified']);

/** The weights that count the first of two holdings. */
const FIRST = { named: [1n], rest: 0n, whole: 1n };

/** By high end, low end and name. */
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

/** What the excluded actors leave: all of it while an unknown one holds nothing, least while it holds the whole rest (METHOD [x1] to [x3]). */
function remaining(market: Market, both: CompletionPair, kept: KeptPortions, most: CappedCompletion | undefined): Left {
  const left = portion(market, both, kept.weights, kept.least);
  const gone = isPoint(left.sharePct) && left.sharePct.low === 0;
  // what an unknown excluded actor leaves of a capped rest, or a leader of a market that its interval shapes, is not searched
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
