import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { csvTable } from '../../src/dataset/csv.js';
import { isTooLong } from '../../src/dataset/length.js';

const read = (text: string, columns = ['a', 'b', 'c']) => {
  const { rows, findings } = csvTable('f.csv', text, columns);
  return {
    cells: rows.map((row) =>
      row.columns.map((name) => `${name}=${row.text(name)}@${row.place(name).line}:${row.place(name).column}`),
    ),
    findings: findings.map((f) => `${f.place.line}:${f.place.column} ${f.code}`),
  };
};

it.each([
  ['a;b;c\n', 'The cells are separated by ";". Separate them by commas.'],
  ['a\tb\tc\n', 'The cells are separated by tabs. Separate them by commas.'],
])('the character between cells is named where it is no comma: %j', (text, said) => {
  expect(csvTable('f.csv', text, ['a', 'b', 'c']).findings.map((f) => f.text)).toEqual([said]);
});

describe('the CSV reader', () => {
  it('knows the line and column, in characters, of each cell', () => {
    expect(read('a,b,c\n😀,€,x\n').cells).toEqual([['a=😀@2:1', 'b=€@2:3', 'c=x@2:5']]);
    expect(read('a,b,c\n1,"x\ny",é\n"q""q",é2,3\n').cells).toEqual([
      ['a=1@2:1', 'b=x\ny@2:3', 'c=é@3:4'],
      ['a=q"q@4:1', 'b=é2@4:8', 'c=3@4:11'],
    ]);
  });
  it('accepts columns in any order, and mixed newlines without a CR in a cell', () => {
    expect(read('c,b,a\r\n1,2,3\r4,5,6\n7,8,9').cells).toEqual([
      ['c=1@2:1', 'b=2@2:3', 'a=3@2:5'],
      ['c=4@3:1', 'b=5@3:3', 'a=6@3:5'],
      ['c=7@4:1', 'b=8@4:3', 'a=9@4:5'],
    ]);
  });
  it.each([
    ['an empty file', '', ['1:1 blank-header']],
    ['cells between semicolons', 'a;b;c\n1;2;3\n', ['1:1 extra-label']],
    ['cells between tabs', 'c\tb\ta\n1\t2\t3\n', ['1:1 extra-label']],
    [
      'one column with a semicolon',
      'a;x\n1\n',
      ['1:1 extra-label', '1:1 missing-label', '1:1 missing-label', '1:1 missing-label'],
    ],
    [
      'all wrong columns',
      'a,a,,d\n',
      ['1:3 duplicate-label', '1:5 blank-label', '1:6 extra-label', '1:1 missing-label', '1:1 missing-label'],
    ],
    [
      'all rows of the wrong length',
      'a,b,c\n1,2\n\n1,2,3,4\n',
      ['2:1 missing-cell', '3:1 blank-row', '4:1 extra-cell'],
    ],
    ['a quote without an end, at its start', 'a,b,c\n1,2,3\n4,"5,6\n7,8,9\n', ['3:3 csv-error']],
    ['a quote inside a cell', 'a,b,c\n1,2"x",3\n', ['2:3 csv-error']],
  ])('reports %s', (_what, text, findings) => {
    expect(read(text).findings).toEqual(findings);
  });
  it.each<[string, string, number]>([
    ['lines', '1,2,3\n', 150_000],
    ['lines that end in CR LF', '1,2,3\r\n', 150_000],
    ['lines that end in CR', '\r', 150_000],
    ['commas in one line', ',', 100_000],
    ['commas in all lines', `${','.repeat(60_000)}\n`, 50],
  ])('refuses a file with too many %s', (_what, part, most) => {
    expect(isTooLong(part.repeat(most))).toBe(false);
    expect(read(part.repeat(most + 1)).findings).toEqual(['undefined:undefined source-error']);
  });
  it('reads a missing optional column as blank cells', () => {
    const { header, rows, findings } = csvTable('f.csv', 'b,a\n1,2\n', ['a', 'b', 'c'], ['c']);
    expect([header, rows.map((row) => ['a', 'b', 'c'].map((column) => row.text(column))), findings]).toEqual([
      true,
      [['2', '1', '']],
      [],
    ]);
    expect(csvTable('f.csv', 'a,c\n', ['a', 'b', 'c'], ['c']).findings).toMatchObject([
      { text: 'The column "b" is missing. Add it to the header and to each row.' },
    ]);
  });
  it('names at most a hundred wrong columns of a header, and every missing one', () => {
    const { findings } = read(`a,b${',x'.repeat(5000)}\n`);
    expect([findings.length, findings[0], findings.at(-1)]).toEqual([101, '1:5 extra-label', '1:1 missing-label']);
  });
});

describe('the rows of a long CSV text', () => {
  it('hold offsets alone: a cell is cut out of the text when it is asked for', () => {
    const slices = vi.spyOn(String.prototype, 'slice');
    const { rows } = csvTable('f.csv', `a,b\n${'1,"2"\n'.repeat(500)}`, ['a', 'b']);
    const before = slices.mock.calls.length;
    slices.mockRestore();
    expect(before).toBeLessThan(600);
    expect(rows.map((row) => row.text('a') + row.text('b'))).toEqual(Array.from({ length: 500 }, () => '12'));
  });
});

describe('the CSV reader and csv-parse', () => {
  const options = { relax_column_count: true, record_delimiter: ['\r\n', '\n', '\r'] };
  /** The records of a text, or the code of the error that csv-parse throws. */
  const parsed = (text: string): string[][] | string => {
    try {
      return parse(text, options);
    } catch (error) {
      if (error instanceof CsvError) return error.code;
      throw error;
    }
  };
  const pieces = ['"', '""', ',', '\n', '\r\n', '\r', 'a', 'é', '😀', ' ', 'b,c', '\u2028', '"x"', 'a,b\n', '"y,\n"'];
  const text = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => `a,b\n${all.join('')}`);
  const QUOTING: Readonly<Record<string, RegExp>> = {
    INVALID_OPENING_QUOTE: /^A quotation mark stands inside a cell/,
    CSV_QUOTE_NOT_CLOSED: /is never closed/,
    CSV_INVALID_CLOSING_QUOTE: /^Text follows the closing quotation mark/,
  };
  it('find the same cells, or the same error in the quotes', () => {
    let broken = 0;
    fc.assert(
      fc.property(text, (all) => {
        const { rows, findings } = csvTable('f.csv', all, ['a', 'b']);
        const expected = parsed(all);
        const details = findings.flatMap((f) => Object.keys(QUOTING).filter((code) => QUOTING[code]?.test(f.text)));
        if (typeof expected === 'string') {
          broken++;
          expect(details[0]).toBe(expected);
        } else {
          expect(details).toEqual([]);
          expect(rows.map((row) => ['a', 'b'].map((column) => row.text(column)))).toEqual(
            expected.slice(1).filter((r) => r.length === 2),
          );
        }
      }),
    );
    expect(broken).toBeGreaterThan(0);
  });
  it.each([0, 1, 2, 3])('a doubled quote is one wherever a long cell is cut, behind %i characters', (before) => {
    const cell = `${'x'.repeat(before)}${'"'.repeat(200_001)}y${'"x'.repeat(100_000)}`;
    const { rows } = csvTable('f.csv', `a,b\n"${cell.replaceAll('"', '""')}",1\n`, ['a', 'b']);
    expect(rows.map((row) => row.text('a') === cell)).toEqual([true]);
  });
  it('the place of a cell is where its text begins', () => {
    fc.assert(
      fc.property(text, (all) => {
        for (const row of csvTable('f.csv', all, ['a', 'b']).rows) {
          const { line = 0, column = 0 } = row.place('b');
          const behind = [...(all.split(/\r\n|\n|\r/)[line - 1] ?? '')].slice(column - 1).join('');
          const first = row.text('b').split(/[\r\n"]/)[0] ?? '';
          expect(behind.replace(/^"/, '').startsWith(first)).toBe(true);
        }
      }),
    );
  });
});
