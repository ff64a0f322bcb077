import { describe, expect, it } from 'vitest';
import type { Market } from '../../src/market/market.js';
import { shares } from '../../src/market/shares.js';
import { percents, shown, span, tonnes } from './worked.js';

const table = (m: Market, actor?: string, portionPct = 100) =>
  shares(m, actor === undefined ? [] : [{ actor, portionPct }]);
/** The supplier, share and quantity of each line. */
const lines = (...of: Parameters<typeof table>): readonly string[] =>
  table(...of).map((l) => `${l.actor ?? l.kind} ${shown(l.sharePct)} ${shown(l.quantity)}`);
const ranks = (m: Market): readonly string[] =>
  table(m).flatMap((l) => (l.rank ? [`${l.actor} ${l.rank.low} ${l.rank.high}`] : []));
const named = (held: Readonly<Record<string, string>>, rest: string): Market => ({
  ...percents([], rest),
  suppliers: Object.entries(held).map(([actor, text]) => ({ actor, value: span(text) })),
});

describe('the lines of a table', () => {
  it('are sorted by high end, then low end, then name', () => {
    const order = (held: Readonly<Record<string, string>>) => table(named(held, '0')).flatMap((l) => l.actor ?? []);
    expect(order({ B: '10', A: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '10', B: '10', C: '80' })).toEqual(['C', 'A', 'B']);
    expect(order({ A: '[10, 50]', B: '[20, 50]', C: '[0, 60]' })).toEqual(['C', 'B', 'A']);
    expect(order({ A: '[20, 40]', B: '[20, 50]', C: '[0, 60]' })).toEqual(['C', 'B', 'A']);
  });
  it('have quantities only if the market has them', () => {
    expect(lines(percents(['60']))).toEqual(['A 60 undefined', 'rest 40 undefined', 'total 100 undefined']);
    expect(lines(tonnes(['3'], '[0, inf)', '[4, 5]'))).toEqual([
      'A [60, 75] 3',
      'rest [25, 40] [1, 2]',
      'total 100 [4, 5]',
    ]);
    expect(table(percents(['60'])).map((l) => l.kind)).toEqual(['supplier', 'rest', 'total']);
  });
  it('exclude an excluded supplier, or keep the part of it that is kept', () => {
    const m = tonnes(['60', '20'], '20', '100');
    expect(lines(m, 'A')).toEqual(['B 50 20', 'rest 50 20', 'total 100 40']);
    expect(lines(m, 'A', 50)).toEqual(['A 42.8571 30', 'B 28.5714 20', 'rest 28.5714 20', 'total 100 70']);
  });
  it('allow an excluded actor of unknown share any part of the rest', () =>
    expect(lines(percents(['60']), 'X')).toEqual([
      'A [60, 100] undefined',
      'rest [0, 40] undefined',
      'total 100 undefined',
    ]));
  it('leave the rest to others if nothing else would remain', () =>
    expect(lines(percents(['0']), 'X')).toEqual(['A 0 undefined', 'rest 100 undefined', 'total 100 undefined']));
  it('are absent if nothing is kept, nothing is supplied or the shares contradict', () =>
    expect([table(percents(['100'], '0'), 'A'), table(tonnes(['0'], '0', '0')), table(percents(['60', '50']))]).toEqual(
      [[], [], []],
    ));
  it.each([
    ['nobody', '100', '0', '0'],
    ['perhaps nobody', '[60, 100]', '[0, inf)', '[0, 1600]'],
    ['somebody, however little', '[60, 100)', '[0, inf)', '(0, 1600]'],
    ['somebody known', '70', '30', '(0, 900]'],
    ['somebody of two sizes', '[80, 90)', '[0, inf)', '(0, 400]'],
  ] as const)('show a contribution of up to its square for a rest that is %s', (_, held, rest, expected) => {
    const contribution = table(percents([held], rest)).find((l) => l.kind === 'rest')?.contribution;
    expect(shown(contribution)).toBe(expected);
  });
});

describe('in an uncertain total', () => {
  it('an unbounded rest may be nearly all', () =>
    expect(lines(tonnes(['30', '0'], '[0, inf)', '(90, inf)'))).toEqual([
      'A (0, 33.3333) 30',
      'B 0 0',
      'rest (66.6667, 100) (60, inf)',
      'total 100 (90, inf)',
    ]));
  it('an unbounded supplier may be nearly all, but no other supplier', () =>
    expect(lines(tonnes(['[30, inf)', '20'], '0', '[0, inf)'))).toEqual([
      'A [60, 100) [30, inf)',
      'B (0, 40] 20',
      'rest 0 0',
      'total 100 [50, inf)',
    ]));
  it('the part that is left of an unbounded supplier may be nearly all', () => {
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
  it('two unbounded suppliers may each be nearly all', () =>
    expect(lines(tonnes(['[10, inf)', '[10, inf)'], '0', '[0, inf)'))).toEqual([
      'A (0, 100) [10, inf)',
      'B (0, 100) [10, inf)',
      'rest 0 0',
      'total 100 [20, inf)',
    ]));
  it('one supplier or the rest may be everything if the total may be 0', () =>
    expect(lines(tonnes(['[0, 5]'], '[0, 4]', '[0, 9]'))).toEqual([
      'A [0, 100] [0, 5]',
      'rest [0, 100] [0, 4]',
      'total 100 [0, 9]',
    ]));
});

describe('the rank of a supplier', () => {
  it.each([
    ['counts other suppliers only', percents(['[30, 40]', '[60, 70]'], '0'), ['B 1 1', 'A 2 2']],
    ['is not behind a supplier that can only be as large', percents(['[30, 50]', '[50, 70]'], '0'), ['B 1 1', 'A 1 2']],
    ['counts the suppliers that may be larger', percents(['[30, 60]', '[40, 70]'], '0'), ['B 1 2', 'A 1 2']],
    [
      'is known for a supplier that may have nothing if there is no rest',
      percents(['[0, 40]', '[60, 100]'], '0'),
      ['B 1 1', 'A 2 2'],
    ],
    [
      'is behind certain suppliers for one that may have nothing',
      percents(['60', '[0, 10]']),
      ['A 1 1', 'B 2 undefined'],
    ],
    // three suppliers above 2.5 need a rest above 7.5
    ['is behind as many suppliers as fit into the rest', tonnes(['2.5'], '7.5', '10'), ['A 1 3']],
    ['is behind one more supplier if the rest is larger', tonnes(['2.5'], '7.6', '10.1'), ['A 1 4']],
    [
      'may be behind any unbounded supplier',
      tonnes(['[30, inf)', '20', '[10, inf)'], '0', '[0, inf)'),
      ['A 1 2', 'C 1 3', 'B 2 3'],
    ],
  ] as const)('%s', (_, m, expected) => expect(ranks(m)).toEqual(expected));
});
