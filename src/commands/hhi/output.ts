import { alikeNames } from '../../domain/alike-names.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { Explanation, Settling } from '../../market/settle.js';
import { alikeSentences } from '../../output/alike-names.js';
import type { Bar } from '../../output/bar.js';
import { hhiSheet } from '../../output/hhi/sheet.js';
import type { TypedMarket } from '../../output/hhi/typed-market.js';
import { termsJson } from '../../output/json-parts.js';
import { profileJson, unasked } from '../../output/profile-json.js';
import type { OutputOf } from '../../output/render.js';
import { lines, remarksOf } from '../../output/sheet.js';
import type { HhiDocument, HhiFact, hhiSchema } from './schema.js';
import { totalTyped } from './slips.js';

/** The output of `reshare hhi`, by the schema reshare.hhi/2. The document is the only row. */
export function hhiOutput(
  reading: ReadingPolicy,
  terms: Terms,
  market: TypedMarket,
  profile: Profile,
  explanation: Explanation | undefined,
  bar: Bar | undefined,
): OutputOf<typeof hhiSchema> {
  const about = { schema: 'reshare.hhi/2', ...termsJson(reading, terms) } as const;
  const document: HhiDocument = {
    ...about,
    ...profileJson(profile, terms),
    exceedsTotal: market.above !== undefined,
    explain: explanation ? { widthPoints: explanation.width, facts: explanation.facts.map(fact) } : null,
  };
  const typed = hhiSheet(reading, terms, market, profile, explanation, bar);
  const names = [...market.suppliers.map((s) => s.actor), ...(market.unknown ?? [])];
  const doubts = [...alikeNames(names).map((alike) => alikeSentences(alike)), totalTyped(names) ?? []].flat();
  const sheet = { ...typed, lines: [...lines('!', doubts), ...typed.lines] };
  return {
    schema: async () => (await import('./schema.js')).hhiSchema.row,
    about,
    unasked: unasked(terms),
    rows: [document],
    document,
    sheet,
    notes: remarksOf(sheet),
  };
}

const fact = (f: Settling): HhiFact => ({ fact: f.fact, actor: f.actor ?? null, narrowsByPoints: f.narrowsBy });
