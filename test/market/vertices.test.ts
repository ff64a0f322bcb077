import { expect, it } from 'vitest';
import { keptPortions } from '../../src/market/bounds/exclude.js';
import { hhiBounds } from '../../src/market/bounds/hhi-bounds.js';
import { derivations } from '../../src/market/derivation.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { comparedAtVertices, VERTEX_KINDS } from './vertices-compared.js';
import { both, shown, tonnes, without } from './worked.js';

const RUNS = Number(process.env.RUNS ?? 150);

it(`has the high end and its openness that the vertices of ${RUNS} random markets have`, () => {
  const loose = VERTEX_KINDS.map(() => 0);
  for (let seed = 1, found = 0; found < RUNS; seed++) {
    const c = comparedAtVertices(seed);
    if (!c) continue;
    found += 1;
    if (!c.sharp) loose[c.kind] = (loose[c.kind] ?? 0) + 1;
    // an end that is not sharp is never too low
    expect([seed, c.sharp ? c.order === 0 : c.order >= 0, c.openness]).toEqual([seed, true, true]);
  }
  const share = loose.map((n) => n / RUNS);
  expect(share[VERTEX_KINDS.indexOf('a cap that moves with the total')]).toBe(0);
  expect(share[VERTEX_KINDS.indexOf('several suppliers left out in part')]).toBe(0);
  expect(share[VERTEX_KINDS.indexOf('a leader and suppliers left out')]).toBeLessThan(0.02);
}, 300_000);

const left = (m: Market, parts: Readonly<Record<string, number>>) => {
  const exclusions = Object.entries(parts).map(([actor, portionPct]) => ({ actor, portionPct }));
  return hhiBounds(both(m), keptPortions(m, exclusions));
};

it.each([
  // 65.25 of 9.5 squared: A 1, B 8, C 8 and one of 1, with half of A and without C. Where A is at an end there is at most 68 of 10 squared
  [
    'a part between its ends beside two that are as large as they can be',
    tonnes(['[0, 3]', '[6, 8]', '[7, 8]'], '[1, 2]', '18', { leader: 'B' }),
    { A: 50, C: 100 },
    '(5000, 7229.9169]',
  ],
  // 7.88 of 3 squared: A 0.2 and one of 2.8, which is 40 percent of 7, without the 4 of B
  [
    'a cap that is a fraction of a unit, beside a leader that is left out',
    tonnes(['(0, 6]', '[2, 4]'], '(1, 3)', '7', { cap: 40, leader: 'B' }),
    { B: 100 },
    '(0, 8755.5556]',
  ],
  // 6 of 4 squared: A 2, B 1 and one of 2, with half of A
  [
    'one supplier that is all of the rest, and as large as a leader between its ends',
    tonnes(['(0, 7]', '[1, 3]'], '2', '[3, 6]', { leader: 'A' }),
    { A: 50 },
    '(1020.4082, 3750]',
  ],
  // 1.140625 of 1.375 squared: B 1.5 and one of 1, which is 40 percent of 2.5, with a quarter of B
  [
    'one supplier that is all of the rest, and at the cap of a total between its ends',
    tonnes(['[0, 8]', '[0, 7]'], '1', '[1, 3]', { cap: 40 }),
    { B: 75 },
    '(0, 6033.0579]',
  ],
  // 29.25 of 7.5 squared: B 5, and half of A 4 and C 1. The least is 16.67 of 6.67 squared: each has a third, and half of A and C is kept
  [
    'two parts that a leader limits which is kept whole',
    tonnes(['[2, 4]', '[2, 5]', '[1, 4]'], '0', '10', { leader: 'B' }),
    { A: 50, C: 50 },
    '[3750, 5200]',
  ],
])('finds %s', (_, market, parts, hhi) => {
  const { value, gap } = left(market, parts);
  expect([shown(value), gap]).toEqual([hhi, undefined]);
});

it('is derived from that completion in the unit of the market', () => {
  const market = tonnes(['[0, 8]', '[0, 7]'], '1', '[1, 3]', { cap: 40 });
  const high = derivations(market, [{ actor: 'B', portionPct: 75 }]).find(
    (d) => d.path === 'remaining.measures.hhi' && d.end === 'high',
  );
  expect([high?.total, high?.held.map(({ actor, value }) => [actor, value])]).toEqual([
    1.375,
    [
      [undefined, 1],
      ['B', 0.375],
    ],
  ]);
});

it('is a range that is not sharp where more may be ruled out than a search found', () => {
  // the high end is 78.88 percent of 10,000: the cap moves with the total, and limits the rest beside a leader that is left out
  const market = tonnes(['(5, 6]', '[0, 1)'], '[0, 15]', '(11, 15]', { cap: 40, leader: 'A' });
  const { value, gap } = left(market, { A: 100 });
  expect([shown(value), gap]).toEqual(['(0, 10000]', 10_000]);
  const { leader: _, ...free } = market;
  const { remaining, sharp } = profile(free, { exclusions: [], bands: 'us2023', largestPct: 100 });
  expect([shown(remaining?.measures.hhi), sharp]).toEqual(['(0, 10000]', false]);
});

it('has a rest under a cap also if only a low total makes the cap less than the rest', () => {
  // the rest of 2 is one supplier where 60 percent of the total are 2: beside 4/3 of 10/3
  const market = tonnes(['(1, 2]'], '2', '(2, 4]', { cap: 60 });
  expect(shown(without(market).measures?.hhi)).toBe('(1111.1111, 5200]');
});
