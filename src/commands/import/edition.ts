import { resolve } from 'node:path';
import { isVersion } from '../../dataset/builtin.js';
import { type EditionName, editionAt } from '../../dataset/edition.js';
import { UsageError } from '../usage.js';

/**
 * The name and version of the edition that a file is imported as. A folder NAME/VERSION gives both. Otherwise the name is that of the importer,
 * and the version is what the option --edition asks for. Without that it is the year in the file's name, or else the year that the importer found inside.
 * The name is blank if it does not count, because the file itself prints its edition.
 */
export function editionOf(
  importer: string,
  file: string,
  out: string,
  asked: string | undefined,
  inside: number | undefined,
): EditionName {
  const place = editionAt(resolve(out));
  const version = asked === undefined ? undefined : versionOf(asked);
  if (place) {
    if (asked === undefined || version === place.version || place.version.startsWith(`${asked}.`)) return place;
    throw new UsageError(
      `--edition ${asked} contradicts the folder, which is for ${place.name}@${place.version}. Leave the option out, or name another folder.`,
      'edition-name',
    );
  }
  const [named, ...more] = new Set(file.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? []);
  const year = named === undefined || more.length > 0 ? inside?.toString() : named;
  const found = version ?? (year === undefined ? undefined : versionOf(year));
  if (found !== undefined) return { name: importer, version: found };
  throw new UsageError(
    `No year in ${file} or in its name says which edition this is. Name the month, as in --edition 2026.02.`,
    'edition-name',
  );
}

/** The version that a month or a year means. A year is its January. */
function versionOf(asked: string): string {
  const version = /^\d{4}$/.test(asked) ? `${asked}.01` : asked;
  if (isVersion(version)) return version;
  throw new UsageError(
    `"${asked}" is not an edition. Write a month, as in --edition 2026.02, or a year.`,
    'edition-name',
  );
}
