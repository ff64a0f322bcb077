import type { EmbeddedDataset } from '../../dataset/embedded.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';

/** What the program of a page computes from, as plain JSON: the dataset, the ids of the subjects, and the terms that the page was printed with. */
export type PageData = {
  readonly dataset: EmbeddedDataset;
  readonly subjects: readonly string[];
  readonly reading: ReadingPolicy;
  readonly terms: Pick<Terms, 'exclusions' | 'largestPct' | 'bands'>;
};
