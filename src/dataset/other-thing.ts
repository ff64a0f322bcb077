import { existsSync, readdirSync, type Stats, statSync } from 'node:fs';
import { byVersion } from './builtin.js';

/**
 * What there is at a path that is no dataset: a table of rows, a spreadsheet, a file of the dataset in `folder`, another file,
 * or a folder that has datasets further in, in the folders `editions`.
 */
export type OtherThing =
  | { readonly kind: 'table' | 'spreadsheet' | 'file' }
  | { readonly kind: 'part'; readonly folder: string }
  | { readonly kind: 'editions'; readonly editions: readonly string[] };

/** Thrown for a path that was named as a dataset, and where there is something else. */
export class NoDataset extends Error {
  constructor(
    readonly dataset: string,
    readonly found: OtherThing,
  ) {
    super(`${dataset} is not a dataset`);
  }
}

/** Whether a folder has the descriptor of a dataset. */
export const isDataset = (folder: string): boolean => existsSync(`${folder}/datapackage.json`);

/** What there is at a path in place of a dataset. Undefined for a dataset, for nothing, and for a folder without any dataset. */
export function otherThing(path: string): OtherThing | undefined {
  const stat = statOf(path);
  if (!stat || isDataset(path)) return undefined;
  if (stat.isDirectory()) {
    const editions = datasetsBelow(path);
    return editions.length > 0 ? { kind: 'editions', editions } : undefined;
  }
  const [, folder = '.', file = ''] = /^(?:(.*)[/\\])?([^/\\]*)$/s.exec(path) ?? [];
  if (/^datapackage\.json$|\.csv$/.test(file) && isDataset(folder)) return { kind: 'part', folder };
  if (/\.((csv|tsv|tab|txt|parquet)(\.gz)?|xls[xm])$/i.test(file)) return { kind: 'table' };
  return { kind: /\.(xlsb?|ods|numbers)$/i.test(file) ? 'spreadsheet' : 'file' };
}

/** The folders of datasets in a folder, or one folder further in, as in NAME/VERSION; versions oldest first. */
const datasetsBelow = (folder: string): readonly string[] =>
  foldersIn(folder).flatMap((path) => (isDataset(path) ? [path] : foldersIn(path).filter(isDataset)));

/** The paths of the folders in a folder, in order of name; none where it cannot be read. */
function foldersIn(folder: string): readonly string[] {
  try {
    const found = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return found
      .map(({ name }) => name)
      .sort(byVersion)
      .map((name) => `${folder.replace(/(?<=.)\/+$/, '')}/${name}`);
  } catch {
    return [];
  }
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
