import { expect, it } from 'vitest';
import { shortName } from '../../src/domain/subject.js';

it('the short name of a subject is its symbol, or its name if it has no symbol', () => {
  expect([shortName({ name: 'tin', symbol: 'Sn' }), shortName({ name: 'metals', symbol: '' })]).toEqual([
    'Sn',
    'metals',
  ]);
});
