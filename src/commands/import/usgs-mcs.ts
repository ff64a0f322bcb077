import { basename, resolve } from 'node:path';
import { isVersion } from '../../dataset/builtin.js';
import { type EditionName, editionAt } from '../../dataset/edition.js';
import { mcsFile, Unimportable } from '../../dataset/import/usgs-mcs/mcs-file.js';
import { latestYear, usgsMcs } from '../../dataset/import/usgs-mcs/usgs-mcs.js';
import { isFolder } from '../../dataset/load.js';
import { readBytes } from '../../dataset/read-file.js';
import { command } from '../io.js';
import { debugOption } from '../showing.js';
import { UsageError } from '../usage.js';
import { importText, importWarnings } from './words.js';

/** The name of the dataset unless its folder gives another. */
const NAME = 'usgs-mcs';

/** `reshare import usgs-mcs`: the commodities data of the Mineral Commodity Summaries as a dataset. */
export const importUsgsMcs = command({
  summary: 'the Mineral Commodity Summaries of the U.S. Geological Survey',
  description:
    'Makes a dataset of the "commodities data" CSV file of the Mineral Commodity Summaries: production, capacity and reserves of all commodities, country by country.',
  arguments: {
    file: { usage: '<file>', description: 'the CSV file, as it was downloaded (Windows-1252; UTF-8 too)' },
  },
  options: {
    out: {
      flags: '--out <folder>',
      description: 'the folder of the dataset, which must not be there yet',
      needed: true,
    },
    edition: {
      flags: '--edition <month>',
      description: 'which edition it is, as in 2026.02; a year alone is its January',
    },
    debug: debugOption,
  },
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
  remarks: `Every combination of commodity, statistic, detail and unit is a market of its
own; nothing is converted. What cannot be read is kept as doubtful, with a
warning here and in reshare check. Rows of sections that are not worldwide (of
the United States alone) are counted and left out. Nothing is downloaded.
`,
  run: async ({ out, edition: asked }, { file: path }, io) => {
    const bytes = await readBytes(path);
    if (!(bytes instanceof Uint8Array))
      throw new Unimportable(path, [{ severity: 'error', place: { file: path }, ...bytes }], false);
    const file = mcsFile(path, bytes);
    const edition = editionOf(basename(path), out, asked, latestYear(file));
    const imported = usgsMcs(file, basename(path), edition);
    if (imported.observations === 0) throw new Unimportable(path, [], false);
    io.makeFolder(out, imported.files);
    const folder = isFolder(out) ? out : `./${out}`;
    await io.aside(importWarnings(path, imported.fates));
    await io.put(importText(edition, folder, path, file, imported));
  },
});

/**
 * The name and version of the edition. A folder NAME/VERSION gives both, or else the option --edition gives the version.
 * Without them the version is the year in the file's name. Failing that, it is the year after the latest with values.
 * The reason is that each report estimates the year before it.
 */
function editionOf(file: string, out: string, asked: string | undefined, latest: number | undefined): EditionName {
  const place = editionAt(resolve(out));
  const version = asked === undefined ? undefined : versionOf(asked);
  if (place) {
    if (asked === undefined || version === place.version || place.version.startsWith(`${asked}.`)) return place;
    throw new UsageError(
      `--edition ${asked} is not that of the folder, ${place.name}@${place.version}; leave it out, or name another folder`,
      'edition-name',
    );
  }
  const [named, ...more] = new Set(file.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
  const after = latest === undefined ? undefined : String(latest + 1);
  const year = named === undefined || more.length > 0 ? after : named;
  const found = version ?? (year === undefined ? undefined : versionOf(year));
  if (found !== undefined) return { name: NAME, version: found };
  throw new UsageError(
    `neither the name of ${file} nor a year in it tells which edition this is; say with --edition 2026.02`,
    'edition-name',
  );
}

/** The version that a month or a year means. A year is its January. */
function versionOf(asked: string): string {
  const version = /^\d{4}$/.test(asked) ? `${asked}.01` : asked;
  if (isVersion(version)) return version;
  throw new UsageError(`--edition ${asked}: an edition is a month, as in 2026.02, or a year`, 'edition-name');
}
