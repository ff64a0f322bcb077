import Library from 'cli-table3';
import { describe, expect, it, vi } from 'vitest';
import { PLAIN } from '../../src/output/paint.js';
import { table } from '../../src/output/table.js';

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => [
    `a${i % 7}`,
    i % 9 === 0 ? '漢字' : [`b ${i % 13}`, 'x'],
    '',
    'c–é',
    `${i % 10}`,
  ]);

describe('a table', () => {
  it('has the same rows as a shorter table', () => {
    const [short, long] = [1000, 2001].map((n) => table(rows(n), PLAIN, 80).split('\n'));
    expect(long?.slice(0, short?.length)).toEqual(short);
    expect(long?.slice(-3)).toEqual(['    x', 'a5  b 11     c–é  0', '    x']);
  });
  it('of very many simple lines looks as the library draws it, which draws a thousand', () => {
    const cells = (i: number, last: string) => [`a${i % 7}`, `Müller – ${i % 13}`, '', `${i % 10}`, last];
    const drawn = vi.spyOn(Library.prototype, 'toString');
    const simple = table(
      Array.from({ length: 3000 }, (_, i) => cells(i, 'x ≤ y')),
      PLAIN,
    ).split('\n');
    expect(drawn.mock.calls.length).toBeLessThan(15);
    drawn.mockRestore();
    // of a picture only the library knows how wide it is
    const wide = table(
      Array.from({ length: 3000 }, (_, i) => cells(i, i % 2 === 0 ? 'x ≤ y' : '👍🏽')),
      PLAIN,
    ).split('\n');
    expect(wide.filter((_, i) => i % 2 === 0)).toEqual(simple.filter((_, i) => i % 2 === 0));
  });
  it('has room for its widest cell in any row', () => {
    const wide = [...rows(1500), ['a', '漢'.repeat(20), '', 'b', '']];
    const lines = table(wide, PLAIN).split('\n');
    expect(lines.at(-1)).toMatch(/^a {3}漢{20} +b$/u);
    expect(lines.filter((line) => line.includes('…'))).toEqual([]);
  });
  it('of long cells takes time in proportion to their length, whatever their letters', () => {
    const time = (length: number): number => {
      const began = performance.now();
      for (const letters of ['x', '中', 'e\u0301', '👍🏽', 'ab ']) table([['name'], [letters.repeat(length)]], PLAIN);
      return performance.now() - began;
    };
    time(1000);
    expect(time(80_000)).toBeLessThan(10 * time(20_000) + 200);
  });
  it('leaves to its longest column the room that shorter lines of the others do not use', () => {
    const words = 'a name that is much longer than the figures beside it';
    const text = table(
      [
        ['name', 'figure', 'figure'],
        [words, '1,234 -> 5,678,901', '1,234 -> 5,678,901'],
      ],
      PLAIN,
      50,
    );
    expect(text.split('\n').slice(1)).toEqual([
      'a name that is much longer  1,234 ->   1,234 ->',
      'than the figures beside it  5,678,901  5,678,901',
    ]);
  });
  it('of 200,000 rows that do not fit becomes one record a row', () => {
    const many = Array.from({ length: 200_000 }, () => ['unbroken']);
    expect(table([['name'], ...many], PLAIN, 5).split('\n\n')).toHaveLength(200_000);
  });
});
