import type { CommandModule } from '../io.js';
import { importUsgsMcs } from './usgs-mcs.js';

/** `reshare import`: makes a dataset from a published file. */
export const importCommand: CommandModule = {
  summary: 'a dataset made of a file of others: usgs-mcs',
  description: 'Makes a dataset of a file that others publish, every value as printed.',
  examples: [
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026',
      'the commodities data of the U.S. Geological Survey, all commodities',
    ],
    ['reshare stage --element gallium --dataset ./mcs-2026', 'one of them'],
  ],
  commands: { 'usgs-mcs': importUsgsMcs },
};
