import { describe, expect, it } from 'vitest';
import { ratioBounds } from '../../../src/market/bounds/ratio-bounds.js';
import { both, percents, shown, tonnes, without } from '../worked.js';

describe('a concentration ratio', () => {
  it.each([
    [
      'of one is the larger of two suppliers that may each be the largest',
      1,
      ['[10, 50]', '[20, 40]'],
      '0',
      '[30, 90]',
      '[50, 80]',
    ],
    // 4 of 1 + 4 + 4 is below 10 of 15, and below 4 of 8.4, where the HHI is least
    ['is least where another supplier becomes the largest', 1, ['1', '4', '[0, 10]'], '0', '[5, 15]', '[44.4444, 80]'],
    ['is attained by the second of two equal suppliers', 1, ['[12, 50)', '[10, 50]'], '0', '62', '[50, 80.6452]'],
    ['is attained by the first of two equal suppliers', 1, ['[10, 50]', '[12, 50)'], '0', '62', '[50, 80.6452]'],
    ['is open if neither of two equal suppliers attains it', 1, ['[10, 50)', '[12, 50)'], '0', '62', '[50, 80.6452)'],
    ['of more suppliers than are named is open below if there is a rest', 2, ['60'], '40', '100', '(60, 100]'],
    [
      'of more suppliers than certainly supply is open below',
      2,
      ['60', '[0, 40]'],
      '[0, 30]',
      '[60, 140]',
      '(66.6667, 100]',
    ],
    [
      'of as many suppliers as certainly supply is closed below',
      1,
      ['60', '[0, 40]'],
      '[0, 30]',
      '[60, 140]',
      '[46.1538, 100]',
    ],
    ['of all suppliers is 100', 3, ['60', '40'], '0', '100', '100'],
    ['counts the rest as one supplier at its high end', 1, ['[20, 30]'], '[70, 80]', '100', '[20, 80]'],
    [
      'of two has the two largest suppliers of one completion',
      2,
      ['[30, 50]', '[20, 40]', '[10, 40]'],
      '0',
      '100',
      '[66.6667, 90]',
    ],
  ] as const)('%s', (_, k, held, rest, total, expected) =>
    expect(shown(ratioBounds(both(tonnes(held, rest, total)), k))).toBe(expected),
  );

  it('is unknown for an unbounded total, a total of 0 or a share from 0 to 100', () => {
    expect(ratioBounds(both(tonnes(['30', '0'], '[0, inf)', '[90, inf)')), 1)).toBeUndefined();
    expect(ratioBounds(both(tonnes(['0', '0'], '0', '0')), 1)).toBeUndefined();
    expect(ratioBounds(both(percents(['[0, 100]'])), 1)).toBeUndefined();
    expect(without(percents(['[0, 100]'])).reasons.get('measures.cr1Pct')).toBe('unidentified');
    expect(without(percents(['[0, 90]'])).measures?.cr1Pct).toBeUndefined();
  });
  it('is open above under an open leader, unless it is 100', () => {
    // at most 40, 40 and 20, together 100
    const { measures } = without(percents(['[30, 40)'], '[0, inf)', { leader: 'A' }));
    expect([shown(measures?.cr1Pct), shown(measures?.cr3Pct)]).toEqual(['[30, 40)', '(30, 100]']);
  });
});
