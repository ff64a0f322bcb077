import { byKey, FURTHER_MEASURES, MAIN_MEASURES } from '../market/measures.js';
import type { Portion } from '../market/portion.js';
import type { Profile } from '../market/profile-record.js';
import { intervalJson } from './json-parts.js';
import type { PortionJson, ProfileJson, SupplierJson } from './schema-parts.js';

/** A profile as JSON: every key is there, with null for what is unknown. Without a market everything is null, and there are no reasons. */
export function profileJson(profile: Profile | undefined): ProfileJson {
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
    band: band ? { lowest: band.lowest, highest: band.highest, certain: band.certain } : null,
    remaining: remaining ? { ...portion(remaining), measures: { hhi: intervalJson(remaining.measures.hhi) } } : null,
    sharp: profile?.sharp ?? true,
    reasons: Object.fromEntries(profile?.reasons ?? []),
  };
}

const portion = (p: Portion): PortionJson => ({
  sharePct: intervalJson(p.sharePct),
  quantity: intervalJson(p.quantity),
});

const supplier = (s: Profile['suppliers'][number]): SupplierJson => ({ actor: s.actor, ...portion(s) });

/** The fields of a profile that are left out unless all measures are asked for. */
export const unaskedMeasures = (all: boolean | undefined): readonly string[] =>
  all ? [] : FURTHER_MEASURES.map(({ key }) => `measures.${key}`);
