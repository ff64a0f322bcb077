import { readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { lazyValue } from './lazy-value.js';

/** The folder of the built-in datasets. It is not looked for before it is needed: a page has none. */
const builtInFolder = lazyValue(() => join(import.meta.dirname, '../../datasets/'));
const VERSION = /^\d{4}\.(0[1-9]|1[0-2])(\.\d+)?$/;

/** The editions that come with the program, as name@version, oldest first within a name. */
export async function editions(): Promise<readonly string[]> {
  const names = folders(builtInFolder()).toSorted();
  const all = await Promise.all(
    names.map(async (name) => (await versions(`${builtInFolder()}${name}`)).map((v) => `${name}@${v}`)),
  );
  return all.flat();
}

/** The folders in a folder that are named by a calendar version, oldest first. */
export const versions = async (path: string): Promise<readonly string[]> =>
  folders(path).filter(isVersion).toSorted(older);

/** The known edition with a name or name@version: the newest if no version is given. Undefined if there is none. */
export const newestEdition = (known: readonly string[], name: string): string | undefined =>
  known.findLast((e) => e === name || e.startsWith(`${name}@`));

const folders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);

/** Orders the names of folders: calendar versions by number, oldest first, and behind any other name. */
export function byVersion(a: string, b: string): number {
  if (isVersion(a) && isVersion(b)) return older(a, b);
  return isVersion(a) || isVersion(b) ? Number(isVersion(a)) - Number(isVersion(b)) : a < b ? -1 : 1;
}

/** Orders calendar versions (YYYY.MM, YYYY.MM.N) by number. */
function older(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  return [0, 1, 2].map((i) => (left?.[i] ?? 0) - (right?.[i] ?? 0)).find((d) => d !== 0) ?? 0;
}

/** The folder of a built-in edition, and its name in findings. */
export const folderOf = (edition: string): { readonly folder: string; readonly label: string } => {
  const path = edition.replace('@', '/');
  return { folder: `${builtInFolder()}${path}`, label: `datasets/${path}` };
};

/** The files of the built-in datasets that belong to no edition, by their paths from the folder of all: what is acknowledged, lists, and changes. */
export const filesBeside = (): readonly string[] =>
  readdirSync(builtInFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !isVersion(basename(entry.parentPath)))
    .map((entry) => relative(builtInFolder(), join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .toSorted();

/** The path of a file beside the built-in editions. */
export const besideEditions = (file: string): string => `${builtInFolder()}${file}`;

/** Whether a text is a calendar version, YYYY.MM or YYYY.MM.N. */
export const isVersion = (text: string): boolean => VERSION.test(text);

/** The last day of the month that a calendar version names; undefined for any other version. */
export function asOf(version: string): string | undefined {
  if (!isVersion(version)) return undefined;
  const [year = 0, month = 0] = version.split('.').map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
