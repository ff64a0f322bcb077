import { datasetFolder, folderDataset } from '../dataset/load.js';
import { surroundings } from '../dataset/surroundings.js';
import { type Checked, checkedDataset } from './check.js';

/**
 * What is found in a dataset: a folder (any text with a slash, `.` or `..`), or a built-in edition `name[@version]`.
 * These are its errors or, if there are none, its doubts, in file, line and column order.
 * A doubt that acknowledged.csv knows has the reason. Throws UnknownDataset.
 */
export async function check(dataset: string): Promise<Checked> {
  const folder = await datasetFolder(dataset);
  return checkedDataset(folder.label, await folderDataset(folder.folder, folder.label), await surroundings(folder));
}
