import { expect, it } from 'vitest';
import { bySortKey, sortKey } from '../../src/page/sorting.js';

/** Texts of a column as they are sorted. */
const sorted = (texts: readonly string[], figures: boolean, sign: 1 | -1) =>
  [...texts].sort((a, b) => bySortKey(sortKey(a, figures), sortKey(b, figures), sign));

it('figures are sorted by size and ranges by their low end; unknowns stand last', () => {
  const texts = ['>95 %', 'NA', '5,012-5,023', '<5 %', '30.8 %', '', '-7'];
  expect(sorted(texts, true, 1)).toEqual(['-7', '<5 %', '30.8 %', '>95 %', '5,012-5,023', 'NA', '']);
  expect(sorted(texts, true, -1)).toEqual(['5,012-5,023', '>95 %', '30.8 %', '<5 %', '-7', 'NA', '']);
});
it('texts are sorted by the alphabet, in any case', () => {
  expect(sorted(['peru', 'Chile', 'NA', 'Burma'], false, 1)).toEqual(['Burma', 'Chile', 'peru', 'NA']);
});
