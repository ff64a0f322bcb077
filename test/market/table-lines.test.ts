import { describe, expect, it } from 'vitest';
import type { Market } from '../../src/market/market.js';
import { shares } from '../../src/market/shares.js';
import { percents, shown, span, tonnes } from './worked.js';

const table = (m: Market, actor?: string, portionPct = 100) =>
  shares(m, actor === undefined ? [] : [{ actor, portionPct }]);
/** Who, with which share and which quantity. */
const lines = (...of: Parameters<typeof table>): readonly string[] =>
  table(...of).map((l) => `${l.actor ?? l.kind} ${shown(l.sharePct)} ${shown(l.quantity)}`);
const ranks = (m: Market): readonly string[] =>
  table(m).flatMap((l) => (l.rank ? [`${l.actor} ${l.rank.low} ${l.rank.high}`] : []));
const named = (held: Readonly<Record<string, string>>, rest: string): Market => ({
  ...percents([], rest),
  suppliers: Object.entries(held).map(([actor, text]) => ({ actor, value: span(text) })),
});

describe('the lines of a table', () => {
  it('stand by high end, then low end, then name', () => {
    const order = (held: Readonly<Record<string, string>>) => table(named(held, '0')).flatMap((l) => l.actor ?? []);
    expect(order({ B: '10', A: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '10', B: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '[10, 50]', B: '[20, 50]', C: '[0, 60]' })).toEqual(['C', 'B', 'A']);
    expect(order({ A: '[20, 40]', B: '[20, 50]', C: '[0, 60]' })).toEqual(['C', 'B', 'A']);
  });
  it('have quantities only where the market has', () => {
    expect(lines(percents(['60']))).toEqual(['A 60 undefined', 'rest 40 undefined', 'total 100 undefined']);
    expect(lines(tonnes(['3'], '[0, inf)', '[4, 5]'))).toEqual([
      'A [60, 75] 3',
      'rest [25, 40] [1, 2]',
      'total 100 [4, 5]',
    ]);
    expect(table(percents(['60'])).map((l) => l.kind)).toEqual(['supplier', 'rest', 'total']);
  });
  it('leave out who is left out, and keep what is kept of it', () => {
    const m = tonnes(['60', '20'], '20', '100');
    expect(lines(m, 'A')).toEqual(['B 50 20', 'rest 50 20', 'total 100 40']);
    expect(lines(m, 'A', 50)).toEqual(['A 42.8571 30', 'B 28.5714 20', 'rest 28.5714 20', 'total 100 70']);
  });
  it('of a rest that an unknown excluded actor may hold reach from without it to with it', () =>
    expect(lines(percents(['60']), 'X')).toEqual([
      'A [60, 100] undefined',
      'rest [0, 40] undefined',
      'total 100 undefined',
    ]));
  it('of a rest that it may hold all of, with nobody else, are those where it does not', () =>
    expect(lines(percents(['0']), 'X')).toEqual(['A 0 undefined', 'rest 100 undefined', 'total 100 undefined']));
  it('are none where nothing is kept, nothing supplied or nothing agrees', () =>
    expect([table(percents(['100'], '0'), 'A'), table(tonnes(['0'], '0', '0')), table(percents(['60', '50']))]).toEqual(
      [[], [], []],
    ));
  it.each([
    ['nobody', '100', '0', '0'],
    ['perhaps nobody', '[60, 100]', '[0, inf)', '[0, 1600]'],
    ['somebody, however little', '[60, 100)', '[0, inf)', '(0, 1600]'],
    ['somebody known', '70', '30', '(0, 900]'],
    ['somebody of two sizes', '[80, 90)', '[0, inf)', '(0, 400]'],
  ] as const)('a rest that is %s adds from nothing to its square', (_, held, rest, expected) => {
    const contribution = table(percents([held], rest)).find((l) => l.kind === 'rest')?.contribution;
    expect(shown(contribution)).toBe(expected);
  });
});

describe('of an endless total', () => {
  it('an endless rest may become all of it', () =>
    expect(lines(tonnes(['30', '0'], '[0, inf)', '(90, inf)'))).toEqual([
      'A (0, 33.3333) 30',
      'B 0 0',
      'rest (66.6667, 100) (60, inf)',
      'total 100 (90, inf)',
    ]));
  it('an endless supplier may, and nobody beside it', () =>
    expect(lines(tonnes(['[30, inf)', '20'], '0', '[0, inf)'))).toEqual([
      'A [60, 100) [30, inf)',
      'B (0, 40] 20',
      'rest 0 0',
      'total 100 [50, inf)',
    ]));
  it('what is left of an endless supplier may, unless nothing is', () => {
    const m = tonnes(['[30, inf)', '20', '[0, 10]'], '0', '[0, inf)');
    expect(lines(m, 'A', 50)).toEqual([
      'A [33.3333, 100) [15, inf)',
      'B (0, 57.1429] 20',
      'C [0, 22.2222] [0, 10]',
      'rest 0 0',
      'total 100 [35, inf)',
    ]);
    expect(lines(m, 'A')).toEqual(['B [66.6667, 100] 20', 'C [0, 33.3333] [0, 10]', 'rest 0 0', 'total 100 [20, 30]']);
  });
  it('two endless suppliers may take all from each other', () =>
    expect(lines(tonnes(['[10, inf)', '[10, inf)'], '0', '[0, inf)'))).toEqual([
      'A (0, 100) [10, inf)',
      'B (0, 100) [10, inf)',
      'rest 0 0',
      'total 100 [20, inf)',
    ]));
  it('nothing but what is known may be all', () =>
    expect(lines(tonnes(['[0, 5]'], '[0, 4]', '[0, 9]'))).toEqual([
      'A [0, 100] [0, 5]',
      'rest [0, 100] [0, 4]',
      'total 100 [0, 9]',
    ]));
});

describe('the place of a supplier', () => {
  it.each([
    ['counts others, not itself', percents(['[30, 40]', '[60, 70]'], '0'), ['B 1 1', 'A 2 2']],
    ['is not lost to one that may be no larger', percents(['[30, 50]', '[50, 70]'], '0'), ['B 1 1', 'A 1 2']],
    ['counts who may be larger', percents(['[30, 60]', '[40, 70]'], '0'), ['B 1 2', 'A 1 2']],
    [
      'of one that may be nobody is known where there is no rest',
      percents(['[0, 40]', '[60, 100]'], '0'),
      ['B 1 1', 'A 2 2'],
    ],
    ['of one that may be nobody is behind the certain', percents(['60', '[0, 10]']), ['A 1 1', 'B 2 undefined']],
    // three of the rest are larger than 2.5 only in more than 7.5
    ['is behind as many of the rest as fit', tonnes(['2.5'], '7.5', '10'), ['A 1 3']],
    ['is behind one more where there is more', tonnes(['2.5'], '7.6', '10.1'), ['A 1 4']],
    [
      'beside the endless is behind them',
      tonnes(['[30, inf)', '20', '[10, inf)'], '0', '[0, inf)'),
      ['A 1 2', 'C 1 3', 'B 2 3'],
    ],
  ] as const)('%s', (_, m, expected) => expect(ranks(m)).toEqual(expected));
});
