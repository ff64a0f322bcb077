import { interval } from '../../domain/interval.js';
import { entropyBounds } from '../bounds/entropy-bounds.js';
import type { Measure } from './measure.js';

/** Shannon entropy of the shares: high if supply is spread. Undefined if the HHI is. */
export const ENTROPY: Measure<'entropyBits'> = {
  key: 'entropyBits',
  label: 'entropy, bits',
  meaning: 'Shannon entropy, bits',
  unit: 'bits',
  range: interval(0, 'unbounded'),
  formula: '- sum of s_i log2 s_i',
  source: 'Shannon 1948, Theil 1967',
  bounds: ({ both, hhi }) => hhi.value && entropyBounds(both, hhi.value),
};
