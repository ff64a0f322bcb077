import { type Interval, isPoint, point } from '../domain/interval.js';
import { band } from './band.js';
import type { Both } from './bounds/bound.js';
import { type Capped, capped, limited } from './bounds/cap.js';
import { completions, min } from './bounds/completion.js';
import { type Kept, keeping } from './bounds/exclude.js';
import { complement, separate } from './bounds/linear.js';
import { contradiction } from './contradiction.js';
import type { Market } from './market.js';
import { cr } from './measure/cr.js';
import { effectiveSuppliers } from './measure/effective.js';
import { hhi } from './measure/hhi.js';
import { moreMeasures } from './more.js';
import { none, portion } from './portion.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, sharesOnly } from './reasons.js';
import { isSettled, settled, sums } from './settled.js';
import { unmeasured } from './unmeasured.js';

/** The measures of a market. An infeasible one keeps its shares as read and says `inconsistent-shares`. */
export function profile(market: Market, terms: Terms): Profile {
  const both = completions(market);
  if (!both || contradiction(market, both)) return unmeasured(market, 'inconsistent-shares');
  if (both.closed.total.high === 0n) return unmeasured({ ...market, total: point(0) }, 'nothing-supplied');
  if (!terms.all && isSettled(both.closed)) {
    const holdings = market.suppliers.map(({ actor }, i) => ({ actor, units: both.closed.named[i]?.low ?? 0n }));
    return settled(sums(holdings, both.closed.scale, terms.exclusions), market.unit, terms);
  }
  return bounded(market, both, terms);
}

/** The measures of a market with completions, as intervals over them. */
export function bounded(market: Market, both: Both, terms: Terms): Profile {
  const most = capped(market, both);
  const whole = hhi(both, keeping(market, []), most);
  const left =
    terms.exclusions.length === 0 ? undefined : remaining(market, both, keeping(market, terms.exclusions), most);
  const measures = {
    hhi: whole.value,
    effectiveSuppliers: effectiveSuppliers(whole.ends),
    cr1Pct: cr(both, 1, most),
    cr3Pct: cr(both, 3, most),
  };
  const more = terms.all ? moreMeasures(both, whole.value, most) : undefined;
  const unidentified = Object.entries({ ...measures, band: whole.value }).filter(([, value]) => value === undefined);
  return {
    unit: market.unit,
    total: portion(market, both, complement(none(market))).quantity,
    suppliers: suppliers(market, both).slice(0, terms.top),
    rest: portion(market, both, { ...none(market), rest: 1n }),
    measures,
    more: more?.values,
    band: whole.value && band(whole.value, terms.bands),
    remaining: left?.value,
    sharp: whole.sharp && (left?.sharp ?? true) && (!limited(market) || most !== undefined),
    reasons: new Map([
      ...sharesOnly(market.unit, left ? 5 : 4),
      ...unidentified.map(([name]) => [name === 'band' ? name : `measures.${name}`, 'unidentified'] as const),
      ...(more?.reasons ?? []),
      ...(left ? left.reasons : [['remaining', 'nobody-excluded'] as const]),
    ]),
  };
}

/** The weights that count the first of two holdings. */
const FIRST = { named: [1n], rest: 0n, whole: 1n };

/** By high end, low end and name. */
function suppliers(market: Market, both: Both): Profile['suppliers'] {
  const alone = separate(both);
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
  readonly reasons: readonly (readonly [string, Reason])[];
};

/** What the excluded actors leave: all of it while an unknown one holds nothing, least while it holds the whole rest (METHOD [x1] to [x3]). */
function remaining(market: Market, both: Both, kept: Kept, most: Capped | undefined): Left {
  const least = kept.rests.reduce((a, b) => min(a, b));
  const left = portion(market, both, kept.weights, { ...kept.weights, rest: least });
  const gone = isPoint(left.sharePct) && left.sharePct.low === 0;
  // what an unknown excluded actor leaves of a capped rest, or a leader of a market that its interval shapes, is not searched
  const whole =
    most && kept.unknown.length === 0 && both.closed.named.every((b) => b.low === b.high) ? most : undefined;
  const measured = gone ? { value: undefined, sharp: true } : hhi(both, kept, whole);
  const reason = gone ? 'nothing-left' : 'unidentified';
  return {
    value: { ...left, measures: { hhi: measured.value } },
    sharp: measured.sharp && whole === most,
    reasons: measured.value ? [] : [['remaining.measures.hhi', reason] as const],
  };
}
