import type { Command } from 'commander';
import type { CommandModule, Io } from '../io.js';
import { datasetNew } from './new.js';
import { datasetSeal } from './seal.js';

const EXAMPLES = `
Examples:
  reshare dataset new articles@2025.11 --from articles
      a copy of the newest edition to edit, in ./datasets/articles/2025.11
  reshare dataset seal ./datasets/articles/2025.11
      checks it, writes sizes and hashes, and a line in ./datasets/CHANGELOG.md
`;

/** `reshare dataset`: new editions. */
export const datasetCommand: CommandModule = {
  make,
};

function make(program: Command, io: Io): void {
  const command = program
    .command('dataset')
    .summary('a new edition of a dataset: new lays it out, seal releases it')
    .description('Makes new editions: new lays out a copy to edit, seal checks it and writes its sizes and hashes.')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  datasetNew(command, io);
  datasetSeal(command, io);
}
