import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csv } from '../../../src/output/formats/csv.js';
import { tsv } from '../../../src/output/formats/tsv.js';

const text = fc
  .array(fc.constantFrom('"', ',', '\n', '\r', '\t', '\\', ' ', 'a', 'é', '😀', '=', '-', '1'), { maxLength: 6 })
  .map((all) => all.join(''));
const value = fc.oneof(text, fc.integer(), fc.constant(null), fc.array(text, { maxLength: 3 }));
const rows = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const paths = ['a', 'b.c', 'd.e.f'].slice(0, width);
  return fc.record({
    paths: fc.constant(paths),
    cells: fc.array(fc.tuple(...paths.map(() => value)), { maxLength: 5 }),
  });
});
/** A row with a value at each path. */
const held = (paths: readonly string[], cells: readonly (string | number | null | string[])[]) =>
  Object.fromEntries(
    paths.map((path, i) => {
      const [head = '', ...below] = path.split('.');
      return [head, below.reduceRight<unknown>((inner, key) => ({ [key]: inner }), cells[i])];
    }),
  ) as never;
/** The cell that a reader finds: an apostrophe precedes what a spreadsheet would run as a formula. */
const expected = (cell: string | number | null | string[]): string => {
  if (typeof cell === 'number' || cell === null) return String(cell ?? '');
  const joined = typeof cell === 'string' ? cell : cell.join(';');
  return '=-+@\t\r'.includes(joined.charAt(0)) && joined !== '' ? `'${joined}` : joined;
};

describe('a table', () => {
  it('written as CSV is read back cell by cell by a CSV reader', () => {
    fc.assert(
      fc.property(rows, ({ paths, cells }) => {
        const all = cells.map((row) => held(paths, row));
        const found = parse(csv(all, paths, true), { record_delimiter: '\n' });
        expect(found).toEqual([paths, ...cells.map((row) => row.map(expected))]);
        expect(csv(all, paths, false)).toBe(csv(all, paths, true).replace(/^.*\n/, ''));
      }),
    );
  });
  it('written as CSV has no blank line, which many readers skip', () => {
    expect(csv([{ a: null }, { a: '' }], ['a'], true)).toBe('a\n""\n""\n');
  });
  it('written as TSV has one line a row and one cell between two tabs', () => {
    fc.assert(
      fc.property(rows, ({ paths, cells }) => {
        const lines = tsv(
          cells.map((row) => held(paths, row)),
          paths,
          false,
        ).split('\n');
        expect(lines.map((line) => line.split('\t').length).slice(0, -1)).toEqual(cells.map(() => paths.length));
        const spelt = (cell: string) =>
          cell.replace(/\\(.)/g, (_, c: string) => ({ t: '\t', n: '\n', r: '\r' })[c] ?? c);
        expect(lines.slice(0, -1).map((line) => line.split('\t').map(spelt))).toEqual(
          cells.map((row) => row.map(expected)),
        );
      }),
    );
  });
});
