import { interval } from '../../domain/interval.js';
import { over, ratio } from '../../domain/rational.js';
import { type Bound, intervalOf } from '../bounds/bound.js';
import { HHI } from './hhi.js';
import type { MainMeasure } from './measure.js';

/**
 * Effective number of suppliers (Hill number of order 2): the number of equal suppliers with the same HHI.
 * Its ends are those of the HHI, swapped ([h6]).
 */
export const EFFECTIVE_SUPPLIERS: MainMeasure<'effectiveSuppliers'> = {
  key: 'effectiveSuppliers',
  label: 'effective suppliers',
  meaning: '10,000 / HHI',
  unit: 'suppliers',
  range: interval(1, 'unbounded'),
  formula: '10,000 / HHI',
  source: 'Laakso and Taagepera 1979',
  exact: (sums) => over(ratio(10_000n), HHI.exact(sums)),
  holdings: HHI.holdings,
  column: false,
  bounds: ({ hhi: { bounds } }) => intervalOf({ low: inverse(bounds.high), high: inverse(bounds.low) }),
};

function inverse(b: Bound | undefined): Bound | undefined {
  if (b === undefined || b.value === 'unbounded') return undefined;
  return { value: b.value.n === 0n ? 'unbounded' : over(ratio(10_000n), b.value), attained: b.attained };
}
