import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../../src/domain/interval.js';
import { type Rational, toNumber } from '../../../src/domain/rational.js';
import { cappedCompletion, cappedSquares, cappedTop } from '../../../src/market/bounds/cap.js';
import { completions } from '../../../src/market/bounds/completion.js';
import type { Market } from '../../../src/market/market.js';

const market = (holdings: Readonly<Record<string, Interval | number>>, more: Partial<Market>): Market => ({
  unit: undefined,
  suppliers: Object.entries(holdings).map(([actor, value]) => ({
    actor,
    value: typeof value === 'number' ? point(value) : value,
  })),
  rest: interval(0, 'unbounded'),
  total: point(100),
  ...more,
});
const of = (m: Market) => {
  const both = completions(m);
  if (!both) throw new Error('no completion');
  return cappedCompletion(m, both);
};
/** Named holdings | pieces of the rest | what is left, all in percent, and `open` if the end is open. */
const shown = (m: Market): string => {
  const c = of(m);
  if (!c) return 'undefined';
  const pct = (x: Rational): number => (100 * toNumber(x)) / toNumber(c.total);
  const pieces = `${c.pieces.count} x ${pct(c.pieces.size)}`;
  return `${c.named.map(pct).join(' ')} | ${pieces} | ${pct(c.left)}${c.open ? ' open' : ''}`;
};
const THREE = { A: 40, B: 30, C: 20 };

describe('the most concentrated completion under a cap or a leader', () => {
  it.each<[string, Market, string]>([
    ['fills a rest of 10 with two suppliers under a cap of 5', market(THREE, { cap: 5 }), '40 30 20 | 2 x 5 | 0'],
    ['leaves 2 of a rest of 10 under a cap of 4', market(THREE, { cap: 4 }), '40 30 20 | 2 x 4 | 2'],
    ['has one supplier in the rest under a larger cap', market(THREE, { cap: 50 }), '40 30 20 | 0 x 50 | 10'],
    ['has suppliers of at most 30 beside a leader of 30', market({ A: 30 }, { leader: 'A' }), '30 | 2 x 30 | 10'],
    ['uses a cap that is below the leader', market({ A: 30 }, { leader: 'A', cap: 20 }), '30 | 3 x 20 | 10'],
    ['uses the leader if the cap is above it', market({ A: 30 }, { leader: 'A', cap: 40 }), '30 | 2 x 30 | 10'],
    ['uses a leader that is not listed first', market({ A: 10, B: 30 }, { leader: 'B' }), '10 30 | 2 x 30 | 0'],
    ['needs no piece under a cap of 0 if there is no rest', market({ A: 100 }, { cap: 0 }), '100 | 0 x 0 | 0'],
    [
      'has the high end of a leader that is the only supplier',
      market({ A: interval(30, 40) }, { leader: 'A' }),
      '40 | 1 x 40 | 20',
    ],
    [
      'is open if the leader is below an open end',
      market({ A: interval(30, 40, false, true) }, { leader: 'A' }),
      '40 | 1 x 40 | 20 open',
    ],
    [
      'uses a fractional high end of the leader',
      market({ A: interval(30, 37.5) }, { leader: 'A' }),
      '37.5 | 1 x 37.5 | 25',
    ],
    ['is not sought without a cap or leader', market(THREE, {}), 'undefined'],
    [
      'is not sought for an uncertain total',
      market({ A: 30 }, { unit: 't', cap: 5, total: interval(90, 100) }),
      'undefined',
    ],
    ['is not sought for an interval under a cap', market({ A: interval(30, 40) }, { cap: 5 }), 'undefined'],
    [
      'is not sought for an interval beside a point under a cap',
      market({ A: interval(30, 40), B: 20 }, { cap: 5 }),
      'undefined',
    ],
    [
      'is not sought for a leader that is an interval beside another supplier',
      market({ A: interval(30, 40), B: 20 }, { leader: 'A' }),
      'undefined',
    ],
  ])('%s', (_what, m, expected) => {
    expect(shown(m)).toBe(expected);
  });
  it('has its largest suppliers among the named, the pieces and the remainder', () => {
    const c = of(market({ A: 30, B: 5 }, { cap: 25 }));
    expect(c && [1, 2, 3, 4, 5, 9].map((k) => toNumber(cappedTop(c, k)))).toEqual([30, 55, 80, 95, 100, 100]);
  });
  it('has an HHI of 1750/6400 without half of A, and none if nothing is left', () => {
    const c = of(market(THREE, { cap: 5 }));
    const half = c && cappedSquares(c, { named: [1n, 2n, 2n], rest: 2n, whole: 2n });
    expect(half && toNumber(half)).toBe(1750 / 6400);
    const all = of(market({ A: 100 }, { cap: 0 }));
    expect(all && cappedSquares(all, { named: [0n], rest: 1n, whole: 1n })).toBeUndefined();
  });
});
