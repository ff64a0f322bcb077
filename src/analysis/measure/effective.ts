import { type Interval, interval } from '../../domain/interval.js';
import { over, ratio, rational, toNumber } from '../../domain/rational.js';

/**
 * Effective number of suppliers (Hill number of order 2): 10,000 / HHI, 1 to unbounded; as many equal suppliers have the same HHI.
 * Ends and openness of the HHI swapped (METHOD [h6]). Source: Laakso and Taagepera 1979; Adelman 1969.
 */
export function effectiveSuppliers(hhi: Interval): Interval {
  const inverse = (x: number): number => toNumber(over(ratio(10000n), rational(x)));
  if (hhi.high === 'unbounded') throw new Error('an HHI is at most 10,000');
  return interval(inverse(hhi.high), hhi.low === 0 ? 'unbounded' : inverse(hhi.low), hhi.highOpen, hhi.lowOpen);
}
