import type { Importer } from '../importer.js';
import { latestYear, mcsDataset } from './mcs-dataset.js';
import { mcsFile } from './mcs-file.js';

/** The importer of the commodities data of the Mineral Commodity Summaries. */
export const usgsMcs: Importer = {
  name: 'usgs-mcs',
  summary: 'the Mineral Commodity Summaries of the U.S. Geological Survey',
  description:
    'Makes a dataset of the "commodities data" CSV file of the Mineral Commodity Summaries: production, capacity and reserves of all commodities, country by country.',
  file: 'the CSV file, as it was downloaded (Windows-1252; UTF-8 too)',
  examples: [
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026',
      'usgs-mcs@2026.01, by the year in the name of the file',
    ],
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out datasets/usgs-mcs/2026.02',
      'usgs-mcs@2026.02, by the name of the folder, ready for dataset seal',
    ],
    [
      'reshare import usgs-mcs download.csv --out ./mcs-2026 --edition 2026.02',
      'where neither name tells; else it is the year after the latest in the file',
    ],
  ],
  overview: [
    [
      'reshare import usgs-mcs MCS2026_Commodities_Data.csv --out ./mcs-2026',
      'the commodities data of the U.S. Geological Survey, all commodities',
    ],
    ['reshare stage --element gallium --dataset ./mcs-2026', 'one of them'],
  ],
  remarks: `Every combination of commodity, statistic, detail and unit is a market of its
own; nothing is converted. What cannot be read is kept as doubtful, with a
warning here and in reshare check. Rows of sections that are not worldwide (of
the United States alone) are counted and left out. Nothing is downloaded.
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
