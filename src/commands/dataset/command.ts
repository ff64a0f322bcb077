import type { CommandModule } from '../io.js';
import { datasetNew } from './new.js';
import { datasetSeal } from './seal.js';

/** `reshare dataset`: makes and seals editions. */
export const datasetCommand: CommandModule = {
  summary: 'make a new edition of a dataset',
  description:
    'Makes new editions of a dataset: "new" copies an edition to edit it, "seal" checks the copy and releases it.',
  examples: [
    [
      'reshare dataset new articles@2025.11 --from articles',
      'copies the newest edition into ./datasets/articles/2025.11',
    ],
    ['reshare dataset seal ./datasets/articles/2025.11', 'checks the copy and releases it'],
  ],
  commands: { new: datasetNew, seal: datasetSeal },
};
