import { pageDataset } from '../../src/page/page-dataset.js';
import { answerTexts, marketTexts } from './page-engine.js';

/** What a test calls in the browser: the engine of the page, with the dataset in it. */
Object.assign(window, {
  answersInPage: (actor: string) => {
    const dataset = pageDataset();
    return dataset ? answerTexts(dataset, actor) : [];
  },
  marketsInPage: marketTexts,
});
