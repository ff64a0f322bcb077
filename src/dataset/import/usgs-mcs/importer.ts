import type { Importer } from '../importer.js';
import { latestYear, mcsDataset } from './mcs-dataset.js';
import { mcsFile } from './mcs-file.js';

/** The importer of the commodities data of the Mineral Commodity Summaries. */
export const usgsMcs: Importer = {
  name: 'usgs-mcs',
  summary: 'the Mineral Commodity Summaries of the U.S. Geological Survey',
  description:
    'Makes a dataset from the "commodities data" CSV file of the Mineral Commodity Summaries. It has production, capacity and reserves of all commodities, country by country.',
  file: 'the CSV file as it was downloaded, in Windows-1252 or UTF-8',
  examples: [
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026',
      'makes usgs-mcs@2026.01, after the year in the name of the file',
    ],
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out datasets/usgs-mcs/2026.02',
      'makes usgs-mcs@2026.02, after the name of the folder; ready for dataset seal',
    ],
    [
      'reshare import usgs-mcs download.csv --out ./mcs-2026 --edition 2026.02',
      'if neither name has a year; without --edition it is the year after the latest in the file',
    ],
  ],
  overview: [
    ['reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026', 'makes a dataset of all commodities'],
    ['reshare stage --element gallium --dataset ./mcs-2026', 'shows one of them'],
  ],
  remarks: `Each combination of commodity, statistic, detail and unit becomes a market.
Nothing is converted. A value that cannot be read is kept as doubtful; import
and reshare check warn of it. Rows about the United States alone are counted
and left out. Nothing is downloaded.
`,
  elsewhere: 'are of sections that are not worldwide',
  lacking: 'no row of a section "World ..."',
  read: (label, name, bytes) => {
    const file = mcsFile(label, bytes);
    const latest = latestYear(file);
    return {
      encoding: file.encoding,
      // each report estimates the year before it
      year: latest === undefined ? undefined : latest + 1,
      dataset: (edition) => mcsDataset(file, name, edition),
    };
  },
};
