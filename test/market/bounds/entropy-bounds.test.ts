import { describe, expect, it } from 'vitest';
import { point } from '../../../src/domain/interval.js';
import { entropyBounds } from '../../../src/market/bounds/entropy-bounds.js';
import { alike, both, percents, shown, span, tonnes, without } from '../worked.js';

const bits = (m: Parameters<typeof without>[0]): string => shown(without(m).more?.entropyBits);
/** The entropy -sum p log2 p of known quantities, in bits. */
const of = (...held: readonly number[]): number => {
  const total = held.reduce((a, b) => a + b, 0);
  return held.reduce((sum, q) => (q === 0 ? sum : sum - (q / total) * Math.log2(q / total)), 0);
};

const rounded = (x: number): string => String(Number(x.toFixed(4)));

describe('the entropy of intervals', () => {
  it.each([
    ['is one bit for two halves', ['50', '50'], '1'],
    ['has the low end of the most concentrated corner, here an open one', ['(20, 70]', '[30, 80]'], '(0.7219, 1]'],
    ['has a closed low end if the most concentrated corner is attained', ['[20, 70)', '[30, 80]'], '[0.7219, 1]'],
    ['has a closed low end if the second of two equal corners is attained', ['(30, 70]', '[30, 70]'], '[0.8813, 1]'],
    ['has a closed low end if the first of two equal corners is attained', ['[30, 70)', '[30, 70]'], '[0.8813, 1]'],
    ['has an open low end if neither of two equal corners is attained', ['(30, 70)', '[30, 70]'], '(0.8813, 1]'],
    ['has an open low end in tenths too', ['(20.5, 70]', '[30, 79.5]'], `(${rounded(of(20.5, 79.5))}, 1]`],
    ['has a closed low end in tenths too', ['[20.5, 70]', '[30, 79.5]'], `[${rounded(of(20.5, 79.5))}, 1]`],
    ['is a point if its ends round to the same double', ['(49.99999999999999, 50.00000000000001)', '[49, 51]'], '1'],
    ['may be 0 if one supplier may have everything', ['[0, 100]', '[0, 100]'], '[0, 1]'],
    ['is above 0 if no supplier can have everything', ['(0, 100)', '(0, 100)'], '(0, 1]'],
  ] as const)('%s', (_, held, expected) => expect(bits(percents(held, '0'))).toBe(expected));
  it.each([
    ['open above for an open end of a holding', ['[1, 2)', '[3, 4]'], '5', '[0.7219, 0.971)'],
    ['open above for an open low end of a holding', ['(3, 4]', '1'], '[4, 5]', '[0.7219, 0.8113)'],
    ['open below for an open end of the total', ['[4, 5]', '[0, 1]', '[0, 1]', '1'], '(6, 8]', '(0.65, 1.6645]'],
    [
      'open below for an open low end of one holding',
      ['(1.5, 5]', '[20, 50]'],
      '[1, 55]',
      `(${rounded(of(1.5, 50))}, 0.7219]`,
    ],
    [
      'open below for an open high end of one holding',
      ['[0, 5]', '[20, 50.5)', '1'],
      '[1, 60]',
      `(${rounded(of(1, 50.5))}, ${rounded(of(1, 5, 20))}]`,
    ],
    ['closed at 0 for a total that may be 0', ['[0, 2]', '[0, 3]'], '[0, 5]', '[0, 1]'],
  ] as const)('is %s', (_, held, total, expected) => expect(bits(tonnes(held, '0', total))).toBe(expected));
});

describe('the entropy under a cap that moves with the total', () => {
  it('counts each supplier of the rest that stands at the cap', () => {
    // 2 of 4, and two suppliers of 1 each: no supplier of the rest has more than a quarter
    expect(bits(tonnes(['[1, 2]'], '[0, 8]', '[4, 8]', { cap: 25 }))).toBe('[1.5, inf)');
  });
});

describe('the entropy with an uncertain total', () => {
  // holdings of 1, 4 and x: the entropy log2 T - (8 + x log2 x) / T is largest at log2 x = 8 / 5, the HHI least at x = 17 / 5
  const top = Math.log2(5 + 2 ** 1.6) - 1.6;
  it.each([
    ['[0, 10]', '[5, 15]', `[0.7219, ${rounded(top)}]`],
    ['(0, 10)', '[5, 15]', `(0.7219, ${rounded(top)}]`],
    ['[0, 10]', '[5, 7]', `[0.7219, ${rounded(of(1, 4, 2))}]`],
    ['[0, 10]', '[9, 15]', `[${rounded(of(1, 4, 10))}, ${rounded(of(1, 4, 4))}]`],
  ] as const)('is largest between the ends of a third supplier of %s in a total of %s', (third, total, expected) =>
    expect(bits(tonnes(['1', '4', third], '0', total))).toBe(expected),
  );
  it.each([
    [['[1, 2)', '4'], '[5, 6]', '[0.7219, 0.9183)'],
    [['[1, 2)', '2'], '[3, 4]', '[0.9183, 1)'],
    [['[1, 2)', '4'], '[5, 6)', '[0.7219, 0.9183)'],
    [['[1, 2]', '4'], '[5, 6]', '[0.7219, 0.9183]'],
  ] as const)('has an open end if only an open end of a holding reaches it: %j in %s', (held, total, expected) =>
    expect(bits(tonnes(held, '0', total))).toBe(expected),
  );
  it('has an exact end at a corner', () => {
    const { high } = without(tonnes(['[1, 2]', '4'], '0', '[5, 6]')).more?.entropyBits ?? point(0);
    expect(Math.abs(Number(high) - of(2, 4))).toBeLessThan(4e-16);
  });
  it('has no high end for a rest of any number of suppliers', () => {
    expect(bits(percents(['60']))).toBe(`[${rounded(of(60, 40))}, inf)`);
    expect(bits(percents(['(60, 70]']))).toBe(`[${rounded(of(70, 30))}, inf)`);
    expect(bits(percents(['[60, 70)']))).toBe(`(${rounded(of(70, 30))}, inf)`);
  });
});

describe('the entropy of many suppliers', () => {
  it("has its low end at as many suppliers of the leader's size as fit", () => {
    const led = (text: string) => bits(percents([text], '[0, inf)', { leader: 'A' }));
    expect(led('[30, 40]')).toBe(`[${rounded(of(40, 40, 20))}, inf)`);
    expect(led('[30, 40)')).toBe(`(${rounded(of(40, 40, 20))}, inf)`);
  });
  it('of many equal intervals is least with all of them at an end', () =>
    expect(bits(tonnes(alike(17, '[1, 2]'), '0', '25'))).toBe(
      `[${rounded(of(...alike(8, '2').map(Number), ...alike(9, '1').map(Number)))}, ${rounded(Math.log2(17))}]`,
    ));
  it('of many intervals is 0 only if one supplier may have everything', () =>
    expect(bits(percents(['(50, 100)', ...alike(16, '(0, 1)')], '0'))).toBe(
      `(0, ${rounded(of(84, ...alike(16, '1').map(Number)))})`,
    ));
  it('is bounded by -log2 of the HHI if too many suppliers of the rest may stand at a cap', () => {
    const { measures, more } = without(tonnes(['[1, 2]'], '[0, 8]', '[4, 8]', { cap: 0.01 }));
    const low = -Math.log2(Number(measures?.hhi?.high) / 10_000);
    expect(more?.entropyBits).toMatchObject({ low: expect.closeTo(low, 9), lowOpen: false });
  });
  it('is undefined for a total that is unbounded or 0', () => {
    expect(entropyBounds(both(tonnes(['30'], '[0, inf)', '[90, inf)')), span('[1, 2]'))).toBeUndefined();
    expect(entropyBounds(both(tonnes(['0'], '0', '0')), point(0))).toBeUndefined();
  });
});
