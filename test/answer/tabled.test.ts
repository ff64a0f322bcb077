import { describe, expect, it } from 'vitest';
import { tableMarket } from '../../src/answer/evidence-market.js';
import type { Observation } from '../../src/domain/observation.js';
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
});
const table = (rows: Readonly<Record<string, string>>) =>
  tableMarket(
    Object.entries(rows).map(([actor, printed]) => row(actor, printed)),
    'printed',
  );

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
    ['zero, if Other is unknown', { A: '70', B: '40', Other: 'NA', World: '100' }, '0'],
    ['Other, if it is known', { A: '70', B: '40', Other: '3', World: '100' }, '3'],
    ['any amount, if a row is unknown', { A: '70', B: '40', C: 'NA', World: '100' }, '[0, inf)'],
    ['Other or more, if a row is unknown too', { A: '70', B: '40', C: 'NA', Other: '3', World: '100' }, '[3, inf)'],
    ['at least Other, if the rows stay within the total', { A: '70', Other: '3', World: '100' }, '[3, inf)'],
  ] as const)('has a rest: %s', (_, rows, expected) => expect(shown(table(rows).market.rest)).toBe(expected));
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
