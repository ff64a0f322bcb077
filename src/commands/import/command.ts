import type { Command } from 'commander';
import type { CommandModule, Io } from '../io.js';
import { importUsgsMcs } from './usgs-mcs.js';

const EXAMPLES = `
Examples:
  reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026
      the commodities data of the U.S. Geological Survey, all commodities
  reshare stage --element gallium --dataset ./mcs-2026
      one of them
`;

/** `reshare import`: files of others made into datasets. */
export const importCommand: CommandModule = {
  make,
};

function make(program: Command, io: Io): void {
  const command = program
    .command('import')
    .summary('a dataset made of a file of others: usgs-mcs')
    .description('Makes a dataset of a file that others publish, every value as printed.')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  importUsgsMcs(command, io);
}
