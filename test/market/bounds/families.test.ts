import { expect, it } from 'vitest';
import { ratio, toNumber } from '../../../src/domain/rational.js';
import { completions } from '../../../src/market/bounds/completion.js';
import { keptPortions } from '../../../src/market/bounds/exclude.js';
import { hhiBounds } from '../../../src/market/bounds/hhi-bounds.js';
import { largestPieces } from '../../../src/market/bounds/relaxation.js';
import type { Market } from '../../../src/market/market.js';
import { alike, both, percents, shown, tonnes } from '../worked.js';

/** The HHI of what is left of a market, and whether it is sharp. */
function left(m: Market, parts: Readonly<Record<string, number>>): readonly [hhi: string, isSharp: boolean] {
  const exclusions = Object.entries(parts).map(([actor, portionPct]) => ({ actor, portionPct }));
  const { value, gap } = hhiBounds(both(m), keptPortions(m, exclusions));
  return [shown(value), gap === undefined];
}
const halves = (names: string): Readonly<Record<string, number>> =>
  Object.fromEntries([...names].map((name) => [name, 50]));

it.each([
  // half of everything: four suppliers of 2 in 8
  ['eight intervals kept in part', tonnes(alike(8, '[0, 2]'), '0', '8'), halves('ABCDEFGH'), '[1250, 2500]'],
  // 50 and 50 suppliers of 1 in 100
  ['200 suppliers at a cap', tonnes(['[0, 50]'], '[0, 200]', '[100, 200]', { cap: 1 }), {}, '(0, 2550]'],
  // 66 suppliers of 3 beside B of 1, without A of 3; of suppliers below 2 there may be more than 200
  [
    'ones that hardly count',
    tonnes(['[1, 3]', '1'], '[0, 202]', '202', { leader: 'A' }),
    { A: 100 },
    '(0.2475, 150.2487]',
  ],
] as const)('the HHI is sharp with %s', (_, market, parts, hhi) => expect(left(market, parts)).toEqual([hhi, true]));

it.each([
  ['nine intervals kept in part', tonnes(alike(9, '[0, 2]'), '0', '9'), halves('ABCDEFGHI')],
  ['a rest kept in part under a cap', percents(['[30, 40]'], '[0, inf)', { cap: 10 }), { X: 50 }],
  ['201 suppliers at a cap', tonnes(['[0, 50]'], '[0, 201]', '[100, 201]', { cap: 1 }), {}],
  ['any number of suppliers at a cap', tonnes(['[0, 4]'], '[0, 8]', '[0, 8]', { cap: 40 }), {}],
  ['any number of suppliers as large as a leader', tonnes(['[1, 3]'], '[0, 999]', '999', { leader: 'A' }), { A: 100 }],
] as const)('the HHI is not sharp with %s', (_, market, parts) => expect(left(market, parts)[1]).toBe(false));

it('the HHI is at least that of two equal suppliers where nothing or two parts may be left', () =>
  // half of B 2 beside C 1
  expect(left(tonnes(['[5, 10]', '[0, 5]', '[0, 5]'], '0', '10'), { A: 100, B: 50 })).toEqual(['[5000, 10000]', true]));

it('suppliers that hold 4 in boxes of 0 to 2 hold 2, 2 and nothing', () => {
  const box = { low: ratio(0n), high: ratio(2n) };
  const part = { ...box, high: ratio(6n), lows: [], highs: [], count: 3n, portions: [ratio(1n)], piece: box };
  const held = (y: bigint) => largestPieces(part, ratio(y)).map(({ kept, copies }) => [toNumber(kept), copies]);
  expect([4n, 5n, 6n].map(held)).toEqual([
    [
      [2, 2n],
      [0, 1n],
    ],
    [
      [2, 2n],
      [1, 1n],
    ],
    [[2, 3n]],
  ]);
});

it('no completion has a leader that is certainly smaller than another', () =>
  expect(completions(tonnes(['[1, 2]', '[3, 4]'], '[0, 10]', '10', { leader: 'A' }))).toBeUndefined());

it('there is no rest under a cap of 0', () =>
  // A 1 and B 3 of 4, or A 2 and B 3 of 5
  expect(left(tonnes(['[1, 2]', '3'], '[0, 5]', '[4, 8]', { cap: 0 }), {})).toEqual(['[5200, 6250]', true]));
