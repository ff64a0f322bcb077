import { basename, dirname, join } from 'node:path';
import type { Finding } from '../domain/finding.js';
import type { Acknowledgements } from './acknowledged.js';
import { isVersion, versions } from './builtin.js';
import { type Folder, folderDataset, type Loaded } from './load.js';
import { realPath } from './read-file.js';

/**
 * What lies around a dataset: the previous edition, the versions of all editions, and the acknowledged findings.
 * The other editions and acknowledged.csv lie next to a folder that is named by a version.
 * Any other folder has no other editions, and its acknowledged.csv lies inside it. `findings` are errors in that file.
 */
export type Surroundings = {
  readonly previous: Loaded | undefined;
  readonly versions: readonly string[];
  readonly acknowledged: Acknowledgements;
  readonly findings: readonly Finding[];
};

/** Reads what lies around a dataset. */
export async function surroundings(dataset: Folder): Promise<Surroundings> {
  const { acknowledgements } = await import('./acknowledged.js');
  const real = realPath(dataset.folder) ?? dataset.folder;
  const own = basename(real);
  if (!isVersion(own)) return { previous: undefined, versions: [], ...(await acknowledgements(dataset)) };
  const home = { folder: dirname(real), label: parent(dataset.label) };
  const all = await versions(home.folder).catch((): readonly string[] => []);
  const before = all[all.indexOf(own) - 1];
  const previous =
    before === undefined ? undefined : await folderDataset(join(home.folder, before), `${home.label}/${before}`);
  return { previous, versions: all, ...(await acknowledgements(home)) };
}

/** The label of the folder that contains a folder, before a slash: blank for the root. */
const parent = (label: string): string => /^(.*)\/(?!\.{1,2}$)[^/]+$/s.exec(label)?.[1] ?? `${label}/..`;
