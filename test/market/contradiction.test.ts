import { describe, expect, it } from 'vitest';
import { type Interval, interval, point } from '../../src/domain/interval.js';
import { contradiction } from '../../src/market/contradiction.js';
import type { Market } from '../../src/market/market.js';

const FREE = interval(0, 'unbounded');
const market = (holdings: Readonly<Record<string, Interval>>, more: Partial<Market> = {}): Market => ({
  unit: undefined,
  suppliers: Object.entries(holdings).map(([actor, value]) => ({ actor, value })),
  rest: FREE,
  total: point(100),
  ...more,
});
const CLOSED = { rest: point(0) };

describe('lows and highs against the total', () => {
  it.each<[string, Market, unknown]>([
    ['60 and 50', market({ A: point(60), B: point(50) }), { kind: 'too-much', sum: 110, total: 100 }],
    [
      'more than 60, and 40, which only just leave no room',
      market({ A: interval(60, 70, true), B: point(40) }),
      { kind: 'too-much', sum: 100, total: 100 },
    ],
    ['60 and 30 alone', market({ A: point(60), B: point(30) }, CLOSED), { kind: 'too-little', sum: 90, total: 100 }],
    [
      '60 and a rest below 40',
      market({ A: point(60) }, { rest: interval(0, 40, false, true) }),
      { kind: 'too-little', sum: 100, total: 100 },
    ],
    [
      '60 of a total of 200 or more',
      market({ A: point(60) }, { ...CLOSED, unit: 't', total: interval(200, 'unbounded') }),
      { kind: 'too-little', sum: 60, total: 200 },
    ],
    ['60 and 40 alone', market({ A: point(60), B: point(40) }, CLOSED), undefined],
    ['60 and a rest', market({ A: point(60) }), undefined],
  ])('%s', (_what, m, expected) => {
    expect(contradiction(m)).toEqual(expected);
  });
});

describe('a supplier above the leader', () => {
  it.each<[string, Interval, Interval, boolean]>([
    ['40 above 30', point(30), point(40), true],
    ['30 beside 30', point(30), point(30), false],
    ['30 beside up to 30', interval(20, 30), point(30), false],
    ['30 beside less than 30', interval(20, 30, false, true), point(30), true],
    ['more than 30 beside 30', point(30), interval(30, 50, true), true],
    ['25 beside less than 30', interval(20, 30, false, true), point(25), false],
    ['more than 10 beside 30', point(30), interval(10, 50, true), false],
    ['40 beside any share', FREE, point(40), false],
  ])('%s', (_what, a, b, above) => {
    const m = market({ A: a, B: b }, { leader: 'A' });
    const [leader, supplier] = m.suppliers;
    expect(contradiction(m)).toEqual(above ? { kind: 'above-leader', supplier, leader } : undefined);
  });
  it('is the first by its place that is larger, wherever the leader stands', () => {
    const m = market({ A: point(10), B: point(20), C: point(30), L: point(15) }, { leader: 'L' });
    expect(contradiction(m)).toEqual({ kind: 'above-leader', supplier: m.suppliers[1], leader: m.suppliers[3] });
  });
  it('is none where no leader is known', () => {
    expect(contradiction(market({ A: point(30), B: point(40) }))).toBeUndefined();
  });
});

describe('a rest that no one may be part of', () => {
  it.each<[string, Market, unknown]>([
    ['a cap of 0 on a rest of 40', market({ A: point(60) }, { cap: 0 }), { kind: 'no-room', cap: 0 }],
    ['a leader of nothing', market({ A: point(0) }, { leader: 'A' }), { kind: 'no-room', cap: 0 }],
    [
      'a leader of nothing under a cap of 5',
      market({ A: point(0) }, { leader: 'A', cap: 5 }),
      { kind: 'no-room', cap: 0 },
    ],
    ['a cap of 0 where nobody is left', market({ A: point(100) }, { cap: 0 }), undefined],
    ['a cap of 0 where perhaps nobody is left', market({ A: interval(60, 100) }, { cap: 0 }), undefined],
    ['a cap of 5', market({ A: point(60) }, { cap: 5 }), undefined],
  ])('%s', (_what, m, expected) => {
    expect(contradiction(m)).toEqual(expected);
  });
});
