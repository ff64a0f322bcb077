import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/domain/suggest.js';

/** Whether so many edits make one word of the other: every way to spend them is tried. */
function within(a: string, b: string, edits: number): boolean {
  if (edits < 0) return false;
  if (a === '' || b === '') return a.length + b.length <= edits;
  const [x, y] = [a.slice(1), b.slice(1)];
  return (
    (a[0] === b[0] && within(x, y, edits)) ||
    within(x, y, edits - 1) ||
    within(x, b, edits - 1) ||
    within(a, y, edits - 1) ||
    (a[0] === b[1] && a[1] === b[0] && y !== '' && x !== '' && within(a.slice(2), b.slice(2), edits - 1))
  );
}
const words = (letters: string, length: number): string[] =>
  length === 0 ? [''] : words(letters, length - 1).flatMap((w) => [...letters].map((l) => w + l));

describe('a suggestion', () => {
  it.each(['abcabc', 'aabbcc', 'abacbc', 'cabbac'])('for %s is every name within two edits, and no other', (word) => {
    const names = [4, 5, 6].flatMap((n) => words('abc', n));
    const expected = names.filter((name) => within(word, name, 2)).sort();
    expect([...suggest(word, names, 9999)].sort()).toEqual(expected);
  });
  it.each(['ab', 'aba', 'abcb'])('for %s is every name within one edit, or that starts with it', (word) => {
    const names = [1, 2, 3, 4, 5].flatMap((n) => words('abc', n));
    const expected = names.filter((name) => within(word, name, 1) || name.startsWith(word)).sort();
    expect([...suggest(word, names, 9999)].sort()).toEqual(expected);
  });
  it('that is longer by as much as may be edited is one', () => {
    expect([suggest('abcdef', ['xyabcdef']), suggest('abcdef', ['xyzabcdef'])]).toEqual([['xyabcdef'], []]);
  });
  it.each([[['bbbbbb', 'abbbbb', 'aabbbb']], [['aabbbb', 'abbbbb', 'bbbbbb']], [['abbbbb', 'bbbbbb', 'aabbbb']]])(
    'that is nearer goes first, whatever its name: %j',
    (names) => {
      expect(suggest('bbbbbb', names)).toEqual(['bbbbbb', 'abbbbb', 'aabbbb']);
    },
  );
  it.each([[['xa', 'xb', 'xc']], [['xc', 'xb', 'xa']], [['xb', 'xc', 'xa']], [['xc', 'xa', 'xb']]])(
    'as near as another goes by name: %j',
    (names) => {
      expect(suggest('xx', names)).toEqual(['xa', 'xb', 'xc']);
    },
  );
  it('ignores case on both sides and keeps that of the name', () => {
    expect([suggest('CHNIA', ['China']), suggest('chnia', ['CHINA']), suggest('CHI', ['China'])]).toEqual([
      ['China'],
      ['CHINA'],
      ['China'],
    ]);
  });
  it('of a name of more than 64 letters compares the first 64', () => {
    const name = `${'a'.repeat(64)}${'c'.repeat(21)}`;
    expect(suggest(`b${'a'.repeat(63)}`, [name])).toEqual([name]);
  });
});
