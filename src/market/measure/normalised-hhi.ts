import { interval } from '../../domain/interval.js';
import { ofKnownShares } from './known-shares.js';
import type { Measure } from './measure.js';

/** Normalised HHI: 0 if all suppliers are equal, near 1 if one holds almost everything. Undefined for one supplier. */
export const NORMALISED_HHI: Measure<'normalisedHhi'> = {
  key: 'normalisedHhi',
  label: 'normalised HHI',
  meaning: '0 to 1',
  unit: 'fraction',
  range: interval(0, 1, false, true),
  formula: '(H - 1/n) / (1 - 1/n)',
  source: 'Cracau and Lima 2016',
  ...ofKnownShares((shares) => {
    const n = shares.length;
    const h = shares.reduce((sum, s) => sum + s * s, 0);
    return n < 2 ? undefined : Math.max(0, (h - 1 / n) / (1 - 1 / n));
  }),
};
