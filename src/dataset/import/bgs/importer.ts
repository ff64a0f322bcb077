import type { Importer } from '../importer.js';
import { bgsFile } from './bgs-file.js';
import { bgsDataset, latestBgsYear } from './bgs-rows.js';

/** The importer of exports of the World Mineral Statistics. */
export const bgs: Importer = {
  name: 'bgs',
  summary: 'an export of the World Mineral Statistics of the British Geological Survey',
  description:
    'Makes a dataset from an export of the World Mineral Statistics: the production of a commodity, country by country and year by year.',
  file: 'the CSV file as it was exported; or a folder of such files',
  examples: [
    [
      'reshare import bgs BGS_production.csv --out ./bgs',
      'the edition is January of the year after the latest in the file',
    ],
    [
      'reshare import bgs BGS_production.csv --out datasets/bgs/2025.03',
      'makes bgs@2025.03, after the name of the folder; ready for dataset seal',
    ],
    ['reshare import bgs ./exports --out ./bgs --edition 2025.03', 'all exports in a folder'],
  ],
  overview: [['reshare import bgs BGS_production.csv --out ./bgs', 'makes a dataset of an export']],
  remarks: `Each commodity becomes a market, and so does each sub-commodity. They are never
added up: oxides and minerals, for example, are weighed differently. Estimates
and notes are kept. "..." is unknown and "-----" is none. Other statistics, such
as imports and exports, are counted and left out. Nothing is downloaded.

The export has no World total, and its notes name producers that it leaves out.
So the total is known from below: the World row is at least the sum of the rows.
A share is then known from above: a country has at most its part of the rows.
At least the other rows remain without it. There is no HHI and no level.
`,
  elsewhere: 'are of other statistics than production',
  lacking: 'no row of production',
  untotalled: 'The World row is computed by us: at least the sum of the rows.',
  read: (_label, files) => {
    const read = files.map(bgsFile);
    const latest = latestBgsYear(read);
    return {
      encoding: [...new Set(read.map((file) => file.encoding))].join(', '),
      printed: undefined,
      year: latest === undefined ? undefined : latest + 1,
      dataset: (edition) => bgsDataset(read, edition),
    };
  },
};
