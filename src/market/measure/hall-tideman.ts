import { interval } from '../../domain/interval.js';
import { ofKnownShares, rankSum } from './known-shares.js';
import type { Measure } from './measure.js';

/** Hall-Tideman index: 1/n for n equal suppliers, 1 for one supplier. */
export const HALL_TIDEMAN: Measure<'hallTideman'> = {
  key: 'hallTideman',
  label: 'Hall-Tideman',
  meaning: '1/n to 1',
  unit: 'fraction',
  range: interval(0, 1, true),
  formula: '1 / (2 × sum of i s_i - 1)',
  source: 'Hall and Tideman 1967',
  ...ofKnownShares((shares) => 1 / (2 * rankSum(shares) - 1)),
};
