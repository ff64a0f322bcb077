import { list } from '../../../text/words.js';
import { type Importer, UnimportableFile } from '../importer.js';
import { latestYear, mcsDataset } from './mcs-dataset.js';
import { mcsFile } from './mcs-file.js';

/** The importer of the commodities data of the Mineral Commodity Summaries. */
export const usgsMcs: Importer = {
  name: 'usgs-mcs',
  summary: 'the Mineral Commodity Summaries of the U.S. Geological Survey',
  description:
    'Makes a dataset from the data of the Mineral Commodity Summaries, of any edition from 2022 on. They have production, capacity and reserves of all commodities, country by country; from 2026 on also the sources of United States imports.',
  file: 'the CSV file as it was downloaded, in Windows-1252 or UTF-8; for 2022 to 2024 the folder of the files',
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
      'reshare import usgs-mcs ./mcs2023 --out ./mcs-2023',
      'all files in a folder, one for each commodity, as in 2022 to 2024',
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
Import sources are shares of United States imports, at a stage of that name.
Reliance on imports becomes facts. Other rows about the United States alone are
counted and left out. Nothing is converted. A value that cannot be read is kept
as doubtful; import and reshare check warn of it. Nothing is downloaded.
`,
  elsewhere: 'are of sections that are not worldwide',
  lacking: 'no row of a section "World ..."',
  untotalled: 'A blank one says that it is not known.',
  read: (label, files) => {
    const read = files.map(mcsFile);
    const years = [...new Set(read.flatMap((file) => file.year ?? []))];
    const [printed, ...others] = years;
    if (others.length > 0)
      throw new UnimportableFile(label, `files of the editions ${list(years.sort().map(String))}`, EDITION_BY_EDITION);
    const latest = latestYear(read);
    return {
      encoding: [...new Set(read.map((file) => file.encoding))].join(', '),
      printed,
      // each report estimates the year before it
      year: printed ?? (latest === undefined ? undefined : latest + 1),
      dataset: (edition) => mcsDataset(read, edition),
    };
  },
};

const EDITION_BY_EDITION = 'Import the files of one edition at a time.';
