import type { Market } from '../analysis/market.js';
import type { Profile, Terms } from '../analysis/profile.js';
import type { Explanation } from '../analysis/settle.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Bar } from './bar.js';
import { hhiJson } from './hhi-json.js';
import { hhiSheet } from './hhi-sheet.js';
import type { Output } from './render.js';

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
    name: 'hhi',
    about: { schema: document.schema ?? null, reading, bands: terms.bands, excluded: document.excluded ?? null },
    rows: [document],
    document,
    sheet,
    notes: sheet.lines.filter((l) => l.mark === '!').map((l) => l.text),
  };
}
