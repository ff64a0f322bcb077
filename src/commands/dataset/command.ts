import type { CommandModule } from '../io.js';
import { datasetNew } from './new.js';
import { datasetSeal } from './seal.js';

/** `reshare dataset`: makes and seals editions. */
export const datasetCommand: CommandModule = {
  summary: 'a new edition of a dataset: new lays it out, seal releases it',
  description: 'Makes new editions: new lays out a copy to edit, seal checks it and writes its sizes and hashes.',
  examples: [
    [
      'reshare dataset new articles@2025.11 --from articles',
      'a copy of the newest edition to edit, in ./datasets/articles/2025.11',
    ],
    [
      'reshare dataset seal ./datasets/articles/2025.11',
      'checks it, writes sizes and hashes, and a line in ./datasets/CHANGELOG.md',
    ],
  ],
  commands: { new: datasetNew, seal: datasetSeal },
};
