import type { ReadingPolicy } from '../../domain/reading.js';
import type { Market } from '../../market/market.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { Explanation } from '../../market/settle.js';
import type { Bar } from '../../output/bar.js';
import type { Output } from '../../output/render.js';
import { hhiJson } from './json.js';
import { hhiSheet } from './sheet.js';

/** What `reshare hhi` shows: schema reshare.hhi/1, the document being the one row. */
export function hhiOutput(
  reading: ReadingPolicy,
  terms: Terms,
  market: Market,
  profile: Profile,
  explanation: Explanation | undefined,
  bar: Bar | undefined,
): Output {
  const document = hhiJson(reading, terms, profile, explanation);
  const sheet = hhiSheet(reading, terms, market, profile, explanation, bar);
  return {
    schema: async () => (await import('./schema.js')).hhiSchema.row,
    about: { schema: document.schema ?? null, reading, bands: terms.bands, excluded: document.excluded ?? null },
    rows: [document],
    document,
    sheet,
    notes: sheet.lines.filter((l) => l.mark === '!').map((l) => l.text),
  };
}
