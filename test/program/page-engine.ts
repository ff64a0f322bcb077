import { report } from '../../src/answer/report.js';
import type { Dataset } from '../../src/dataset/sound.js';
import { READINGS } from '../../src/domain/reading.js';
import { BAND_SETS, DEFAULT_BANDS } from '../../src/market/band.js';
import { profile } from '../../src/market/profile.js';
import type { ExclusionTerms } from '../../src/market/profile-record.js';
import { exclusionsOf, marketOf } from '../market/compared.js';
import { drawnMarket } from '../market/drawn-market.js';

/** What is computed as JSON, with maps as arrays: it differs where one bit of one figure does. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, inside: unknown) => (inside instanceof Map ? [...inside] : inside));

/** Who is left out in the answers: the default, nobody, the largest, and half of the default. */
const choices = (actor: string): readonly ExclusionTerms[] => [
  { exclusions: [{ actor, portionPct: 100 }] },
  { exclusions: [] },
  { exclusions: [], largestPct: 100 },
  { exclusions: [{ actor, portionPct: 50 }] },
];

/** All answers of a dataset: a text for each choice of exclusions and reading, with one set of bands or the other. */
export const answerTexts = (dataset: Dataset, actor: string): readonly string[] =>
  choices(actor).flatMap((chosen, i) =>
    READINGS.map((reading, j) => {
      const terms = { ...chosen, bands: BAND_SETS[(i + j) % 2] ?? DEFAULT_BANDS, all: true };
      const question = { period: undefined, reading };
      const { answers, ceilings } = report(dataset, dataset.subjects, dataset.stages, question, terms);
      return text([answers.map(({ profile: found, share }) => [found, share]), ceilings]);
    }),
  );

/** The profiles of random markets: a text for each seed below `count`. */
export const marketTexts = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, seed) => {
    const one = drawnMarket(seed);
    return text(profile(marketOf(one), { exclusions: exclusionsOf(one), bands: 'us2023', all: true }));
  });
