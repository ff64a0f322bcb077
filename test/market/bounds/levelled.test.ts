import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completions } from '../../../src/market/bounds/completion.js';
import { levelledCompletion, levelledCompletions } from '../../../src/market/bounds/levelled.js';
import type { Market } from '../../../src/market/market.js';
import { smallMarkets } from '../search.js';
import { shown, tonnes, without } from '../worked.js';

const least = (m: Market): string => shown(without(m).measures?.hhi).split(',')[0] ?? '';

// Let k equal holdings move beside fixed ones with sum c and sum of squares Q. The HHI is least if each is Q / c, and is then Q / (c c + k Q).
describe('the least HHI for an uncertain total', () => {
  it.each([
    ['is between the ends of one holding that moves', ['1', '4', '[0, 10]'], '0', '[5, 15]', 17 / 42],
    ['has two holdings that move together', ['1', '4', '[0, 10]', '[0, 10]'], '0', '[5, 25]', 17 / 59],
    ['counts a full holding and one that does not move yet', ['[1, 2]', '[5, 6]', '[0, 10]'], '0', '[6, 18]', 29 / 78],
    [
      'is at the largest total if that is too small for the best level',
      ['1', '4', '[0, 10]', '[0, 10]'],
      '0',
      '[5, 9]',
      25 / 81,
    ],
    [
      'is at the least total if that is too large for the best level',
      ['1', '4', '[0, 10]', '[0, 10]'],
      '0',
      '[13, 25]',
      49 / 169,
    ],
    ['is at an end of the total if the best level is there', ['[3, 5]', '[3, 5]', '[3, 5]'], '0', '[9, 15]', 1 / 3],
    [
      'is at a level between a full holding and one that does not move yet',
      ['4', '[0, 2]', '[5, 9]'],
      '0',
      '[9, 15]',
      45 / 121,
    ],
    ['is 1/n for n equal holdings', ['[0, 3]', '[0, 3]'], '0', '[0, 6]', 1 / 2],
  ] as const)('%s', (_, held, rest, total, expected) =>
    expect(least(tonnes(held, rest, total))).toBe(`[${Number((10_000 * expected).toFixed(4))}`),
  );
  it.each([
    // the rest is full before a supplier moves: it adds no square, but counts in the fixed sum
    ['has a full rest before any supplier moves', ['1', '4', '[0, 10]'], '[0, 1]', '[5, 16]', 17 / 53],
    [
      'is at a level above a full holding if the rest is full',
      ['4', '[0, 2]', '[5, 9]'],
      '[0, 1]',
      '[9, 16]',
      45 / 144,
    ],
    ['falls while the rest grows', ['1', '4', '[0, 10]'], '[0, 90]', '[5, 95]', 17 / 9025],
    ['has no moving supplier while the rest can grow', ['4', '[2, 9]'], '[0, 90]', '[60, 90]', 20 / 8100],
  ] as const)('%s', (_, held, rest, total, expected) =>
    expect(least(tonnes(held, rest, total))).toBe(`(${Number((10_000 * expected).toFixed(4))}`),
  );
});

it('levelled completions that share their steps are those of each total alone', () => {
  fc.assert(
    fc.property(smallMarkets, (market) => {
      const closed = completions(market)?.closed;
      for (const one of closed ? levelledCompletions(closed) : [])
        if (closed) expect(one).toEqual(levelledCompletion(closed, one.total));
    }),
    { numRuns: 60 },
  );
});
