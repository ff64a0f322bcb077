import { describe, expect, it } from 'vitest';
import { cr } from '../../../src/market/measure/cr.js';
import { both, percents, shown, tonnes, without } from '../worked.js';

describe('a concentration ratio', () => {
  it.each([
    ['of one has the larger of two who are largest in turn', 1, ['[10, 50]', '[20, 40]'], '0', '[30, 90]', '[50, 80]'],
    // 4 of 1 + 4 + 4 is less than 10 of 15 and than 3.4 of 8.4, at which HHI rests
    ['is least where its leader is about to change', 1, ['1', '4', '[0, 10]'], '0', '[5, 15]', '[44.4444, 80]'],
    ['is reached by the second of two equals', 1, ['[12, 50)', '[10, 50]'], '0', '62', '[50, 80.6452]'],
    ['is reached by the first of two equals', 1, ['[10, 50]', '[12, 50)'], '0', '62', '[50, 80.6452]'],
    ['is reached by neither', 1, ['[10, 50)', '[12, 50)'], '0', '62', '[50, 80.6452)'],
    ['of more than there are is open below: a rest is not nobody', 2, ['60'], '40', '100', '(60, 100]'],
    ['of more than are certain to supply is open too', 2, ['60', '[0, 40]'], '[0, 30]', '[60, 140]', '(66.6667, 100]'],
    ['of as many as surely supply is closed', 1, ['60', '[0, 40]'], '[0, 30]', '[60, 140]', '[46.1538, 100]'],
    ['of all there are is everything', 3, ['60', '40'], '0', '100', '100'],
    ['takes the rest for one of the largest', 1, ['[20, 30]'], '[70, 80]', '100', '[20, 80]'],
    ['of two takes the two largest at once', 2, ['[30, 50]', '[20, 40]', '[10, 40]'], '0', '100', '[66.6667, 90]'],
  ] as const)('%s', (_, k, held, rest, total, expected) =>
    expect(shown(cr(both(tonnes(held, rest, total)), k))).toBe(expected),
  );

  it('says nothing of an endless total, of nothing, and of a share that may be any', () => {
    expect(cr(both(tonnes(['30', '0'], '[0, inf)', '[90, inf)')), 1)).toBeUndefined();
    expect(cr(both(tonnes(['0', '0'], '0', '0')), 1)).toBeUndefined();
    expect(cr(both(percents(['[0, 100]'])), 1)).toBeUndefined();
    expect(without(percents(['[0, 100]'])).reasons.get('measures.cr1Pct')).toBe('unidentified');
    expect(without(percents(['[0, 90]'])).measures?.cr1Pct).toBeUndefined();
  });
  it('under a leader whose end is missed is missed, but not where all is taken', () => {
    // 40, 40 and 20 are all there is
    const { measures } = without(percents(['[30, 40)'], '[0, inf)', { leader: 'A' }));
    expect([shown(measures?.cr1Pct), shown(measures?.cr3Pct)]).toEqual(['[30, 40)', '(30, 100]']);
  });
});
