import { describe, expect, it } from 'vitest';
import { suggest } from '../../src/domain/suggest.js';

/** Whether at most `edits` edits turn one word into the other, found by trying every sequence of edits. */
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
  it.each(['abcabc', 'aabbcc', 'abacbc', 'cabbac'])(
    'for %s is any name within two edits, and no other name',
    (word) => {
      const names = [4, 5, 6].flatMap((n) => words('abc', n));
      const expected = names.filter((name) => within(word, name, 2)).sort();
      expect([...suggest(word, names, 9999)].sort()).toEqual(expected);
    },
  );
  it.each(['ab', 'aba', 'abcb'])('for %s is any name within one edit or with that beginning', (word) => {
    const names = [1, 2, 3, 4, 5].flatMap((n) => words('abc', n));
    const expected = names.filter((name) => within(word, name, 1) || name.startsWith(word)).sort();
    expect([...suggest(word, names, 9999)].sort()).toEqual(expected);
  });
  it('may be longer than the word by as many letters as edits are allowed', () => {
    expect([suggest('abcdef', ['xyabcdef']), suggest('abcdef', ['xyzabcdef'])]).toEqual([['xyabcdef'], []]);
  });
  it.each([[['bbbbbb', 'abbbbb', 'aabbbb']], [['aabbbb', 'abbbbb', 'bbbbbb']], [['abbbbb', 'bbbbbb', 'aabbbb']]])(
    'with fewer edits comes first, whatever its name: %j',
    (names) => {
      expect(suggest('bbbbbb', names)).toEqual(['bbbbbb', 'abbbbb', 'aabbbb']);
    },
  );
  it.each([[['xa', 'xb', 'xc']], [['xc', 'xb', 'xa']], [['xb', 'xc', 'xa']], [['xc', 'xa', 'xb']]])(
    'with as many edits as another is sorted by name: %j',
    (names) => {
      expect(suggest('xx', names)).toEqual(['xa', 'xb', 'xc']);
    },
  );
  it('ignores case and keeps the case of the name', () => {
    expect([suggest('CHNIA', ['China']), suggest('chnia', ['CHINA']), suggest('CHI', ['China'])]).toEqual([
      ['China'],
      ['CHINA'],
      ['China'],
    ]);
  });
  it('compares only the first 64 letters of a longer name', () => {
    const name = `${'a'.repeat(64)}${'c'.repeat(21)}`;
    expect(suggest(`b${'a'.repeat(63)}`, [name])).toEqual([name]);
  });
});
