import { expect, it } from 'vitest';
import { shortName } from '../../src/domain/subject.js';

it('a subject is known to a reader by its symbol, by its id where it has none', () => {
  expect([shortName({ subject: 'tin', symbol: 'Sn' }), shortName({ subject: 'ree', symbol: '' })]).toEqual([
    'Sn',
    'ree',
  ]);
});
