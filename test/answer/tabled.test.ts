import { describe, expect, it } from 'vitest';
import { tabled } from '../../src/answer/evidence-market.js';
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
  tabled(
    Object.entries(rows).map(([actor, printed]) => row(actor, printed)),
    'printed',
  );

describe('the rows of a table', () => {
  it.each([
    ['do not where they make it up', { A: '60', B: '40', World: '100' }, false],
    ['do where they are more', { A: '60', B: '41', World: '100' }, true],
    ['do where they would have to be what it is below', { A: '60', B: '40', World: '<100' }, true],
    ['do where one is above what would make it up', { A: '>60', B: '40', World: '100' }, true],
    ['do not where one is above less', { A: '>60', B: '30', World: '100' }, false],
    ['do not exceed a total below what they may be below', { A: '60', B: '30', World: '<100' }, false],
    ['never exceed what has no high end', { A: '60', B: '30', World: '>80' }, false],
  ] as const)('exceed its total: %s', (_, rows, expected) => expect(table(rows).exceeds).toBe(expected));
  it.each([
    ['of known rows there is none', { A: '70', B: '40', World: '100' }, '0'],
    ['an unknown Other is none', { A: '70', B: '40', Other: 'NA', World: '100' }, '0'],
    ['a known one is it', { A: '70', B: '40', Other: '3', World: '100' }, '3'],
    ['an unknown row may be any', { A: '70', B: '40', C: 'NA', World: '100' }, '[0, inf)'],
    ['an unknown row beside Other is more', { A: '70', B: '40', C: 'NA', Other: '3', World: '100' }, '[3, inf)'],
    ['within the total Other bounds it from below', { A: '70', Other: '3', World: '100' }, '[3, inf)'],
  ] as const)('leave a rest: %s', (_, rows, expected) => expect(shown(table(rows).market.rest)).toBe(expected));
  it('stand by name, the doubtful left away', () => {
    const { market } = tabled([row('B', '1'), row('C', '2', 'doubtful'), row('A', '3'), row('D', 'NA')], 'printed');
    expect(market.suppliers.map((s) => [s.actor, shown(s.value)])).toEqual([
      ['A', '3'],
      ['B', '1'],
    ]);
    expect([market.unit, tabled([], 'printed').market.unit]).toEqual(['t', undefined]);
  });
});
