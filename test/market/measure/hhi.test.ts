import { describe, expect, it } from 'vitest';
import { keeping } from '../../../src/market/bounds/exclude.js';
import type { Market } from '../../../src/market/market.js';
import { hhi } from '../../../src/market/measure/hhi.js';
import { alike, both, percents, shown, tonnes, without } from '../worked.js';

const whole = (m: Market): string => shown(without(m).measures?.hhi);
const remaining = (m: Market, actor: string, portionPct = 100): string =>
  shown(without(m, actor, portionPct).remaining?.measures.hhi);

describe('an HHI', () => {
  it('that may be nothing but not all is a result', () =>
    // three of 30 and one of 10 at most
    expect(whole(percents(['0'], '[0, inf)', { cap: 30 }))).toBe('(0, 2800]'));
  it('whose unknown excluded actor may hold the rest is the larger with it or without', () => {
    expect(remaining(percents(['40', '30']), 'X')).toBe('(2500, 5102.0408]'); // 2500 / 70^2 against 3400
    expect(remaining(percents(['10', '10']), 'X')).toBe('(200, 6600]'); // 200 / 20^2 is 5000
  });
  it('takes a remainder where there is one', () => {
    expect(remaining(tonnes(['[0, 40]', '[60, 100]'], '0', '100'), 'B')).toBe('10000');
    expect(remaining(tonnes(['[60, 100]', '[0, 40]'], '0', '100'), 'A')).toBe('10000');
  });
  it('has its corner at the least total, one holding making it up', () =>
    expect(whole(tonnes(['[0, 9]', '[0, 9]', '[0, 9]'], '0', '[12, 27]'))).toBe('[3333.3333, 6250]'));
  it('of nothing that is kept is undefined at both ends', () => {
    for (const m of [tonnes(['60', '40'], '0', '100'), tonnes(alike(17, '[1, 2]'), '0', '20')]) {
      const weights = { ...keeping(m, []).weights, named: m.suppliers.map(() => 0n), rest: 0n };
      const { value, ends } = hhi(both(m), { weights, rests: [0n] });
      expect([value, ends.low, ends.high]).toEqual([undefined, undefined, undefined]);
    }
  });
  it('of an endless total is unknown, as sharply as can be', () => {
    const p = without(tonnes(['30', '5'], '[0, inf)', '[90, inf)'), 'A');
    expect([p.measures?.hhi, p.remaining?.measures.hhi, p.sharp]).toEqual([undefined, undefined, true]);
  });
});

describe('an HHI of more intervals than are searched', () => {
  it.each([
    // 8 of 2 and 9 of 1
    ['raises as many as fit', alike(17, '[1, 2]'), '25', '[588.2353, 656]'],
    // 10 first, then 10 of 1; all of them but the large one are levelled
    ['raises the largest first, wherever it stands', [...alike(16, '[0, 1]'), '[0, 10]'], '20', '[800, 2750]'],
    [
      'raises the largest first, also in the midst',
      [...alike(8, '[0, 1]'), '[0, 10]', ...alike(8, '[0, 1]')],
      '20',
      '[800, 2750]',
    ],
    // 17 lows, 7 of 2 more and 1 of 3: the eighth stands at 2, (2 + (3 - 2) (2 - 1)) more than its low at most
    ['adds what the one in between may fall short', alike(17, '[1, 3]'), '32', '[588.2353, 751.9531]'],
    ['takes the square of the least total', alike(17, '[1, 2]'), '[20, 25]', '[588.2353, 1025]'],
    ['is never more than all', alike(17, '[0, 1]'), '[1, 17]', '[588.2353, 10000]'],
    ['is all where there may be nothing', alike(17, '[0, 1]'), '[0, 17]', '[588.2353, 10000]'],
    ['is open where a best corner is', alike(17, '(1, 3)'), '34', '[588.2353, 735.2941)'],
    // 20 and sixteen of 2; 30, three of 3 and thirteen of 1
    ['is open where the levelled is', ['(20, 30)', ...alike(16, '(1, 3)')], '52', '(1715.9763, 3476.3314)'],
  ] as const)('%s', (_, held, total, expected) => {
    const m = tonnes(held, '0', total);
    expect([whole(m), without(m).sharp]).toEqual([expected, false]);
  });
  it('closes the low end of a market that is not quite the one in question', () => {
    // of A 0.5 to 1.5 is kept: 16 others of 31/16 at the least total of 32.5, or 8 of 3, one between 1 and 3, and 7 of 1
    expect(remaining(tonnes(alike(17, '(1, 3)'), '0', '34'), 'A', 50)).toBe('[589.9408, 797.6331)');
    // of A 0.5 to 5 is kept and 10 are known: levelled at 33.5 / 17 though A would then have to be at its low
    expect(remaining(tonnes(['(1, 10)', '10', ...alike(16, '(1, 3)')], '0', '44'), 'A', 50)).toBe(
      '[877.3402, 1255.7528)',
    );
  });
});
