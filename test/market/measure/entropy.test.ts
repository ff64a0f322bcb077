import { describe, expect, it } from 'vitest';
import { point } from '../../../src/domain/interval.js';
import { entropyBits } from '../../../src/market/measure/entropy.js';
import { alike, both, percents, shown, span, tonnes, without } from '../worked.js';

const bits = (m: Parameters<typeof without>[0]): string => shown(without(m).more?.entropyBits);
/** -sum p log2 p of known quantities. */
const of = (...held: readonly number[]): number => {
  const total = held.reduce((a, b) => a + b, 0);
  return held.reduce((sum, q) => (q === 0 ? sum : sum - (q / total) * Math.log2(q / total)), 0);
};

const rounded = (x: number): string => String(Number(x.toFixed(4)));

describe('an entropy between known ends', () => {
  it.each([
    ['of one half and one half is one bit', ['50', '50'], '1'],
    ['has the low end of its most concentrated corner', ['(20, 70]', '[30, 80]'], '(0.7219, 1]'],
    ['has it of a corner that is attained, not of a worse one', ['[20, 70)', '[30, 80]'], '[0.7219, 1]'],
    ['is attained where the second of two equal corners is', ['(30, 70]', '[30, 70]'], '[0.8813, 1]'],
    ['is attained where the first of two equal corners is', ['[30, 70)', '[30, 70]'], '[0.8813, 1]'],
    ['is attained where neither is', ['(30, 70)', '[30, 70]'], '(0.8813, 1]'],
    ['is the same in tenths', ['(20.5, 70]', '[30, 79.5]'], `(${rounded(of(20.5, 79.5))}, 1]`],
    ['is attained in tenths too', ['[20.5, 70]', '[30, 79.5]'], `[${rounded(of(20.5, 79.5))}, 1]`],
    ['too narrow for doubles is a point', ['(49.99999999999999, 50.00000000000001)', '[49, 51]'], '1'],
    ['may be nothing, and is where all may be with one', ['[0, 100]', '[0, 100]'], '[0, 1]'],
    ['is more than nothing where all cannot be with one', ['(0, 100)', '(0, 100)'], '(0, 1]'],
  ] as const)('%s', (_, held, expected) => expect(bits(percents(held, '0'))).toBe(expected));
  it.each([
    ['an open end of a holding', ['[1, 2)', '[3, 4]'], '5', '[0.7219, 0.971)'],
    ['an open end of the total', ['[4, 5]', '[0, 1]', '[0, 1]', '1'], '(6, 8]', '(0.65, 1.6645]'],
    ['an open low end of one holding alone', ['(1.5, 5]', '[20, 50]'], '[1, 55]', `(${rounded(of(1.5, 50))}, 0.7219]`],
    [
      'an open high end of one holding alone',
      ['[0, 5]', '[20, 50.5)', '1'],
      '[1, 60]',
      `(${rounded(of(1, 50.5))}, ${rounded(of(1, 5, 20))}]`,
    ],
    ['a total that may be nothing', ['[0, 2]', '[0, 3]'], '[0, 5]', '[0, 1]'],
  ] as const)('%s is missed or attained', (_, held, total, expected) =>
    expect(bits(tonnes(held, '0', total))).toBe(expected),
  );
});

describe('where the total moves', () => {
  // 1 and 4 stand still; the entropy log2 T - (8 + x log2 x) / T is largest at log2 x = 8 / 5, HHI least at x = 17 / 5
  const top = Math.log2(5 + 2 ** 1.6) - 1.6;
  it.each([
    ['[0, 10]', '[5, 15]', `[0.7219, ${rounded(top)}]`],
    ['(0, 10)', '[5, 15]', `(0.7219, ${rounded(top)}]`],
    ['[0, 10]', '[5, 7]', `[0.7219, ${rounded(of(1, 4, 2))}]`],
    ['[0, 10]', '[9, 15]', `[${rounded(of(1, 4, 10))}, ${rounded(of(1, 4, 4))}]`],
  ] as const)('a third supplier of %s in a total of %s spreads supply most in between', (third, total, expected) =>
    expect(bits(tonnes(['1', '4', third], '0', total))).toBe(expected),
  );
  it.each([
    [['[1, 2)', '4'], '[5, 6]', '[0.7219, 0.9183)'],
    [['[1, 2)', '2'], '[3, 4]', '[0.9183, 1)'],
    [['[1, 2)', '4'], '[5, 6)', '[0.7219, 0.9183)'],
    [['[1, 2]', '4'], '[5, 6]', '[0.7219, 0.9183]'],
  ] as const)(
    'an end of the total that is missed is not attained by a total beside it: %j in %s',
    (held, total, expected) => expect(bits(tonnes(held, '0', total))).toBe(expected),
  );
  it('an end at a corner is exact', () => {
    const { high } = without(tonnes(['[1, 2]', '4'], '0', '[5, 6]')).more?.entropyBits ?? point(0);
    expect(Math.abs(Number(high) - of(2, 4))).toBeLessThan(4e-16);
  });
  it('a rest may be divided for ever', () => {
    expect(bits(percents(['60']))).toBe(`[${rounded(of(60, 40))}, inf)`);
    expect(bits(percents(['(60, 70]']))).toBe(`[${rounded(of(70, 30))}, inf)`);
    expect(bits(percents(['[60, 70)']))).toBe(`(${rounded(of(70, 30))}, inf)`);
  });
});

describe('an entropy that is not searched', () => {
  it('of a rest under a leader is that of as many pieces as fit', () => {
    const led = (text: string) => bits(percents([text], '[0, inf)', { leader: 'A' }));
    expect(led('[30, 40]')).toBe(`[${rounded(of(40, 40, 20))}, inf)`);
    expect(led('[30, 40)')).toBe(`(${rounded(of(40, 40, 20))}, inf)`);
  });
  it('of many intervals is at least that of order 2', () =>
    // at most 8 of 2 and 9 of 1: 41 / 625
    expect(bits(tonnes(alike(17, '[1, 2]'), '0', '25'))).toBe(
      `[${rounded(Math.log2(625 / 41))}, ${rounded(Math.log2(17))}]`,
    ));
  it('of many intervals is nothing only where one may hold all', () =>
    expect(bits(percents(['(50, 100)', ...alike(16, '(0, 1)')], '0'))).toBe(
      `(0, ${rounded(of(84, ...alike(16, '1').map(Number)))})`,
    ));
  it('is undefined where the total is endless or nothing', () => {
    expect(entropyBits(both(tonnes(['30'], '[0, inf)', '[90, inf)')), span('[1, 2]'))).toBeUndefined();
    expect(entropyBits(both(tonnes(['0'], '0', '0')), point(0))).toBeUndefined();
  });
});
