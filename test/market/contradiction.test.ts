import { describe, expect, it } from 'vitest';
import { exactInterval, type Interval, interval, point } from '../../src/domain/interval.js';
import { ratio } from '../../src/domain/rational.js';
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
const NEAR_40 = ratio(40n * 10n ** 16n + 1n, 10n ** 16n);
const THIRD = exactInterval(ratio(100n, 3n), ratio(100n, 3n));
const CLOSED = { rest: point(0) };

describe('the sum of the shares and the total', () => {
  it.each<[string, Market, unknown]>([
    [
      'contradict each other for 60 and 50 of 100',
      market({ A: point(60), B: point(50) }),
      { kind: 'too-much', sum: 110, total: 100, difference: 10 },
    ],
    [
      'contradict each other for more than 60, and 40, of 100',
      market({ A: interval(60, 70, true), B: point(40) }),
      { kind: 'too-much', sum: 100, total: 100, difference: 0 },
    ],
    [
      'contradict each other for 60 and 30 of 100 without a rest',
      market({ A: point(60), B: point(30) }, CLOSED),
      { kind: 'too-little', sum: 90, total: 100, difference: 10 },
    ],
    [
      'contradict each other for 60 and a rest below 40 of 100',
      market({ A: point(60) }, { rest: interval(0, 40, false, true) }),
      { kind: 'too-little', sum: 100, total: 100, difference: 0 },
    ],
    [
      'contradict each other for 60 without a rest of at least 200',
      market({ A: point(60) }, { ...CLOSED, unit: 't', total: interval(200, 'unbounded') }),
      { kind: 'too-little', sum: 60, total: 200, difference: 140 },
    ],
    [
      'contradict each other in the sixteenth decimal',
      market({ A: point(60), B: exactInterval(NEAR_40, NEAR_40) }),
      { kind: 'too-much', sum: 100, total: 100, difference: 1e-16 },
    ],
    ['agree for three exact thirds without a rest', market({ A: THIRD, B: THIRD, C: THIRD }, CLOSED), undefined],
    ['agree for 60 and 40 of 100 without a rest', market({ A: point(60), B: point(40) }, CLOSED), undefined],
    ['agree for 60 of 100 and a rest', market({ A: point(60) }), undefined],
  ])('%s', (_what, m, expected) => {
    expect(contradiction(m)).toEqual(expected);
  });
});

describe('a supplier beside the leader', () => {
  it.each<[string, Interval, Interval, boolean]>([
    ['cannot be 40 beside a leader of 30', point(30), point(40), true],
    ['may be 30 beside a leader of 30', point(30), point(30), false],
    ['may be 30 beside a leader of at most 30', interval(20, 30), point(30), false],
    ['cannot be 30 beside a leader below 30', interval(20, 30, false, true), point(30), true],
    ['cannot be above 30 beside a leader of 30', point(30), interval(30, 50, true), true],
    ['may be 25 beside a leader below 30', interval(20, 30, false, true), point(25), false],
    ['may be above 10 beside a leader of 30', point(30), interval(10, 50, true), false],
    ['may be an exact third beside a leader of a third', THIRD, THIRD, false],
    ['cannot be a third beside a leader of less', point(33.33333333333333), THIRD, true],
    ['may be 40 beside a leader of any share', FREE, point(40), false],
  ])('%s', (_what, a, b, above) => {
    const m = market({ A: a, B: b }, { leader: 'A' });
    const [leader, supplier] = m.suppliers;
    expect(contradiction(m)).toEqual(above ? { kind: 'above-leader', supplier, leader } : undefined);
  });
  it('is reported if it is the first larger one, wherever the leader is listed', () => {
    const m = market({ A: point(10), B: point(20), C: point(30), L: point(15) }, { leader: 'L' });
    expect(contradiction(m)).toEqual({ kind: 'above-leader', supplier: m.suppliers[1], leader: m.suppliers[3] });
  });
  it('contradicts nothing if there is no leader', () => {
    expect(contradiction(market({ A: point(30), B: point(40) }))).toBeUndefined();
  });
});

describe('a rest in which every supplier is limited', () => {
  it.each<[string, Market, unknown]>([
    ['cannot be 40 with a cap of 0', market({ A: point(60) }, { cap: 0 }), { kind: 'no-room', cap: 0 }],
    ['cannot exist with a leader of 0', market({ A: point(0) }, { leader: 'A' }), { kind: 'no-room', cap: 0 }],
    [
      'cannot be above 0 with a leader of 0',
      market({ A: point(0) }, { leader: 'A', unit: 't', rest: interval(0, 5, true), total: interval(0, 10) }),
      { kind: 'no-room', cap: 0 },
    ],
    [
      'cannot be above 0 with a cap of 0',
      market({ A: point(5) }, { cap: 0, unit: 't', rest: interval(0, 5, true), total: interval(5, 10) }),
      { kind: 'no-room', cap: 0 },
    ],
    [
      'may be 0 with a leader of 0',
      market({ A: point(0) }, { leader: 'A', unit: 't', rest: interval(0, 5), total: interval(0, 10) }),
      undefined,
    ],
    [
      'cannot exist with a leader of 0 and a cap of 5',
      market({ A: point(0) }, { leader: 'A', cap: 5 }),
      { kind: 'no-room', cap: 0 },
    ],
    ['may be empty with a cap of 0', market({ A: point(100) }, { cap: 0 }), undefined],
    ['may have a cap of 0 if it may be empty', market({ A: interval(60, 100) }, { cap: 0 }), undefined],
    ['may be 40 with a cap of 5', market({ A: point(60) }, { cap: 5 }), undefined],
  ])('%s', (_what, m, expected) => {
    expect(contradiction(m)).toEqual(expected);
  });
});

describe('a market in which nobody is larger than the leader', () => {
  const tonnes = (holdings: Readonly<Record<string, Interval>>, total: Interval, rest = point(0)): Market =>
    market(holdings, { leader: 'L', unit: 't', total, rest });
  it('cannot supply more than the leader once for each supplier, and the rest', () => {
    // A and B count for 30 at most, C for 10, the rest for 5
    const held = { L: interval(20, 30), A: interval(0, 50), B: interval(0, 'unbounded'), C: interval(0, 10) };
    const m = tonnes(held, point(110), interval(0, 5));
    expect(contradiction(m)).toEqual({
      kind: 'small-leader',
      leader: m.suppliers[0],
      sum: 105,
      total: 110,
      difference: 5,
    });
    expect(contradiction(tonnes(held, point(105), interval(0, 5)))).toBeUndefined();
  });
  it('may be any market where the leader may be of any size', () => {
    expect(contradiction(tonnes({ L: interval(0, 'unbounded'), A: interval(0, 50) }, point(110)))).toBeUndefined();
  });
});
