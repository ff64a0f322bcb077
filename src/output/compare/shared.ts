import { grouped } from '../../domain/grouped.js';
import { list } from '../../text/words.js';
import type { Cell, Line, Rows, Sheet } from '../sheet.js';

/** A sheet with the name of what it is about. */
export type NamedSheet = { readonly name: string; readonly sheet: Sheet };

/**
 * Sheets of one kind as one: a row or a line that several of them have is told once, with their names where not all have it.
 * Each has one table at most, whose first column is the stage. It has no title, because those are of single ones. Undefined for none.
 */
export function sharedSheet(all: readonly NamedSheet[]): Sheet | undefined {
  const [first, ...more] = all;
  if (!first || more.length === 0) return first?.sheet;
  const [head = []] = all.map(({ sheet }) => sheet.tables[0] ?? []).reduce((a, b) => (width(b) > width(a) ? b : a), []);
  const rows = all.flatMap(({ name, sheet }) => bodyOf(sheet, head).map((row) => ({ name, row })));
  const lines = all.flatMap(({ name, sheet }) => sheet.lines.map((line) => ({ name, line })));
  const whose = (same: readonly { readonly name: string }[]): string | undefined =>
    same.length === all.length ? undefined : list(same.map(({ name }) => name));
  return {
    ...first.sheet,
    title: [],
    tables: [
      [
        ['for', ...head],
        ...grouped(rows, ({ row: [stage] }) => stage).flatMap((there) =>
          grouped(there, ({ row }) => row).map((same): readonly Cell[] => [
            whose(same) ?? `all ${all.length}`,
            ...same[0].row,
          ]),
        ),
      ],
    ].filter(({ length }) => length > 1),
    lines: grouped(lines, ({ line }) => line).map((same): Line => {
      const [of, { line }] = [whose(same), same[0]];
      return of === undefined ? line : { ...line, text: `${of}: ${line.text}` };
    }),
  };
}

const width = ([head = []]: Rows): number => head.length;

/** The rows of the table of a sheet below its head, with a blank cell for a column that it does not have. */
const bodyOf = ({ tables: [[own = [], ...rows] = []] }: Sheet, head: Rows[number]): Rows =>
  rows.map((row) => head.map((column) => row[own.findIndex((c) => String(c) === String(column))] ?? ''));
