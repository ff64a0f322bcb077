import { interval } from '../../domain/interval.js';
import { ofKnownShares, rankSum } from './known-shares.js';
import type { Measure } from './measure.js';

/** Gini coefficient of the shares: 0 if all suppliers are equal. It measures inequality and is blind to the number of suppliers. */
export const GINI: Measure<'gini'> = {
  key: 'gini',
  label: 'Gini',
  meaning: '0 to 1',
  unit: 'fraction',
  range: interval(0, 1, false, true),
  formula: '(n + 1 - 2 × sum of i s_i) / n',
  source: 'Gini 1912',
  ...ofKnownShares((shares) => Math.max(0, (shares.length + 1 - 2 * rankSum(shares)) / shares.length)),
};
