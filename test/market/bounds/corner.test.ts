import { describe, expect, it } from 'vitest';
import { ratio } from '../../../src/domain/rational.js';
import { greatestCorner, visitCorners, type WeightedBox } from '../../../src/market/bounds/corner.js';
import { isCoupled, keptPortions, remainder } from '../../../src/market/bounds/exclude.js';
import { both, tonnes } from '../worked.js';

const box = (low: bigint, high: bigint) => ({ low, high, endless: false });
const held = (...all: readonly (readonly [bigint, bigint])[]): readonly WeightedBox[] =>
  all.map(([low, high]) => ({ box: box(low, high), weight: 1n }));

describe('the corners of completions', () => {
  const visited = (holdings: readonly WeightedBox[], low: bigint, high: bigint): readonly string[] => {
    const seen = new Set<string>();
    visitCorners(holdings, box(low, high), (total, kept, squares, values) => {
      seen.add(`${values.join('+')}=${total} ${kept} ${squares}`);
    });
    return [...seen].sort();
  };
  it('have at most one holding or total that is not at an end', () => {
    expect(visited(held([0n, 2n], [0n, 3n]), 1n, 4n)).toEqual(
      ['0+1=1 1 1', '0+3=3 3 9', '1+0=1 1 1', '1+3=4 4 10', '2+0=2 2 4', '2+2=4 4 8'].sort(),
    );
    expect(visited(held([0n, 2n], [1n, 1n], [0n, 3n]), 5n, 5n)).toEqual(['1+1+3=5 5 11', '2+1+2=5 5 9']);
  });
  it('do not exist if known holdings miss the total', () => {
    expect(visited(held([1n, 1n], [2n, 2n]), 3n, 3n)).toEqual(['1+2=3 3 5']);
    expect(visited(held([1n, 1n], [2n, 2n]), 4n, 5n)).toEqual([]);
    expect(visited(held([1n, 1n], [2n, 2n]), 1n, 2n)).toEqual([]);
  });
  it('with the largest value keep their holdings', () =>
    expect(greatestCorner(held([0n, 2n], [0n, 3n]), box(1n, 4n), (_total, _kept, squares) => ratio(squares))).toEqual({
      value: ratio(10n),
      total: 4n,
      holdings: [1n, 3n],
    }));
  it('count holdings by weight', () => {
    const [first, second] = held([0n, 2n], [3n, 3n]);
    if (first && second)
      expect(
        visited(
          [
            { ...first, weight: 2n },
            { ...second, weight: 0n },
          ],
          3n,
          5n,
        ),
      ).toEqual(['0+3=3 0 0', '2+3=5 4 16']);
  });
});

describe('the market of a remainder', () => {
  const m = tonnes(['[60, 70]', '[10, 40]', '10'], '0', '100');
  const of = (portionPct: number) => {
    const { weights } = keptPortions(m, [{ actor: 'A', portionPct }]);
    const left = remainder(both(m).closed, weights);
    const ends = [...(left?.named ?? []), left?.rest, left?.total];
    return ends.map((b) => [Number(b?.low) / Number(left?.scale), Number(b?.high) / Number(left?.scale)]);
  };
  it('has weighted holdings and the total without the removed portion', () => {
    expect(of(50)).toEqual([
      [30, 35],
      [20, 30],
      [10, 10],
      [0, 0],
      [65, 70],
    ]);
    expect(of(100)).toEqual([
      [0, 0],
      [20, 30],
      [10, 10],
      [0, 0],
      [30, 40],
    ]);
  });
  it.each([
    ['no, for a part of an exact holding', ['60', '[20, 30]'], '[10, 20]', 'A', 50, false],
    ['no, for all of an interval', ['[60, 70]', '[20, 30]'], '[0, 10]', 'A', 100, false],
    ['no, for a part of an interval if the rest can balance it', ['[60, 70]', '20'], '[0, 20]', 'A', 50, false],
    ['no, for a part of an interval if only the rest can vary with it', ['[60, 70]', '20'], '[10, 19]', 'A', 50, false],
    [
      'yes, for a part of an interval if another supplier must balance it',
      ['[60, 70]', '[5, 25]'],
      '[10, 19]',
      'A',
      50,
      true,
    ],
  ] as const)('is tied to the whole market: %s', (_, suppliers, rest, actor, portionPct, expected) => {
    const market = tonnes(suppliers, rest, '100');
    expect(isCoupled(both(market).closed, keptPortions(market, [{ actor, portionPct }]).weights)).toBe(expected);
  });
});
