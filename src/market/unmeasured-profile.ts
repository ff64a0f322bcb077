import type { Market } from './market.js';
import type { Profile, Terms } from './profile-record.js';
import { type Reason, sharesOnly } from './reasons.js';

/** The profile of a market without a completion, or with a total of 0. */
export function unmeasuredProfile(market: Market, reason: Reason, { targetPct }: Terms): Profile {
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
