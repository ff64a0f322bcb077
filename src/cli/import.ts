import type { Command } from 'commander';
import { importUsgsMcs } from './import-usgs-mcs.js';
import type { Desk } from './show.js';

const EXAMPLES = `
Examples:
  reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026
      the commodities data of the U.S. Geological Survey, all commodities
  reshare stage --element gallium --dataset ./mcs-2026
      one of them
`;

/** `reshare import`: files of others made into datasets. */
export function imports(program: Command, desk: Desk): void {
  const command = program
    .command('import')
    .summary('a dataset made of a file of others: usgs-mcs')
    .description('Makes a dataset of a file that others publish, every value as printed.')
    .helpCommand(false)
    .addHelpText('after', EXAMPLES);
  importUsgsMcs(command, desk);
}
