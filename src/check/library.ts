import { beside } from '../dataset/beside.js';
import { located, opened } from '../dataset/load.js';
import { type Checked, checkedDataset } from './check.js';

/**
 * What was found in a dataset, a folder (any text with a slash, or `.`) or a built-in edition `name[@version]`: its errors or, where there are none,
 * its doubts, those that acknowledged.csv knows with the reason. In file, line and column order. Throws UnknownDataset.
 */
export async function check(dataset: string): Promise<Checked> {
  const folder = await located(dataset);
  return checkedDataset(folder.label, await opened(folder.folder, folder.label), await beside(folder));
}
