import { interval } from '../../domain/interval.js';
import { powerOfTwo } from '../../domain/logarithm.js';
import { ENTROPY } from './entropy.js';
import type { Measure } from './measure.js';

/** Effective number of suppliers of order 1 (Hill number): the number of equal suppliers with the same entropy. */
export const HILL1: Measure<'hill1'> = {
  key: 'hill1',
  label: 'effective suppliers (order 1)',
  meaning: 'effective suppliers of order 1',
  unit: 'suppliers',
  range: interval(1, 'unbounded'),
  formula: '2 to the power of the entropy',
  source: 'Hill 1973',
  bounds: ({ figure }) => {
    const bits = figure(ENTROPY);
    return (
      bits &&
      interval(
        powerOfTwo(bits.low),
        bits.high === 'unbounded' ? bits.high : powerOfTwo(bits.high),
        bits.lowOpen,
        bits.highOpen,
      )
    );
  },
};
