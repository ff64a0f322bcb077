import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interval, point } from '../../../src/domain/interval.js';
import { largestValue } from '../../../src/market/bounds/best-first.js';
import { keptPortions } from '../../../src/market/bounds/exclude.js';
import { families } from '../../../src/market/bounds/families.js';
import { CONCENTRATION, divided, type Prepared, prepared, relaxed } from '../../../src/market/bounds/relaxation.js';
import type { Market } from '../../../src/market/market.js';
import { both, percents, shown, without } from '../worked.js';

/** The number of sets of completions that the search for the most concentrated one examines, and whether it ends. */
function searched(m: Market, actor?: string, portionPct = 50): { readonly sets: number; readonly exact: boolean } {
  const c = both(m).closed;
  const w = keptPortions(m, actor === undefined ? [] : [{ actor, portionPct }]).weights;
  let sets = 0;
  const found = largestValue(
    families(c, w, CONCENTRATION.height).map((f) => prepared(CONCENTRATION, f.polytope)),
    (within: Prepared) => {
      sets += 1;
      const here = relaxed(CONCENTRATION, within);
      return here && { node: { within, here }, bound: here.bound, found: { value: here.value, member: here.member } };
    },
    ({ within, here }) => divided(CONCENTRATION, within, here),
    20_000,
  );
  return { sets, exact: found?.exact === true };
}

/** Wide boxes beside a free rest: a search of all corners visits 16 times 2 to the 16. */
const FREE_BOXES: Market = JSON.parse(readFileSync('test/fixtures/free-boxes.json', 'utf8'));

describe('the search for the most concentrated completion', () => {
  it('examines at most 20 sets of 16 wide boxes beside a free rest', () => {
    expect(searched(FREE_BOXES)).toEqual({ sets: expect.toSatisfy((n) => n <= 20), exact: true });
    expect(searched(FREE_BOXES, 'A03').sets).toBeLessThanOrEqual(20);
    expect(shown(without(FREE_BOXES, 'A03', 50).remaining?.measures.hhi)).toBe('(10.22, 7969.1013)');
  });
  it('examines at most 20 sets of 20 equal boxes under a cap', () => {
    const market = percents(
      Array.from({ length: 20 }, () => '[1, 9]'),
      '[0, inf)',
      { cap: 5 },
    );
    expect(searched(market)).toEqual({ sets: expect.toSatisfy((n) => n <= 20), exact: true });
  });
  it('examines at most 100 sets of 60 intervals of many widths', () => {
    const suppliers = Array.from({ length: 60 }, (_, i) => ({
      actor: `A${i}`,
      value: interval((i * 7919) % 5000, 5000 + ((i * 104_729) % 4999)),
    }));
    const market = { unit: 't', suppliers, rest: point(0), total: point(260_000) };
    expect(searched(market)).toEqual({ sets: expect.toSatisfy((n) => n <= 100), exact: true });
  });
  it('fills a leader before a rest that is as steep', () => {
    // the leader holds 94 beside a rest of 5 and somebody of 1
    const market = percents(['[0, inf)', '(1, 8]'], '[5, inf)', { leader: 'A' });
    expect([shown(without(market).measures?.hhi), without(market).sharp]).toEqual(['(2, 8862)', true]);
  });
});
