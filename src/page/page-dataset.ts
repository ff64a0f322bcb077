import { datasetFrom } from '../dataset/embedded.js';
import type { Dataset } from '../dataset/sound.js';
import type { PageData } from '../picture/page/page-data.js';
import type { PrintedPage } from './answers.js';

/** The data of the page; undefined where it has none. */
function pageData(): PageData | undefined {
  const text = document.getElementById('data')?.textContent;
  return text ? JSON.parse(text) : undefined;
}

/** The dataset that the page is about; undefined where it has no data. */
export function pageDataset(): Dataset | undefined {
  const data = pageData();
  return data && datasetFrom(data.dataset);
}

/** What the page was printed from; undefined where it has no data. */
export function printedPage(): PrintedPage | undefined {
  const data = pageData();
  if (!data) return undefined;
  const { subjects, reading, terms } = data;
  const dataset = datasetFrom(data.dataset);
  return {
    dataset,
    subjects: subjects.flatMap((id) => dataset.subjects.find((s) => s.subject === id) ?? []),
    usual: { ...terms, reading },
  };
}
