import { pageDataset } from './page-dataset.js';

pageDataset(document);
