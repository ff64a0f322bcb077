import { expect, it } from 'vitest';
import { type Interval, interval } from '../../src/domain/interval.js';
import { read } from '../../src/domain/reading.js';
import { quantities, type TotalBasis } from '../../src/market/market.js';
import { shown } from './worked.js';

const readings = (text: string) => {
  const of = (policy: 'printed' | 'rounded'): Interval => {
    const found = read(text, 'quantity', policy);
    return found.kind === 'known' ? found.interval : interval(0, 'unbounded');
  };
  return { printed: of('printed'), rounded: of('rounded') };
};

/** The rows, whether all of them have a value, and the stated total; then what the total is, and the total and the rest themselves. */
it.each<[string, boolean, string | undefined, TotalBasis, boolean, string, string]>([
  ['100 50', true, undefined, 'rows', false, '[0, inf)', '0'],
  ['100 50', false, undefined, 'below', false, '[0, inf)', '[0, inf)'],
  ['100 50', true, '200', 'stated', false, '200', '[0, inf)'],
  ['100 100', true, '200', 'stated', false, '200', '[0, inf)'],
  ['100 101', true, '200', 'rows', true, '[0, inf)', '0'],
  ['100 50', false, '200', 'stated', false, '200', '[0, inf)'],
  ['200,000 40,800', false, '240,000', 'rounding', true, '[240800, 245000]', '[0, inf)'],
  ['200,000 40,000', false, '240,000', 'rounding', false, '[240000, 245000]', '[0, inf)'],
  ['200,000 45,000', false, '240,000', 'rounding', true, '245000', '[0, inf)'],
  ['200,000 45,001', false, '240,000', 'below', true, '[0, inf)', '[0, inf)'],
  // more than 245,000 is more than the total can be; so is 240,000 of less than 240,000
  ['>200,000 45,000', false, '240,000', 'below', true, '[0, inf)', '[0, inf)'],
  ['200,000 40,000', true, '<240,000', 'rows', true, '[0, inf)', '0'],
  ['200,000 40,000', true, '>100,000', 'stated', false, '(100000, inf)', '[0, inf)'],
])('the total of %s (all known: %s) of %s is "%s" ([s1])', (rows, complete, total, basis, exceeds, whole, rest) => {
  const suppliers = rows.split(' ').map((text, i) => ({ actor: 'AB'[i] ?? '', value: readings(text).printed }));
  const stated = total === undefined ? undefined : readings(total);
  const found = quantities({ unit: 't', suppliers, other: undefined, stated, reading: 'printed', complete });
  expect([found.basis, found.exceeds]).toEqual([basis, exceeds]);
  expect([shown(found.market.total), shown(found.market.rest)]).toEqual([whole, rest]);
});
