import { describe, expect, it } from 'vitest';
import { isPeriod, latestFirst, liesWithin } from '../../src/domain/period.js';

describe('two periods', () => {
  it.each<[string, string, number]>([
    ['2024', '2023', -1],
    ['2023', '2024', 1],
    ['2024', '2024', 0],
    ['2024', '', -1],
    ['', '2024', 1],
    ['', '', 0],
    ['2024-12', '2024', -1],
    ['2024', '2024-11', -1],
    ['2023/2024', '2024-12', 1],
    ['2024-01/2024-12', '2024', 0],
    ['2022/2024', '2023/2024', 1],
  ])('"%s" and "%s" compare as %d, the later one first', (a, b, order) => {
    expect(latestFirst(a, b)).toBe(order);
  });
});

describe('a text is a period', () => {
  it.each<[string, boolean]>([
    ['2024/2024', true],
    ['2024-12/2024', true],
    ['2024/2024-01', true],
    ['2024-02/2024-01', false],
    ['2025/2024-12', false],
    ['12024', false],
    ['20245', false],
    ['2024-010', false],
    ['2020/2021/2022', false],
    ['/2024', false],
  ])('"%s": %s', (text, is) => {
    expect(isPeriod(text)).toBe(is);
  });
});

describe('a date or period lies within another', () => {
  it.each<[string, string, boolean]>([
    ['2025-07-01', '2025', true],
    ['2025-07-01', '2025-07', true],
    ['2025-07-31', '2025-08', false],
    ['2025-07-31', '2025-06', false],
    ['2025', '2025-01/2025-12', true],
    ['2025', '2025-02/2025-12', false],
    ['2025', '2025-01/2025-11', false],
    ['2024/2025', '2025', false],
    ['2024-03/2025-01', '2024/2025', true],
    ['2025-12', '2020/2025', true],
    ['', '2025', false],
    ['2025', '', false],
    ['', '', false],
  ])('"%s" in "%s": %s', (date, period, is) => {
    expect(liesWithin(date, period)).toBe(is);
  });
});
