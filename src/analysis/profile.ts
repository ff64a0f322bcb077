import { type Interval, isPoint } from '../domain/interval.js';
import { type Band, type BandSet, band } from './band.js';
import type { Both } from './bound.js';
import { type Capped, capped, limited } from './cap.js';
import { completions, min } from './completion.js';
import { contradiction } from './contradiction.js';
import { type Kept, keeping } from './exclude.js';
import { complement } from './linear.js';
import type { Exclusion, Market } from './market.js';
import { cr } from './measure/cr.js';
import { effectiveSuppliers } from './measure/effective.js';
import { hhi } from './measure/hhi.js';
import { type MoreMeasures, moreMeasures } from './more.js';
import { none, only, type Portion, portion } from './portion.js';

/** Why a value is undefined. */
export type Reason =
  | 'shares-only'
  | 'unidentified'
  | 'inconsistent-shares'
  | 'nothing-supplied'
  | 'nothing-left'
  | 'nobody-excluded'
  | 'number-of-suppliers-unknown'
  | 'one-supplier';

/** One market's measures side by side: what every command shows. `reasons` says of each undefined value, by its path, why it is undefined. */
export type Profile = {
  readonly unit: string | undefined;
  readonly total: Interval | undefined;
  readonly suppliers: readonly ({ readonly actor: string } & Portion)[];
  readonly rest: Portion | undefined;
  readonly measures: Measures | undefined;
  readonly more: MoreMeasures | undefined;
  readonly band: Band | undefined;
  readonly remaining: (Portion & { readonly measures: { readonly hhi: Interval | undefined } }) | undefined;
  readonly sharp: boolean;
  readonly reasons: ReadonlyMap<string, Reason>;
};

/** The measures of concentration of one market. */
export type Measures = {
  readonly hhi: Interval | undefined;
  readonly effectiveSuppliers: Interval | undefined;
  readonly cr1Pct: Interval | undefined;
  readonly cr3Pct: Interval | undefined;
};

/** How a market is profiled: who is left out, the bands that an HHI is put in, and whether more measures are wanted. */
export type Terms = { readonly exclusions: readonly Exclusion[]; readonly bands: BandSet; readonly all?: boolean };

/** The paths that only a market of quantities fills. */
const QUANTITIES = ['unit', 'total', 'suppliers.quantity', 'rest.quantity', 'remaining.quantity'] as const;

/** The measures of a market. An infeasible one keeps its shares as read and says `inconsistent-shares`. */
export function profile(market: Market, terms: Terms): Profile {
  const both = completions(market);
  if (!both || contradiction(market)) return unmeasured(market, 'inconsistent-shares');
  if (both.closed.total.high === 0n) return unmeasured(market, 'nothing-supplied');
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
    suppliers: suppliers(market, both),
    rest: portion(market, both, { ...none(market), rest: 1n }),
    measures,
    more: more?.values,
    band: whole.value && band(whole.value, terms.bands),
    remaining: left?.value,
    sharp: whole.sharp && (left?.sharp ?? true) && (!limited(market) || most !== undefined),
    reasons: new Map([
      ...sharesOnly(market, left ? 5 : 4),
      ...unidentified.map(([name]) => [name === 'band' ? name : `measures.${name}`, 'unidentified'] as const),
      ...(more?.reasons ?? []),
      ...(left ? left.reasons : [['remaining', 'nobody-excluded'] as const]),
    ]),
  };
}

const sharesOnly = (market: Market, paths: number): readonly (readonly [string, Reason])[] =>
  market.unit === undefined ? QUANTITIES.slice(0, paths).map((path) => [path, 'shares-only'] as const) : [];

/** By high end, low end and name. */
function suppliers(market: Market, both: Both): Profile['suppliers'] {
  const height = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);
  return market.suppliers
    .map(({ actor }, i) => ({ actor, ...portion(market, both, only(market, i)) }))
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

/** A market without a completion, or with nothing to share out. */
function unmeasured(market: Market, reason: Reason): Profile {
  const asRead = market.unit === undefined && reason === 'inconsistent-shares';
  return {
    unit: market.unit,
    total: market.unit === undefined ? undefined : market.total,
    suppliers: asRead ? market.suppliers.map((s) => ({ actor: s.actor, sharePct: s.value, quantity: undefined })) : [],
    rest: undefined,
    measures: undefined,
    more: undefined,
    band: undefined,
    remaining: undefined,
    sharp: true,
    reasons: new Map([
      ...sharesOnly(market, asRead ? 3 : 2),
      ...['rest', 'measures', 'band', 'remaining'].map((path) => [path, reason] as const),
    ]),
  };
}
