import { expect, it } from 'vitest';
import { interval } from '../../src/domain/interval.js';
import { read } from '../../src/domain/reading.js';
import { excess } from '../../src/market/excess.js';
import type { BothReadings } from '../../src/market/market.js';

/** A printed quantity under both readings. */
const printed = (text: string): BothReadings => {
  const [exact, rounded] = (['printed', 'rounded'] as const).map((policy) => read(text, 'quantity', policy));
  if (exact?.kind !== 'known' || rounded?.kind !== 'known') throw new Error(`${text} is not known`);
  return { printed: exact.interval, rounded: rounded.interval };
};
const found = (rows: readonly string[], total: string) => excess(rows.map(printed), printed(total));

it.each<[string, string, string, unknown]>([
  ['240,800 of 240,000: the total may be up to 245,000', '200,000 40,800', '240,000', undefined],
  ['210 of 200: the rows may add up to 204, and the total to 250', '105 105', '200', undefined],
  ['260 of 211, beyond what rounding explains', '130 130', '211', { sum: 260, factor: 260 / 211 }],
  ['3 of 2, half as much again, though both may be 2.5', '3', '2', { sum: 3, factor: 1.5 }],
  ['4 of 0, with no factor', '4', '0', { sum: 4, factor: undefined }],
  ['4 of next to nothing, with a factor that no number holds', '4', '1e-320', { sum: 4, factor: undefined }],
  ['0 of 0', '0', '0', undefined],
  ['90 of 100', '90', '100', undefined],
  ['2.9 of 2: the rows are at least 2.85, and the total is at most 2.5', '2.9', '2', { sum: 2.9, factor: 1.45 }],
])('rows exceed a stated total beyond rounding, or by half: %s', (_what, rows, total, expected) => {
  expect(found(rows.split(' '), total)).toEqual(expected);
});

it('rows that touch the rounded total are explained by rounding', () => {
  // the rows are at least 1.245 + 1.255 = 2.5, then 1.245 + 1.265, and the total is at most 2.5
  expect(found(['1.25', '1.26'], '2')).toBeUndefined();
  expect(found(['1.25', '1.27'], '2')).toEqual({ sum: 2.52, factor: 1.26 });
});

it('no rows exceed a total without a high end', () => {
  const endless = interval(90, 'unbounded', true);
  expect(excess([printed('500')], { printed: endless, rounded: endless })).toBeUndefined();
});
