import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../../src/domain/interval.js';
import { type Rational, toNumber } from '../../../src/domain/rational.js';
import { capped, cappedSquares, cappedTop } from '../../../src/market/bounds/cap.js';
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
  return capped(m, both);
};
/** The named holdings | the pieces | what is left, as parts of 100, and `open`. */
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
    ['a cap of 5 on a rest of 10', market(THREE, { cap: 5 }), '40 30 20 | 2 x 5 | 0'],
    ['a cap of 4 leaves 2', market(THREE, { cap: 4 }), '40 30 20 | 2 x 4 | 2'],
    ['a cap above the rest', market(THREE, { cap: 50 }), '40 30 20 | 0 x 50 | 10'],
    ['a leader of 30', market({ A: 30 }, { leader: 'A' }), '30 | 2 x 30 | 10'],
    ['a cap below the leader', market({ A: 30 }, { leader: 'A', cap: 20 }), '30 | 3 x 20 | 10'],
    ['a cap above the leader', market({ A: 30 }, { leader: 'A', cap: 40 }), '30 | 2 x 30 | 10'],
    ['a leader that is not the first', market({ A: 10, B: 30 }, { leader: 'B' }), '10 30 | 2 x 30 | 0'],
    ['a cap of nothing, and nobody left', market({ A: 100 }, { cap: 0 }), '100 | 0 x 0 | 0'],
    ['the one named an interval and the leader', market({ A: interval(30, 40) }, { leader: 'A' }), '40 | 1 x 40 | 20'],
    [
      'the one named less than 40 and the leader',
      market({ A: interval(30, 40, false, true) }, { leader: 'A' }),
      '40 | 1 x 40 | 20 open',
    ],
    [
      'the one named up to 37.5 and the leader',
      market({ A: interval(30, 37.5) }, { leader: 'A' }),
      '37.5 | 1 x 37.5 | 25',
    ],
    ['no limit', market(THREE, {}), 'undefined'],
    ['a total that is an interval', market({ A: 30 }, { unit: 't', cap: 5, total: interval(90, 100) }), 'undefined'],
    ['an interval and a cap', market({ A: interval(30, 40) }, { cap: 5 }), 'undefined'],
    ['one of two an interval', market({ A: interval(30, 40), B: 20 }, { cap: 5 }), 'undefined'],
    [
      'a leader that is an interval beside another',
      market({ A: interval(30, 40), B: 20 }, { leader: 'A' }),
      'undefined',
    ],
  ])('%s', (_what, m, expected) => {
    expect(shown(m)).toBe(expected);
  });
  it('its largest are taken from named, pieces and what is left alike', () => {
    const c = of(market({ A: 30, B: 5 }, { cap: 25 }));
    expect(c && [1, 2, 3, 4, 5, 9].map((k) => toNumber(cappedTop(c, k)))).toEqual([30, 55, 80, 95, 100, 100]);
  });
  it('of half of A are left 20, 30, 20, 5 and 5: 1750 of 80 squared; of nothing at all, nothing', () => {
    const c = of(market(THREE, { cap: 5 }));
    const half = c && cappedSquares(c, { named: [1n, 2n, 2n], rest: 2n, whole: 2n });
    expect(half && toNumber(half)).toBe(1750 / 6400);
    const all = of(market({ A: 100 }, { cap: 0 }));
    expect(all && cappedSquares(all, { named: [0n], rest: 1n, whole: 1n })).toBeUndefined();
  });
});
