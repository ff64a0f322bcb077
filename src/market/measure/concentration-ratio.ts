import { interval } from '../../domain/interval.js';
import { ratio } from '../../domain/rational.js';
import { sum } from '../bounds/completion.js';
import { ratioBounds } from '../bounds/ratio-bounds.js';
import type { MainMeasure } from './measure.js';

/** The share of the largest supplier. */
export const CR1 = concentrationRatio(1, 'largest', 'largest share');
/** The shares of the three largest, together. */
export const CR3 = concentrationRatio(3, 'largest three', 'three largest shares');
/** The shares of the five largest, together. */
export const CR5 = concentrationRatio(5, 'largest five', 'five largest shares');

/** The concentration ratio CR_k: the joint share of the k largest suppliers. */
function concentrationRatio<const K extends number>(k: K, suppliers: string, shares: string): MainMeasure<`cr${K}Pct`> {
  return {
    key: `cr${k}Pct`,
    label: `${suppliers} (CR${k})`,
    meaning: `${shares}, percent`,
    unit: 'percent',
    range: interval(0, 100),
    formula: k === 1 ? '100 × s_1' : `100 × (s_1 + ... + s_${k})`,
    source: 'Bain 1951',
    exact: ({ largest, total }) => ratio(100n * sum(largest.slice(0, k).map((held) => held.units)), total),
    holdings: k,
    column: false,
    bounds: ({ both }) => ratioBounds(both, k),
  };
}
