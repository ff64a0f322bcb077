import type { ReadingPolicy } from '../../domain/reading.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { Explanation } from '../../market/settle.js';
import type { JsonObject } from '../../output/fields.js';
import { profileJson } from '../../output/profile-json.js';

/** The object that `reshare hhi --json` prints: schema reshare.hhi/1. */
export function hhiJson(
  reading: ReadingPolicy,
  terms: Terms,
  profile: Profile,
  explanation: Explanation | undefined,
): JsonObject {
  return {
    schema: 'reshare.hhi/1',
    reading,
    bands: terms.bands,
    excluded: terms.exclusions.map((e) => ({ actor: e.actor, portionPct: e.portionPct })),
    ...profileJson(profile),
    explain: explanation
      ? {
          widthPoints: explanation.width,
          facts: explanation.facts.map((f) => ({ fact: f.fact, actor: f.actor ?? null, narrowsByPoints: f.narrowsBy })),
        }
      : null,
  };
}
