import { expect, it } from 'vitest';
import { comparedAtVertices, VERTEX_KINDS } from './vertices-compared.js';
import { shown, tonnes, without } from './worked.js';

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

it('has a rest under a cap also if only a low total makes the cap less than the rest', () => {
  // the rest of 2 is one supplier where 60 percent of the total are 2: beside 4/3 of 10/3
  const market = tonnes(['(1, 2]'], '2', '(2, 4]', { cap: 60 });
  expect(shown(without(market).measures?.hhi)).toBe('(1111.1111, 5200]');
});
