import { describe, expect, it } from 'vitest';
import { keptPortions } from '../../../src/market/bounds/exclude.js';
import { hhiBounds } from '../../../src/market/bounds/hhi-bounds.js';
import type { Market } from '../../../src/market/market.js';
import { alike, both, percents, shown, tonnes, without } from '../worked.js';

const whole = (m: Market): string => shown(without(m).measures?.hhi);
const remaining = (m: Market, actor: string, portionPct = 100): string =>
  shown(without(m, actor, portionPct).remaining?.measures.hhi);

describe('an HHI', () => {
  it('is a result even if its low end is 0', () =>
    // at most three suppliers of 30 and one of 10
    expect(whole(percents(['0'], '[0, inf)', { cap: 30 }))).toBe('(0, 2800]'));
  it('without an actor of unknown share is at most the larger of two extreme cases', () => {
    expect(remaining(percents(['40', '30']), 'X')).toBe('(2500, 5102.0408]'); // 2500 / 70^2 against 3400
    expect(remaining(percents(['10', '10']), 'X')).toBe('(200, 6600]'); // 200 / 20^2 is 5000
  });
  it('of a remainder that may be empty uses only completions with something left', () => {
    expect(remaining(tonnes(['[0, 40]', '[60, 100]'], '0', '100'), 'B')).toBe('10000');
    expect(remaining(tonnes(['[60, 100]', '[0, 40]'], '0', '100'), 'A')).toBe('10000');
  });
  it('is highest at the least total', () =>
    expect(whole(tonnes(['[0, 9]', '[0, 9]', '[0, 9]'], '0', '[12, 27]'))).toBe('[3333.3333, 6250]'));
  it('of a remainder of nothing is undefined at both ends', () => {
    for (const m of [tonnes(['60', '40'], '0', '100'), tonnes(alike(17, '[1, 2]'), '0', '20')]) {
      const weights = { ...keptPortions(m, []).weights, named: m.suppliers.map(() => 0n), rest: 0n };
      const { value, bounds } = hhiBounds(both(m), { weights, rests: [0n] });
      expect([value, bounds.low, bounds.high]).toEqual([undefined, undefined, undefined]);
    }
  });
  it('of one supplier is 10,000, whatever it holds', () => {
    const sole = tonnes(['(540, inf)'], '0', '[0, inf)');
    const { measures } = without(sole);
    expect([shown(measures?.hhi), shown(measures?.cr1Pct), shown(measures?.cr3Pct)]).toEqual(['10000', '100', '100']);
    expect(whole(tonnes(['(540, inf)', '2'], '0', '[0, inf)'))).toBe('undefined');
  });
  it('of an unbounded total is unknown, which is sharp', () => {
    const p = without(tonnes(['30', '5'], '[0, inf)', '[90, inf)'), 'A');
    expect([p.measures?.hhi, p.remaining?.measures.hhi, p.sharp]).toEqual([undefined, undefined, true]);
  });
});

describe('an HHI of many intervals', () => {
  it.each([
    // at most 8 suppliers of 2 and 9 of 1
    ['raises as many suppliers as fit', alike(17, '[1, 2]'), '25', '[588.2353, 656]'],
    // at most one supplier of 10 and ten of 1; at least one of 4 and sixteen of 1
    [
      'raises the largest supplier first, wherever it is listed',
      [...alike(16, '[0, 1]'), '[0, 10]'],
      '20',
      '[800, 2750]',
    ],
    [
      'raises the largest supplier first, also in the middle of the list',
      [...alike(8, '[0, 1]'), '[0, 10]', ...alike(8, '[0, 1]')],
      '20',
      '[800, 2750]',
    ],
    // 17 lows of 1, seven raised to 3, and an eighth to 2
    ['raises the last supplier as far as the total goes', alike(17, '[1, 3]'), '32', '[588.2353, 742.1875]'],
    // six of 2 and eleven of 1 of 23
    ['has the total that makes it greatest', alike(17, '[1, 2]'), '[20, 25]', '[588.2353, 661.6257]'],
    ['is never above 10,000', alike(17, '[0, 1]'), '[1, 17]', '[588.2353, 10000]'],
    ['is at most 10,000 if the total may be 0', alike(17, '[0, 1]'), '[0, 17]', '[588.2353, 10000]'],
    // eight of 3, one of 2 and eight of 1 of 34
    ['is open above if the best corner is open', alike(17, '(1, 3)'), '34', '[588.2353, 726.6436)'],
    // at least 20 and sixteen of 2; at most 30, three of 3 and thirteen of 1
    [
      'is open below if the levelled completion is open',
      ['(20, 30)', ...alike(16, '(1, 3)')],
      '52',
      '(1715.9763, 3476.3314)',
    ],
  ] as const)('%s', (_, held, total, expected) => {
    const m = tonnes(held, '0', total);
    expect([whole(m), without(m).sharp]).toEqual([expected, true]);
  });
  it('without part of an interval is sharp if all the others are intervals', () => {
    // at most eight of 3 and eight of 1 beside half of 2, of 33
    expect(remaining(tonnes(alike(17, '(1, 3)'), '0', '34'), 'A', 50)).toBe('(589.9408, 743.8017)');
    // 10, 5, four of 3 and twelve of 1, of 39
    expect(remaining(tonnes(['(1, 10)', '10', ...alike(16, '(1, 3)')], '0', '44'), 'A', 50)).toBe(
      '(889.4834, 1137.4096)',
    );
  });
});
