import { describe, expect, it } from 'vitest';
import { interval } from '../../src/domain/interval.js';
import type { Market } from '../../src/market/market.js';
import { profile } from '../../src/market/profile.js';
import { alike, percents, shown, span, tonnes, without } from './worked.js';

const reasons = (m: Market, actor?: string) =>
  Object.fromEntries(
    profile(m, { exclusions: actor === undefined ? [] : [{ actor, portionPct: 100 }], bands: 'us2023' }).reasons,
  );
const shares = { unit: 'shares-only', total: 'shares-only', 'suppliers.quantity': 'shares-only' };

describe('the reasons for missing values', () => {
  it.each([
    ['are empty for a fully known market in tonnes', tonnes(['60', '40'], '0', '100'), 'A', {}],
    [
      'include "nobody-excluded" for a remainder without an exclusion',
      tonnes(['60'], '40', '100'),
      undefined,
      { remaining: 'nobody-excluded' },
    ],
    [
      'include "shares-only" for the quantities of a market in shares',
      percents(['60']),
      undefined,
      { ...shares, 'rest.quantity': 'shares-only', remaining: 'nobody-excluded' },
    ],
    [
      'include "shares-only" for the remaining quantity of a market in shares',
      percents(['60', '20']),
      'A',
      { ...shares, 'rest.quantity': 'shares-only', 'remaining.quantity': 'shares-only' },
    ],
    [
      'include "nothing-left" for the HHI of an empty remainder',
      tonnes(['60'], '0', '60'),
      'A',
      { 'remaining.measures.hhi': 'nothing-left' },
    ],
    [
      'include "unidentified" for the HHI of a remainder without a known supplier',
      tonnes(['60'], '40', '100'),
      'A',
      { 'remaining.measures.hhi': 'unidentified' },
    ],
  ] as const)('%s', (_, m, actor, expected) => expect(reasons(m, actor)).toEqual(expected));
  it.each([
    [
      'include "inconsistent-shares" for shares above 100, which stay as read',
      percents(['60', '50']),
      undefined,
      [
        ['A', '60'],
        ['B', '50'],
      ],
      'inconsistent-shares',
      shares,
    ],
    [
      'include "inconsistent-shares" for quantities above the total, without shares',
      tonnes(['60', '50'], '0', '100'),
      '100',
      [],
      'inconsistent-shares',
      {},
    ],
    ['include "nothing-supplied" for a total of 0', tonnes(['0'], '0', '0'), '0', [], 'nothing-supplied', {}],
    [
      'include "nothing-supplied" if no supplier has anything and no total is stated',
      { ...tonnes(['0', '0'], '0', '0'), total: interval(0, 'unbounded') },
      '0',
      [],
      'nothing-supplied',
      {},
    ],
    [
      'include "nothing-supplied" for a total of 0 in percent',
      { ...percents(['0'], '0'), total: span('0') },
      undefined,
      [],
      'nothing-supplied',
      { unit: 'shares-only', total: 'shares-only' },
    ],
  ] as const)('%s', (_, m, total, suppliers, reason, others) => {
    const p = without(m, 'A');
    expect([p.unit, p.total && shown(p.total), p.suppliers.map((s) => [s.actor, shown(s.sharePct)])]).toEqual([
      m.unit,
      total,
      suppliers,
    ]);
    expect([p.rest, p.measures, p.more, p.band, p.remaining, p.sharp]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      true,
    ]);
    expect(Object.fromEntries(p.reasons)).toEqual({
      ...others,
      rest: reason,
      measures: reason,
      band: reason,
      remaining: reason,
    });
  });
});

describe('the suppliers of a profile', () => {
  it('are sorted by high end, low end and name', () => {
    const order = (held: Readonly<Record<string, string>>) =>
      without({
        ...percents([], '0'),
        suppliers: Object.entries(held).map(([actor, text]) => ({ actor, value: span(text) })),
      }).suppliers.map((s) => s.actor);
    expect(order({ B: '10', A: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '10', B: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '[10, 50]', B: '[20, 50]', C: '[0, 60]' })).toEqual(['C', 'B', 'A']);
    expect(order({ A: '[30, 40]', B: '[20, 50]', C: '[10, 50]' })).toEqual(['B', 'C', 'A']);
  });
  it('have the quantities that the total leaves them, or any if it is unbounded', () => {
    const quantities = (m: Market) =>
      without(m).suppliers.map((s) => `${s.actor} ${shown(s.sharePct)} ${shown(s.quantity)}`);
    expect(quantities(tonnes(['[30, inf)', '20'], '0', '[0, inf)'))).toEqual(['A [60, 100) [30, inf)', 'B (0, 40] 20']);
    expect(quantities(tonnes(['[0, 5]'], '[0, 4]', '[0, 9]'))).toEqual(['A [0, 100] [0, 5]']);
    expect(quantities(percents(['[0, 50]']))).toEqual(['A [0, 50] undefined']);
  });
});

describe('a profile under a cap', () => {
  const left = (m: Market, actor: string, portionPct = 100) => {
    const p = without(m, actor, portionPct);
    return [shown(p.remaining?.measures.hhi), p.sharp];
  };
  const cap = { cap: 15 };
  it('has a remainder with a capped rest', () =>
    // the best corner: 20, 15, 15 and 10 of 60
    expect(left(percents(['40', '20'], '[0, inf)', cap), 'A')).toEqual(['(1111.1111, 2638.8889]', true]));
  it('lets an excluded actor of unknown share hold at most the cap', () =>
    // 15 removed: 40, 20, 15 and 10 of 85
    expect(left(percents(['40', '20'], '[0, inf)', cap), 'X')).toEqual(['(2000, 3217.9931]', true]));
  it('has nobody above the leader in a remainder without part of it', () =>
    // the high end: half of 40, and 40 and 20 beside it
    expect(left(percents(['[30, 40]'], '[0, inf)', { leader: 'A' }), 'A', 50)).toEqual(['(311.4187, 3750]', true]));
  it.each([
    [
      'A [30, 35], B 10 and a cap of 5',
      percents(['[30, 35]', '10'], '[0, inf)', { cap: 5 }),
      '(1000, 1600]',
      '[30, 35]',
    ],
    [
      'A nearly 40, B 10, A the largest',
      percents(['[35, 40)', '10'], '[0, inf)', { leader: 'A' }),
      '(1325, 3400)',
      '[35, 40)',
    ],
    [
      'A 30-40, B 20-30, C 5, A the largest',
      percents(['[30, 40]', '[20, 30]', '5'], '[0, inf)', { leader: 'A' }),
      '(1325, 3250]',
      '[30, 40]',
    ],
  ])('[h3] is sharp for %s', (_, m, hhi, cr1) => {
    const p = without(m);
    expect([shown(p.measures?.hhi), shown(p.measures?.cr1Pct), p.sharp]).toEqual([hhi, cr1, true]);
  });
  it('is sharp if nothing is left', () => expect(left(percents(['100'], '0'), 'A')).toEqual(['undefined', true]));
  it('is sharp for a remainder of many intervals without an unbounded supplier', () =>
    // at the high end six suppliers of 2 and eleven of 1
    expect(left(tonnes(['[10, inf)', ...alike(17, '[1, 2]')], '0', '[0, inf)'), 'A')).toEqual([
      '[588.2353, 661.6257]',
      true,
    ]));
});

describe('the remainder of a market with a limited rest', () => {
  it('is at least what the leader allows an excluded supplier without a value to hold', () => {
    const led = percents(['40', '[10, 20]'], '[0, inf)', { leader: 'A' });
    expect(shown(without(led, 'nobody').remaining?.sharePct)).toBe('[60, 100]');
    // the rest alone could be 50
    expect(shown(without({ ...led, leader: 'none' }, 'nobody').remaining?.sharePct)).toBe('[50, 100]');
    expect(shown(without(led).rest?.sharePct)).toBe('[40, 50]');
  });
  it('has an open end where the rest has one, and no end where the total has none', () => {
    const { remaining } = without(tonnes(['[30, 40]'], '[0, 30)', '60', { cap: 90 }), 'nobody');
    expect([shown(remaining?.sharePct), shown(remaining?.quantity)]).toEqual(['(50, 100]', '(30, 60]']);
    // A is at least 30, for the rest of at most 30 holds the excluded one too
    expect(shown(without(tonnes(['[10, 40]'], '[0, 30]', '60', { cap: 90 }), 'nobody').remaining?.quantity)).toBe(
      '[30, 60]',
    );
    const endless = without(tonnes(['44'], '[0, inf)', '(90, inf)', { cap: 50 }), 'nobody');
    expect(shown(endless.remaining?.quantity)).toBe('[44, inf)');
  });
  it('is not sharp by the width of its HHI where the rest is bounded by more than the others', () => {
    const { remaining, sharp, gap } = without(percents(['30', '[10, 20]'], '[51, 60]', { cap: 30 }), 'nobody');
    const hhi = remaining?.measures.hhi;
    expect([sharp, gap]).toEqual([false, Number(hhi?.high) - Number(hhi?.low)]);
    expect(without(percents(['30', '[10, 20]'], '[50, 60]', { cap: 30 }), 'nobody').sharp).toBe(true);
  });
  it('is not sharp where a cap moves with the total', () => {
    const market = (total: string) => without(tonnes(['30', '20'], '[0, inf)', total, { cap: 20 }), 'nobody');
    expect([market('[60, 90]').sharp, market('90').sharp]).toEqual([false, true]);
  });
  it('is nothing where all of an uncertain holding is excluded', () => {
    const { remaining, reasons } = without(tonnes(['[50, 60]'], '0', '[0, inf)'), 'A');
    expect([shown(remaining?.sharePct), remaining?.measures.hhi, reasons.get('remaining.measures.hhi')]).toEqual([
      '0',
      undefined,
      'nothing-left',
    ]);
  });
});

describe('a market without a figure that rules something out', () => {
  it('has no band, and the reason for it', () => {
    const { band, reasons } = without(percents(['[0, 100]']));
    expect([band, reasons.get('band')]).toEqual([undefined, 'unidentified']);
  });
});

describe('a further measure that needs all shares', () => {
  it.each<[string, Market, string]>([
    ['of a market with a rest', percents(['60']), 'number-of-suppliers-unknown'],
    [
      'of one with a supplier that may hold nothing',
      percents(['[60, 70]', '[20, 40]', '[0, 9]'], '0'),
      'number-of-suppliers-unknown',
    ],
    ['of one in which each holds something', percents(['[60, 70]', '[30, 40]'], '0'), 'shares-not-exact'],
    ['of one in which one certainly holds nothing', percents(['[60, 70]', '[30, 40]', '0'], '0'), 'shares-not-exact'],
    ['of one with more than nothing in an open end', percents(['[60, 100)', '(0, 40]'], '0'), 'shares-not-exact'],
  ])('is undefined for one reason: %s', (_what, market, reason) => {
    const { more, reasons: found } = without(market);
    expect([more?.gini, found.get('measures.gini')]).toEqual([undefined, reason]);
  });
});

describe('a market without a high end of its total', () => {
  it('has an HHI only where one supplier holds all, or all that is left', () => {
    const one = without(tonnes(['[0, inf)', '0'], '0', '(90, inf)'));
    expect([shown(one.measures?.hhi), shown(one.measures?.cr1Pct)]).toEqual(['10000', '100']);
    const two = without(tonnes(['[0, inf)', '5'], '0', '(90, inf)'), 'B');
    expect([shown(two.measures?.hhi), shown(two.remaining?.measures.hhi)]).toEqual(['undefined', '10000']);
    expect(shown(without(tonnes(['[0, inf)', '5', '3'], '0', '(90, inf)'), 'B').remaining?.measures.hhi)).toBe(
      'undefined',
    );
    expect(shown(without(tonnes(['[0, inf)'], '[0, 5]', '(90, inf)')).measures?.hhi)).toBe('undefined');
  });
});
