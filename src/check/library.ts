import { datasetFolder, folderDataset } from '../dataset/load.js';
import { SEALS } from '../dataset/seals.js';
import { surroundings } from '../dataset/surroundings.js';
import { inOrder } from '../domain/finding.js';
import { checkedDataset } from './check.js';
import type { Checked } from './checked.js';

/**
 * What is found in a dataset: a folder (any text with a slash, `.` or `..`), or a built-in edition `name[@version]`.
 * These are all its errors or, if there are none, its doubts, in file, line and column order.
 * A doubt that acknowledged.csv knows has the reason. Throws UnknownDataset.
 */
export async function check(dataset: string): Promise<Checked> {
  const all = Number.POSITIVE_INFINITY;
  // a caller without types may give anything
  const folder = await datasetFolder(String(dataset));
  const loaded = await folderDataset(folder.folder, folder.label, SEALS, all);
  const { open, known, beside, ...checked } = checkedDataset(folder.label, loaded, await surroundings(folder), all);
  return { ...checked, findings: [...open.listed, ...known.listed, ...beside].sort(inOrder) };
}
