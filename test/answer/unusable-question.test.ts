import { expect, it } from 'vitest';
import { demandQuestion, UnusableQuestion } from '../../src/answer/unusable-question.js';
import { UnknownReading } from '../../src/domain/reading.js';
import { base } from '../world.js';

const [subject, stage] = [base.subjects[0], base.stages[0]];

it.each([
  ['a name of a subject', 'tin', stage, 'printed', UnusableQuestion, '"tin" is no subject. Give one of the dataset'],
  ['no subject', undefined, stage, 'printed', UnusableQuestion, '"undefined" is no subject'],
  [
    'a name of a stage',
    subject,
    'digging',
    'printed',
    UnusableQuestion,
    '"digging" is no stage. Give one of the dataset',
  ],
  ['no reading', subject, stage, undefined, UnknownReading, 'No reading is called "undefined"'],
  ['another reading', subject, stage, 'guessed', UnknownReading, 'No reading is called "guessed"'],
] as const)('a question with %s is refused, with what to give', (_what, about, at, reading, kind, message) => {
  // a caller without types may give anything
  const ask = () => Reflect.apply(demandQuestion, undefined, [about, at, { reading }]);
  expect(ask).toThrow(kind);
  expect(ask).toThrow(message);
});
it('a question of records is asked, and the error has a name and a code', () => {
  const ask = () => Reflect.apply(demandQuestion, undefined, [subject, stage, { reading: 'rounded' }]);
  expect(ask).not.toThrow();
  expect(new UnusableQuestion('')).toMatchObject({ name: 'UnusableQuestion', code: 'unusable-question' });
});
