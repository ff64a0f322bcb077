import { expect, it } from 'vitest';
import { binaryLogarithm, powerOfTwo } from '../../src/domain/logarithm.js';
import { drawnNumbers } from '../market/drawn-numbers.js';

it('a logarithm is that of Math to two units in the last place, and exact for powers of two', () => {
  const below = drawnNumbers(7, 1);
  const drawn = Array.from({ length: 2000 }, (_, i) => (1 + below(1e6)) / (i % 2 ? 1e6 : 999));
  const worst = drawn.map((x) => Math.abs(binaryLogarithm(x) / Math.log2(x) - 1)).filter((e) => !Number.isNaN(e));
  expect(Math.max(...worst)).toBeLessThan(2 * Number.EPSILON);
  expect([1, 2, 0.25, 1024, 2 ** -1074].map(binaryLogarithm)).toEqual([0, 1, -2, 10, -1074]);
  expect(Math.abs(0 * binaryLogarithm(0))).toBe(0);
});
it('a power of two is the nearest double', () => {
  // bc -l with scale=40 says e(l(2) * 0.8812908992306927) = 1.84202277503731336...; Node 20 makes it 1.8420227750373135
  expect([0, 1, 10, 0.5, 0.8812908992306927].map(powerOfTwo)).toEqual([1, 2, 1024, Math.SQRT2, 1.8420227750373133]);
});
