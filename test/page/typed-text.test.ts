import { expect, it } from 'vitest';
import { typedPairs } from '../../src/page/typed-text.js';

it('a text is read as suppliers and values, with an equals sign or without', () => {
  expect(typedPairs('A 60%, Other 40%')).toEqual([
    ['A', '60%'],
    ['Other', '40%'],
  ]);
  expect(typedPairs('South A nearly 90%;B=5-10%\n\nC D NA, E=>3,')).toEqual([
    ['South A', 'nearly 90%'],
    ['B', '5-10%'],
    ['C D', 'NA'],
    ['E', '>3'],
  ]);
});
it('an entry without a value gives an error that says how to write it', () => {
  expect(typedPairs('A 60%, B')).toBe('"B" has no value. Write "B=92" or "B=nearly 90%".');
  expect(typedPairs('60%')).toBe('"60%" names no supplier. Write "NAME=92" or "NAME=nearly 90%".');
  expect(typedPairs('A >= 60')).toBe('The sign of a value stands behind the "=": write "A=>=60".');
  expect(typedPairs('A 60,5%')).toEqual([['A', '60,5%']]);
});
