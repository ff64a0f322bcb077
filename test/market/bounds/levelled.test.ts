import { describe, expect, it } from 'vitest';
import type { Market } from '../../../src/market/market.js';
import { shown, tonnes, without } from '../worked.js';

const least = (m: Market): string => shown(without(m).measures?.hhi).split(',')[0] ?? '';

// Where k move together beside holdings that stand still, of sum c and squares Q, HHI is least at the level Q / c, and there Q / (c c + k Q).
describe('the least HHI where the total moves', () => {
  it.each([
    ['rests between two ends of one that moves', ['1', '4', '[0, 10]'], '0', '[5, 15]', 17 / 42],
    ['of two that move together', ['1', '4', '[0, 10]', '[0, 10]'], '0', '[5, 25]', 17 / 59],
    [
      'counts one that is full and one that does not yet move',
      ['[1, 2]', '[5, 6]', '[0, 10]'],
      '0',
      '[6, 18]',
      29 / 78,
    ],
    ['is at the largest total short of where it would rest', ['1', '4', '[0, 10]', '[0, 10]'], '0', '[5, 9]', 25 / 81],
    ['is at the least total beyond it', ['1', '4', '[0, 10]', '[0, 10]'], '0', '[13, 25]', 49 / 169],
    ['is at the total where it rests, being an end', ['[3, 5]', '[3, 5]', '[3, 5]'], '0', '[9, 15]', 1 / 3],
    ['is where one is full and the next does not yet move', ['4', '[0, 2]', '[5, 9]'], '0', '[9, 15]', 45 / 121],
    ['of those alike is theirs', ['[0, 3]', '[0, 3]'], '0', '[0, 6]', 1 / 2],
  ] as const)('%s', (_, held, rest, total, expected) =>
    expect(least(tonnes(held, rest, total))).toBe(`[${Number((10_000 * expected).toFixed(4))}`),
  );
  it.each([
    // the rest is full before a supplier moves: no square, but part of what stands still
    ['fills the rest first', ['1', '4', '[0, 10]'], '[0, 1]', '[5, 16]', 17 / 53],
    ['is where one is full, a rest being full', ['4', '[0, 2]', '[5, 9]'], '[0, 1]', '[9, 16]', 45 / 144],
    ['falls as long as the rest grows', ['1', '4', '[0, 10]'], '[0, 90]', '[5, 95]', 17 / 9025],
    ['has no supplier move while the rest can take up all', ['4', '[2, 9]'], '[0, 90]', '[60, 90]', 20 / 8100],
  ] as const)('%s', (_, held, rest, total, expected) =>
    expect(least(tonnes(held, rest, total))).toBe(`(${Number((10_000 * expected).toFixed(4))}`),
  );
});
