import { expect, it } from 'vitest';
import { compared } from './compared.js';

const RUNS = Number(process.env.RUNS ?? 20_000);

it(`has the high end and its openness that dynamic programming finds in ${RUNS} random markets`, () => {
  let [found, loose] = [0, 0];
  for (let seed = 1; found < RUNS; seed++) {
    const c = compared(seed);
    if (!c) continue;
    found += 1;
    if (!c.sharp) loose += 1;
    else expect([seed, c.error >= 0 && c.error < 1, c.openness]).toEqual([seed, true, true]);
    // an end that is not sharp is never too low
    expect([seed, c.error >= 0]).toEqual([seed, true]);
  }
  expect(loose / found).toBeLessThan(0.001);
}, 300_000);
