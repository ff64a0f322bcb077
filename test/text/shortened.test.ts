import { expect, it } from 'vitest';
import { errorAt } from '../../src/dataset/errors.js';
import { quote, shortened } from '../../src/text/words.js';
import { reshare } from '../shell.js';

const LONG = 'x'.repeat(100_000);

it('a quoted value is cut after 80 characters, and its length is told', () => {
  expect(quote('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`);
  expect(quote(LONG)).toBe(`"${'x'.repeat(80)}..." (100,000 characters)`);
});

it('a message has no long value, whether it is quoted or not, and keeps short ones', () => {
  const short = `No x is called "a b". It's 'c d', ${'e'.repeat(1000)}.`;
  expect(shortened(short)).toBe(short);
  const blanks = 'a b '.repeat(100);
  expect(shortened(`"${blanks}" or '${blanks}'`)).toBe(
    `"${'a b '.repeat(20)}..." (400 characters) or '${'a b '.repeat(20)}...' (400 characters)`,
  );
  expect(shortened(`see ${LONG}: no`)).toBe(`see ${'x'.repeat(80)}... (100,000 characters): no`);
  expect(shortened('y '.repeat(10_000)).length).toBeLessThan(10_100);
});

it('an error in a dataset quotes the start of a value of ten million characters', () => {
  const found = 'x'.repeat(1e7);
  const at = { file: 'f' };
  const texts = [
    errorAt(at, { code: 'unreadable-value', found, measure: 'share', reason: 'not-a-value' }),
    errorAt(at, { code: 'constraint-error', column: 'unit', found, expected: 'a value' }),
    errorAt(at, { code: 'foreign-key', column: 'stage', found, file: 'stages.csv', near: [] }),
  ].map((error) => error.text);
  expect(texts.every((text) => text.length < 350 && text.includes('..." (10,000,000 characters)'))).toBe(true);
});

it('no command echoes a long word of the command line', async () => {
  for (const line of [
    [LONG],
    ['stage', '-e', LONG],
    ['stage', `--${LONG}`],
    ['stage', '--period', LONG],
    ['stage', '--format', LONG],
    ['stage', '--exclude', `China=${LONG}`],
    ['check', LONG],
    ['diff', LONG, 'articles'],
    ['cite', LONG],
    ['hhi', `A=${LONG}`],
    ['hhi', LONG],
    ['calc', LONG, '--actor', 'a', '--value', 'v'],
    ['calc', 'README.md', '--actor', LONG, '--value', 'v'],
    ['calc', 'README.md', '--actor', 'a b '.repeat(1000), '--value', 'v'],
    ['help', LONG],
    ['schema', LONG],
    ['list', LONG],
    ['completion', LONG],
  ]) {
    const { code, out, err } = await reshare(line);
    expect([line[0]?.slice(0, 9), code > 0, out.length + err.length < 3000]).toEqual([
      line[0]?.slice(0, 9),
      true,
      true,
    ]);
  }
});
