import { describe, expect, it } from 'vitest';
import { interval, point } from '../../src/domain/interval.js';
import { contradiction } from '../../src/market/contradiction.js';
import { market, type Typed, UntypableMarket } from '../../src/market/typed.js';
import { LIBRARY_ADVICE, type TypingProblem, typingWords } from '../../src/market/typing-words.js';

const FREE = interval(0, 'unbounded');
type Entries = readonly (readonly [string, string | number])[];
const refused = (entries: Entries, typed: Typed = {}): TypingProblem | undefined => {
  try {
    market(entries, typed);
    return undefined;
  } catch (e) {
    if (!(e instanceof UntypableMarket)) throw e;
    expect([e.name, e.code, e.message]).toEqual([
      'UntypableMarket',
      'untypable-market',
      typingWords(e.problem, LIBRARY_ADVICE),
    ]);
    return e.problem;
  }
};
const A: Entries = [['A', '60']];

describe('a typed market', () => {
  it('is refused if an option is misspelt or has no meaning, or if there is no list of pairs', () => {
    // what a caller without types may give
    const anything = (value: unknown) => value as never;
    expect(refused(A, anything({ totl: 39 }))).toMatchObject({ kind: 'unknown-option', name: 'totl' });
    expect(refused(A, anything({ closed: 'no' }))).toEqual({ kind: 'bad-closed', name: 'no' });
    for (const given of [{ A: 60 }, 'A=60', undefined, null, ['A'], [['A', '60'], 'B'], [[60, 'A']]])
      expect(refused(anything(given))).toEqual({ kind: 'no-pairs' });
    expect(market(A, anything({ total: undefined, closed: undefined }))).toEqual(market(A));
    expect(() => market(A, anything({ totl: 39 }))).toThrow(
      'No option is called "totl". There are total, unit, closed, cap, leader and reading.',
    );
  });
  it('has shares of 100 and a free rest by default', () => {
    const made = market(A);
    expect(made).toEqual({
      unit: undefined,
      suppliers: [{ actor: 'A', value: point(60) }],
      rest: FREE,
      total: point(100),
      unknown: [],
    });
    expect(Object.keys(made)).toEqual(['unit', 'suppliers', 'rest', 'total', 'unknown']);
  });
  it.each<[string, Entries]>([
    [
      'fractions in words',
      [
        ['A', 'a third'],
        ['B', 'two thirds'],
      ],
    ],
    ['shares of 16 decimals', ['3', '3', '4'].map((last, i) => [`S${i}`, `33.333333333333333${last}`] as const)],
    [
      'shares of 20 decimals',
      [
        ['A', '99.99999999999999999999'],
        ['B', '0.00000000000000000001'],
      ],
    ],
  ])('that is closed may have %s which add up to 100', (_what, entries) => {
    expect(contradiction(market(entries, { closed: true }))).toBeUndefined();
    expect(contradiction(market([...entries, ['C', '0.00000000000000001']]))).toMatchObject({
      sum: 100,
      difference: 1e-17,
    });
  });
  it('keeps the exact low end of a typed Other', () => {
    const made = market([
      ['A', 'a third'],
      ['Other', 'two thirds'],
    ]);
    expect(contradiction(made)).toBeUndefined();
  });
  it('has quantities if a total is stated, in a unit that may be blank', () => {
    expect(market([['A', '270,000']], { total: 'nearly 390,000' })).toMatchObject({
      unit: '',
      suppliers: [{ actor: 'A', value: point(270_000) }],
      total: interval(370_500, 390_000, false, true),
    });
    expect(market(A, { total: '100', unit: 't' }).unit).toBe('t');
  });
  it('is read as printed unless the reading is rounded', () => {
    expect([market(A), market(A, { reading: 'rounded' })].map((m) => m.suppliers[0]?.value)).toEqual([
      point(60),
      interval(59.5, 60.5),
    ]);
  });
  it.each(
    [
      ['A', 'B', 'C'],
      ['C', 'B', 'A'],
      ['B', 'C', 'A'],
      ['C', 'A', 'B'],
    ].map((names) => [names] as const),
  )('has its suppliers in order of name: %j', (names) => {
    const made = market(names.map((name) => [name, '10'] as const));
    expect(made.suppliers.map((s) => s.actor)).toEqual(['A', 'B', 'C']);
  });
  it('keeps an unknown supplier in the rest, or gives it any share if the market is closed', () => {
    const entries: Entries = [
      ['B', 'NA'],
      ['A', '60'],
    ];
    expect(market(entries)).toMatchObject({ suppliers: [{ actor: 'A' }], rest: FREE, unknown: ['B'] });
    const closed = market(entries, { closed: true });
    expect(closed.suppliers).toEqual([
      { actor: 'A', value: point(60) },
      { actor: 'B', value: FREE },
    ]);
    expect([closed.rest, 'unknown' in closed]).toEqual([point(0), false]);
  });
  it.each<[string, string, boolean, unknown]>([
    ['Other', '5-10', false, interval(5, 'unbounded')],
    ['others', 'over 5', false, interval(5, 'unbounded', true)],
    ['Rest', '5-10', false, interval(5, 10)],
    [' Rest ', '5-10', false, interval(5, 10)],
    ['REST', 'over 5', false, interval(5, 100, true)],
    ['Other', '5-10', true, interval(5, 10)],
    ['Rest', 'NA', false, FREE],
    ['Rest of world', '5-10', false, interval(5, 'unbounded')],
    [' Rest of the World ', '5', false, interval(5, 'unbounded')],
    ['Other', 'NA', true, FREE],
  ])('takes %s=%s, closed: %s, as the rest', (name, value, closed, rest) => {
    const made = market([...A, [name, value]], { closed });
    expect([made.rest, made.suppliers.length]).toEqual([rest, 1]);
  });
  it.each(['Restland', 'Everest', 'Otherland', 'Another', 'Desktop 3', 'top 3 land', 'crown'])(
    'takes "%s" as an ordinary supplier',
    (name) => {
      expect(market([[name, '5']])).toMatchObject({ suppliers: [{ actor: name }], rest: FREE });
    },
  );
  it.each([0, 5, 100])('may have a cap of %d', (cap) => {
    expect(market(A, { cap, leader: 'A' })).toMatchObject({ cap, leader: 'A' });
  });
});

describe('a number', () => {
  it.each<[number, Typed]>([
    [92, {}],
    [92.5, {}],
    [0, {}],
    [-0, {}],
    [0.1 + 0.2, {}],
    [1e-7, {}],
    [1e21, { total: 2e21 }],
    [123_456.75, { total: 200_000 }],
  ])('%d is read as its shortest decimal', (value, typed) => {
    const printed = { ...typed, ...(typed.total === undefined ? {} : { total: String(typed.total) }) };
    for (const reading of ['printed', 'rounded'] as const)
      expect(market([['A', value]], { ...typed, reading })).toEqual(
        market([['A', String(value)]], { ...printed, reading }),
      );
  });
  it.each([
    [Number.NaN, 'Cannot read "NaN" for A. Write 90%'],
    [Number.POSITIVE_INFINITY, 'Cannot read "Infinity" for A. Write 90%'],
    [-5, '"-5" for A is negative, and no share is below 0. Write 90%'],
    [-1e-7, '"-1e-7" for A is negative, and no share is below 0. Write 90%'],
    [101, '"101" for A is more than 100 %. Write a share from 0 to 100 %. For quantities, give their total'],
  ])('%d is refused with a message that says what to write', (value, words) => {
    expect(() => market([['A', value]])).toThrow(words);
  });
  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('%d is no total', (total) => {
    expect(refused(A, { total })).toMatchObject({ kind: 'unreadable', name: 'total', measure: 'quantity' });
  });
  it('is not made of anything else, even where a caller has no types', () => {
    for (const value of ['[]', '[92]', 'null', 'true', '{}'])
      expect(refused(JSON.parse(`[["A", ${value}]]`))).toMatchObject({
        kind: 'unreadable',
        name: 'A',
        reason: 'not-a-value',
      });
  });
});

describe('a market is refused for', () => {
  it.each<[string, Entries, Typed, TypingProblem]>([
    [
      'a value that cannot be read',
      [['A', 'lots']],
      {},
      { kind: 'unreadable', name: 'A', value: 'lots', measure: 'share', reason: 'not-a-value' },
    ],
    [
      'a total that cannot be read',
      A,
      { total: '5%' },
      { kind: 'unreadable', name: 'total', value: '5%', measure: 'quantity', reason: 'percent-of-quantity' },
    ],
    ['an unknown total', A, { total: 'NA' }, { kind: 'unknown-total', name: 'NA' }],
    ['a total of 0', A, { total: '0' }, { kind: 'unknown-total', name: '0' }],
    ['a repeated name', [...A, ['B', '1'], ['A ', '2']], {}, { kind: 'twice', name: 'A' }],
    ['two names of the rest', [...A, ['Other', '5'], ['Rest', '5']], {}, { kind: 'twice', name: 'Rest' }],
    ['the first of two repeated names', [...A, ['B', '1'], ['B', '2'], ['A', '2']], {}, { kind: 'twice', name: 'B' }],
    ['a share of several suppliers together', [...A, ['Top 3', '86']], {}, { kind: 'joint', name: 'Top 3' }],
    ['a concentration ratio instead of a supplier', [['CR4', '86']], {}, { kind: 'joint', name: 'CR4' }],
    ['no supplier', [['Other', '5']], {}, { kind: 'empty' }],
    ['a cap below 0', A, { cap: -1 }, { kind: 'bad-cap', name: '-1' }],
    ['a cap above 100', A, { cap: 100.5 }, { kind: 'bad-cap', name: '100.5' }],
    ['a leader that is no text', A, JSON.parse('{"leader":5}'), { kind: 'no-leader', name: '5', known: ['A'] }],
    ['a cap that is a text', A, JSON.parse('{"cap":"5%"}'), { kind: 'bad-cap', name: '5%' }],
    ['a cap in words', A, JSON.parse('{"cap":"5"}'), { kind: 'bad-cap', name: '5' }],
    ['a reading that does not exist', A, JSON.parse('{"reading":"loose"}'), { kind: 'bad-reading', name: 'loose' }],
    ['a cap that is not a number', A, { cap: Number.NaN }, { kind: 'bad-cap', name: 'NaN' }],
    ['a leader that is not among the suppliers', A, { leader: 'B' }, { kind: 'no-leader', name: 'B', known: ['A'] }],
  ])('%s', (_what, entries, typed, problem) => {
    expect(refused(entries, typed)).toEqual(problem);
    expect(() => market(entries, typed)).not.toThrow(/--[a-z]|reshare /);
  });
});
