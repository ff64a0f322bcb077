import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBreak, jsonOffset, repeatedKey } from '../../src/text/json-break.js';

const broken = (text: string): boolean => {
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
};

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a": 1,}', 8],
    ['{"a": 1 "b": 2}', 8],
    ['{"a" 1}', 5],
    ['[1, 2', 5],
    ['[1] 2', 4],
    ['{"a": "x}', 6],
    ['["\\q"]', 2],
    ['["ab\u0001"]', 4],
    ['["\\u12x4"]', 2],
    ['["a\\', 1],
    ['["a\\u12', 1],
    ['["a" "\\q"]', 5],
    ['["\n"]', 1],
    ['[01]', 2],
    ['', 0],
    [' \n', 2],
    ['[1}', 2],
    [',', 0],
    ['{a: 1}', 1],
    ['[tru]', 1],
  ])('is in %j at offset %i', (text, at) => {
    expect(broken(text)).toBe(true);
    expect(jsonBreak(text)).toBe(at);
  });
  it('is the end of valid JSON, and in a beginning of it the end or a token that breaks off', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, n) => {
        expect(jsonBreak(text)).toBe(text.length);
        const start = text.slice(0, n % (text.length + 1));
        // what is left of the break is the beginning of valid JSON, so the whole text goes on from there
        expect(text.startsWith(start.slice(0, jsonBreak(start)))).toBe(true);
        expect(/["\w.+-]*$|"(?:[^"\\]|\\.)*$/s.test(start.slice(jsonBreak(start)))).toBe(true);
      }),
    );
  });
  it('is not before the token that was edited, and is the end if the text is still valid', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', ']', '}', '"', 'x', ':'), (text, n, extra) => {
        const at = n % text.length;
        const edited = text.slice(0, at) + extra + text.slice(at + (extra === '' ? 1 : 0));
        expect(jsonBreak(edited)).toBeGreaterThanOrEqual(jsonBreak(text.slice(0, at)));
        if (!broken(edited)) expect(jsonBreak(edited)).toBe(edited.length);
      }),
    );
  });
});

it.each(['[', '{"a":', '[{"a":['])(
  'the place of a break takes time in proportion to %s, again and again',
  (opening) => {
    const timed = (times: number): number => {
      const text = opening.repeat(times);
      const start = performance.now();
      expect(jsonBreak(text)).toBe(text.length);
      return performance.now() - start;
    };
    timed(20_000);
    expect(timed(200_000)).toBeLessThan(60 * Math.max(1, timed(20_000)));
  },
);

it.each([
  ['{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 1}]}', undefined],
  ['{"a": 1, "b": 2, "a": 3}', ['a', 17]],
  ['{"x": [{"a": 1, "\\u0061": 2}]}', ['a', 16]],
  ['["a", "a"]', undefined],
])('a key that an object of %s has twice: %j', (text, expected) => {
  const found = repeatedKey(text);
  expect(found && [found.key, found.at]).toEqual(expected);
});

it('a value of a valid JSON text has a place, and a missing one that of what is around it', () => {
  const text = '{ "a": [1, {"b": "x", "c": {}}, []], "d" : null, "a\\u0062": 2 }';
  const at = (...path: PropertyKey[]) => text.slice(jsonOffset(text, path)).slice(0, 4);
  expect([at(), at('a'), at('a', 1), at('a', 1, 'b'), at('a', 2), at('d'), at('ab')]).toEqual([
    '{ "a',
    '[1, ',
    '{"b"',
    '"x",',
    '[]],',
    'null',
    '2 }',
  ]);
  expect([at('z'), at('a', 1, 'z'), at('a', 7), at('a', 1, 'c', 'z')]).toEqual(['{ "a', '{"b"', '[1, ', '{}},']);
});
