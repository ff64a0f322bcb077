import type { Band } from '../market/band.js';
import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from '../market/measures.js';
import type { Portion } from '../market/portion.js';
import type { Profile, Terms } from '../market/profile-record.js';
import type { Target } from '../market/target.js';
import { intervalJson } from './json-parts.js';
import type { PortionJson, ProfileJson, SupplierJson, TargetJson } from './schema-parts.js';

/** A profile as JSON: every key is there, with null for what is unknown. Without a market everything is null, and there are no reasons. The target is there where a line is asked for. */
export function profileJson(profile: Profile | undefined, { targetPct, largestPct }: Terms): ProfileJson {
  const { measures, more, band, remaining, rest } = profile ?? {};
  return {
    unit: profile?.unit ?? null,
    total: intervalJson(profile?.total),
    suppliers: (profile?.suppliers ?? []).map(supplier),
    rest: rest ? portion(rest) : null,
    measures: measures
      ? {
          ...byKey(MAIN_MEASURES, ({ key }) => intervalJson(measures[key])),
          ...(more ? byKey(FURTHER_MEASURES, ({ key }) => intervalJson(more[key])) : {}),
        }
      : null,
    band: bandJson(band),
    remaining: remaining ? { ...portion(remaining), measures: { hhi: intervalJson(remaining.measures.hhi) } } : null,
    ...(largestPct === undefined ? {} : { largest: profile?.largest ?? null }),
    ...(targetPct === undefined ? {} : { target: targetJson(profile?.target) }),
    sharp: profile?.sharp ?? true,
    reasons: Object.fromEntries(profile?.reasons ?? []),
  };
}

/** A band as JSON; null where it is unknown. */
export const bandJson = (band: Band | undefined): ProfileJson['band'] =>
  band ? { lowest: band.lowest, highest: band.highest, certain: band.certain } : null;

const portion = (p: Portion): PortionJson => ({
  sharePct: intervalJson(p.sharePct),
  quantity: intervalJson(p.quantity),
});

const supplier = (s: Profile['suppliers'][number]): SupplierJson => ({ actor: s.actor, ...portion(s) });

/** A target as JSON, or null where it is unknown. */
export const targetJson = (target: Target | undefined): TargetJson =>
  target
    ? {
        linePct: target.linePct,
        additional: intervalJson(target.additional),
        additionalPct: intervalJson(target.additionalPct),
      }
    : null;

/** The fields of a row that are left out because they are not asked for: further measures, and the target. */
export const unasked = ({ all, targetPct, largestPct }: Terms): readonly string[] => [
  ...(all ? [] : FURTHER_MEASURES.map(({ key }) => `measures.${key}`)),
  ...(largestPct === undefined ? ['largest'] : []),
  ...(targetPct === undefined ? ['target'] : []),
];
