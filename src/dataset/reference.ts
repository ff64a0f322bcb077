import type { Finding } from '../domain/finding.js';
import { suggest } from '../domain/suggest.js';
import { columnEntries, FILE_NAMES, type FileName, keyColumn, LONGEST_ID, listItems } from './columns.js';
import type { Row } from './csv.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** A column that refers to rows, and the ids in one of its cells. */
type Reference = {
  readonly file: FileName;
  readonly column: string;
  readonly to: readonly FileName[];
  readonly also: readonly string[];
  readonly ids: (cell: string) => readonly string[];
};

/** The columns of a dataset that refer to rows. A blank cell names none. */
const REFERENCES: readonly Reference[] = FILE_NAMES.flatMap((file) =>
  columnEntries(file).flatMap(([column, cells]): readonly Reference[] => {
    switch (cells.kind) {
      case 'reference':
        return [{ file, column, to: cells.to, also: cells.also, ids: (cell) => (cell === '' ? [] : [cell]) }];
      case 'references':
      case 'two-references':
        return [{ file, column, to: cells.to, also: [], ids: listItems }];
      default:
        return [];
    }
  }),
);

/** Ids that stand twice in a file. */
export function duplicates(files: Files): readonly Finding[] {
  return [...files].flatMap(([file, rows]) => {
    const column = keyColumn(file);
    const seen = new Map<string, Row>();
    return rows.flatMap((row): Finding[] => {
      const found = row.text(column);
      const before = seen.get(found);
      if (!before) seen.set(found, row);
      if (!before) return [];
      const [place, first] = [row.place(column), before.place(column)];
      return [{ severity: 'error', place, code: 'primary-key', column, found, first }];
    });
  });
}

/** Names are compared letter by letter: nobody reads what thousands of lost references among thousands of names may mean. */
const MOST_COMPARED = 50_000;

/** References that lead nowhere. Those to a file that could not be read, or lost a row, are not judged. */
export function dangling(files: Files, damaged: ReadonlySet<FileName>): readonly Finding[] {
  const ids = (file: FileName): readonly string[] => (files.get(file) ?? []).map((row) => row.text(keyColumn(file)));
  return REFERENCES.flatMap(({ file, column, to, also, ids: idsIn }) => {
    if (to.some((target) => !files.has(target) || damaged.has(target))) return [];
    const known = new Set([...to.flatMap(ids), ...also]);
    const names = [...known].filter((name) => name.length <= LONGEST_ID);
    const compared = MOST_COMPARED / names.length;
    const lost = (files.get(file) ?? []).flatMap((row) => {
      return idsIn(row.text(column))
        .filter((id) => !known.has(id))
        .map((found) => ({ found, place: row.place(column) }));
    });
    return lost.map(
      ({ found, place }, i): Finding => ({
        severity: 'error',
        place,
        code: 'foreign-key',
        column,
        found,
        file: to.map((target) => `${target}.csv`).join(', '),
        near: i < compared ? suggest(found, names) : [],
      }),
    );
  });
}
