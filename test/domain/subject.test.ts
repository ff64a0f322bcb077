import { expect, it } from 'vitest';
import { shortName } from '../../src/domain/subject.js';

it('the short name of a subject is its symbol, or its id if it has no symbol', () => {
  expect([shortName({ subject: 'tin', symbol: 'Sn' }), shortName({ subject: 'ree', symbol: '' })]).toEqual([
    'Sn',
    'ree',
  ]);
});
