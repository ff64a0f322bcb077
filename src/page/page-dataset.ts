import { datasetFrom, type EmbeddedDataset } from '../dataset/embedded.js';
import type { Dataset } from '../dataset/sound.js';

/** The dataset that a page is about, from the data in the page. Undefined where it has none. */
export function pageDataset(page: Document): Dataset | undefined {
  const text = page.getElementById('data')?.textContent;
  if (!text) return undefined;
  const data: EmbeddedDataset = JSON.parse(text);
  return datasetFrom(data);
}
