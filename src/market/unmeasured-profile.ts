import { exactHigh, exactLow, type Interval } from '../domain/interval.js';
import { compare } from '../domain/rational.js';
import type { Market, Supplier } from './market.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, sharesOnly } from './reasons.js';

/** The profile of a market without a completion, or with a total of 0. Its suppliers have their shares as read, the largest first, as many as the terms say. */
export function unmeasuredProfile(market: Market, reason: Reason, { targetPct, top }: Terms): Profile {
  const asRead = market.unit === undefined && reason === 'inconsistent-shares';
  return {
    unit: market.unit,
    total: market.unit === undefined ? undefined : market.total,
    suppliers: asRead
      ? [...market.suppliers]
          .sort(byShare)
          .slice(0, top)
          .map((s) => ({ actor: s.actor, sharePct: s.value, quantity: undefined }))
      : [],
    rest: undefined,
    measures: undefined,
    more: undefined,
    band: undefined,
    remaining: undefined,
    largest: undefined,
    target: undefined,
    sharp: true,
    gap: undefined,
    reasons: new Map([
      ...sharesOnly(market.unit, asRead ? ['suppliers'] : []),
      ...['rest', 'measures', 'band', 'remaining', ...(targetPct === undefined ? [] : ['target'])].map(
        (path) => [path, reason] as const,
      ),
    ]),
  };
}

/** Orders suppliers by high end, low end and name, the largest first. */
const byShare = (a: Supplier, b: Supplier): number =>
  compare(highEnd(b.value), highEnd(a.value)) ||
  compare(exactLow(b.value), exactLow(a.value)) ||
  (a.actor < b.actor ? -1 : 1);

/** The high end of a share; its low end where it has none. */
function highEnd(share: Interval) {
  const high = exactHigh(share);
  return high === 'unbounded' ? exactLow(share) : high;
}
