import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableMarket } from '../../src/answer/evidence-market.js';
import type { Observation } from '../../src/domain/observation.js';
import type { ReadingPolicy } from '../../src/domain/reading.js';
import { profile } from '../../src/market/profile.js';
import { shown } from '../market/worked.js';

const row = (actor: string, printed: string, status: Observation['status'] = 'ok'): Observation => ({
  observation: `${actor}-${printed}`,
  subject: 's',
  stage: 'x',
  actor,
  period: '',
  measure: 'quantity',
  unit: 't',
  printed,
  table: 't',
  status,
  repeats: '',
  source: 'a',
  locator: 'l',
  note: '',
  excludes: [],
  ore: '',
  basis: '',
});
const table = (rows: Readonly<Record<string, string>>, reading: ReadingPolicy = 'printed') =>
  tableMarket(
    Object.entries(rows).map(([actor, printed]) => row(actor, printed)),
    reading,
  );
/** The World row of a total that leaves suppliers out. */
const total = (printed: string, excludes: readonly string[]): Observation => ({ ...row('World', printed), excludes });
const TERMS = { exclusions: [], bands: 'us2023' } as const;
/** Tables whose rows reach a rounded total beside an unknown row. */
const EQUAL = { A: '61,000', B: '20,000', C: 'NA', World: '81,000' };
const ZINC = { A: '130,800', B: '85,000', C: 'NA', Other: '25,000', World: '240,000' };

describe('the market of a table', () => {
  it.each([
    ['no, if they add up to the total', { A: '60', B: '40', World: '100' }, false],
    ['yes, if they add up to more', { A: '60', B: '41', World: '100' }, true],
    ['yes, if they add up to 100 and the total is below 100', { A: '60', B: '40', World: '<100' }, true],
    ['yes, if one row is above what would complete the total', { A: '>60', B: '40', World: '100' }, true],
    ['no, if a row with an open end may still complete the total', { A: '>60', B: '30', World: '100' }, false],
    ['no, if they add up to 90 and the total is below 100', { A: '60', B: '30', World: '<100' }, false],
    ['no, if the total has no high end', { A: '60', B: '30', World: '>80' }, false],
  ] as const)('has rows above its total: %s', (_, rows, expected) => expect(table(rows).exceeds).toBe(expected));
  it.each([
    ['zero, if all rows are known and exceed the total', { A: '70', B: '40', World: '100' }, '0'],
    ['any amount, if Other is unknown', { A: '70', B: '40', Other: 'NA', World: '100' }, '[0, inf)'],
    ['Other, if it is known', { A: '70', B: '40', Other: '3', World: '100' }, '3'],
    ['any amount, if a row is unknown', { A: '70', B: '40', C: 'NA', World: '100' }, '[0, inf)'],
    ['Other or more, if a row is unknown too', { A: '70', B: '40', C: 'NA', Other: '3', World: '100' }, '[3, inf)'],
    ['at least Other, if the rows stay within the total', { A: '70', Other: '3', World: '100' }, '[3, inf)'],
  ] as const)('has a rest: %s', (_, rows, expected) => expect(shown(table(rows).market.rest)).toBe(expected));
  it.each([
    ['the stated one, if known rows stay below it', { A: '60', B: '30', World: '100' }, 'stated', '100'],
    ['the stated one, if known rows equal it', { A: '60', B: '40', World: '100' }, 'stated', '100'],
    ['the sum, if known rows exceed it', { A: '60', B: '41', World: '100' }, 'rows', '101'],
    ['read by its rounding, if a row is unknown and the others equal it', EQUAL, 'rounding', '[81000, 81500]'],
    ['read by its rounding, if a row is unknown and the others exceed it', ZINC, 'rounding', '[240800, 245000]'],
    [
      'read by its rounding, if Other is unknown',
      { ...ZINC, C: '24,200', Other: 'NA' },
      'rounding',
      '[240000, 245000]',
    ],
    ['a single number, if the rows reach the end of the rounding', { ...ZINC, Other: '29,200' }, 'rounding', '245000'],
    ['known from below, if the rows exceed even the rounding', { ...ZINC, Other: '29,201' }, 'below', '[245001, inf)'],
    ['as stated, if a row is unknown and the others stay below it', { ...ZINC, Other: '0' }, 'stated', '240000'],
  ] as const)('[s1] has a total: %s', (_, rows, basis, total) => {
    const found = table(rows);
    const { total: whole } = profile(found.market, { exclusions: [], bands: 'us2023' });
    expect([found.basis, shown(whole)]).toEqual([basis, total]);
  });
  it('[s1] is determined although a row is unknown, where the rows exceed a rounded total', () => {
    const { measures } = profile(table(ZINC).market, { exclusions: [], bands: 'us2023' });
    expect(measures?.hhi?.high).toBeLessThan(10_000);
    // the rows as the total would say that the unknown row is nothing
    expect(measures?.hhi?.low).toBeLessThan(Number(measures?.hhi?.high));
  });
  it('[s1] has bounds that hold for every total within the rounding, and that some total attains', () => {
    const tables = fc.record({ a: fc.integer({ min: 1, max: 400 }), b: fc.integer({ min: 1, max: 400 }) });
    let seen = 0;
    fc.assert(
      fc.property(tables, ({ a, b }) => {
        // the total of the rows, rounded to the last place but one
        const place = a + b < 100 ? 1 : 10;
        const stated = Math.round((a + b) / place) * place;
        const zeros = /0*$/.exec(String(stated))?.[0].length ?? 0;
        const top = stated + 10 ** zeros / 2;
        if (a + b < stated || a + b > top) return;
        seen += 1;
        const { market, basis } = table({ A: String(a), B: String(b), C: 'NA', World: String(stated) });
        const { hhi } = profile(market, TERMS).measures ?? {};
        const squares = a * a + b * b;
        const one = (t: number): number => (1e4 * (squares + (t - a - b) ** 2)) / t ** 2;
        expect(basis).toBe('rounding');
        expect(hhi?.low).toBeCloseTo((1e4 * squares) / top ** 2, 6);
        expect(hhi?.high).toBeCloseTo(Math.max(one(a + b), one(top)), 6);
        for (let t = a + b; t <= top; t += 0.5) expect(one(t)).toBeLessThanOrEqual(Number(hhi?.high) + 1e-6);
      }),
    );
    expect(seen).toBeGreaterThan(0);
  });
  it('[s3] is the world without the suppliers that its total leaves out', () => {
    const rows = [row('A', '40,000'), row('B', '70,720'), row('C', 'W'), total('110,000', ['C'])];
    const { market, basis } = tableMarket(rows, 'printed');
    expect([basis, shown(market.rest), shown(profile(market, TERMS).total)]).toEqual(['rows', '0', '110720']);
    // a printed row of such a supplier has no part in it either
    const printed = tableMarket([...rows.slice(0, 2), row('C', '900'), total('110,000', ['C'])], 'printed');
    expect(printed.market).toEqual(market);
    // with the guard off, the total is known only from above its rows, and the unknown row is part of the rest
    const off = tableMarket([...rows.slice(0, 3), total('110,000', [])], 'printed');
    expect([off.basis, shown(off.market.rest)]).toEqual(['rounding', '[0, inf)']);
  });
  it.each([
    ['none within the rounding of the total', { A: '60', B: '50', World: '100' }, undefined],
    ['none within the rounding of the rows', { A: '60', B: '80', World: '100' }, undefined],
    ['a factor above both', { A: '66', B: '99', World: '100' }, 1.65],
    ['a factor from 1.5, whatever the rounding', { A: '1', B: '1', C: '1', World: '2' }, 1.5],
    ['no factor for a total of 0', { A: '3', World: '0' }, 'none'],
    ['none for rows without a value', { A: 'NA', World: '0' }, undefined],
    ['none if the total is known only from below', { A: '60', World: '>20' }, undefined],
  ] as const)('[s1] has an excess: %s', (_, rows, factor) => {
    for (const reading of ['printed', 'rounded'] as const) {
      const { excess } = table(rows, reading);
      expect(excess && (excess.factor ?? 'none')).toBe(factor);
    }
  });
  it('has its suppliers in order of name, without doubtful or unknown rows', () => {
    const { market } = tableMarket(
      [row('B', '1'), row('C', '2', 'doubtful'), row('A', '3'), row('D', 'NA')],
      'printed',
    );
    expect(market.suppliers.map((s) => [s.actor, shown(s.value)])).toEqual([
      ['A', '3'],
      ['B', '1'],
    ]);
    expect([market.unit, tableMarket([], 'printed').market.unit]).toEqual(['t', undefined]);
  });
});
