import { expect, it } from 'vitest';
import { someExcluded } from '../../src/market/profile-record.js';

it('somebody is left out by exclusions, as the largest supplier, or each in turn', () => {
  const first = [{ actor: 'A', portionPct: 100 }];
  expect(someExcluded({ exclusions: [] })).toBe(false);
  expect(
    [{ exclusions: first }, { exclusions: [], largestPct: 50 }, { exclusions: [], eachPct: 0 }].map(someExcluded),
  ).toEqual([true, true, true]);
});
