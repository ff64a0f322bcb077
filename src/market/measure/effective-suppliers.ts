import type { Interval } from '../../domain/interval.js';
import { over, ratio } from '../../domain/rational.js';
import { type Bound, between } from '../bounds/bound.js';

/**
 * Effective number of suppliers (Hill number of order 2): 10,000 / HHI, 1 to unbounded; as many equal suppliers have the same HHI.
 * Ends and openness of the HHI swapped (METHOD [h6]); undefined where the HHI is. Source: Laakso and Taagepera 1979.
 */
export function effectiveSuppliers(hhi: {
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
}): Interval | undefined {
  return between(inverse(hhi.high), inverse(hhi.low));
}

function inverse(b: Bound | undefined): Bound | undefined {
  if (b === undefined || b.value === 'unbounded') return undefined;
  return { value: b.value.n === 0n ? 'unbounded' : over(ratio(10_000n), b.value), attained: b.attained };
}
