import { interval } from '../../domain/interval.js';
import { ratio } from '../../domain/rational.js';
import { hhiPoints } from '../bounds/hhi-bounds.js';
import type { MainMeasure } from './measure.js';

/**
 * Herfindahl-Hirschman index: the sum of squared percentage shares ([h1] to [h9]). `hhiBounds` also gives it for what
 * is kept of a market.
 */
export const HHI: MainMeasure<'hhi'> = {
  key: 'hhi',
  label: 'HHI',
  meaning: 'Herfindahl-Hirschman index, points, 0 to 10,000',
  unit: 'points',
  range: interval(0, 10_000),
  formula: '10,000 × sum of s_i²',
  source: 'Herfindahl 1950, Hirschman 1964',
  exact: ({ squares, total }) => hhiPoints(ratio(squares, total * total)),
  holdings: 0,
  column: true,
  bounds: ({ hhi }) => hhi.value,
};
