import { datasetFolder, folderDataset } from '../dataset/load.js';
import { surroundings } from '../dataset/surroundings.js';
import { type Checked, checkedDataset } from './check.js';

/**
 * What was found in a dataset, a folder (any text with a slash, or `.`) or a built-in edition `name[@version]`: its errors or, where there are none,
 * its doubts, those that acknowledged.csv knows with the reason. In file, line and column order. Throws UnknownDataset.
 */
export async function check(dataset: string): Promise<Checked> {
  const folder = await datasetFolder(dataset);
  return checkedDataset(folder.label, await folderDataset(folder.folder, folder.label), await surroundings(folder));
}
