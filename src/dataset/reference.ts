import type { Finding } from '../domain/finding.js';
import { suggest } from '../domain/suggest.js';
import { either } from '../text/words.js';
import { cellError } from './cells.js';
import { columnEntries, FILE_NAMES, type FileName, keyColumn, LONGEST_ID, listItems } from './columns.js';
import type { Row } from './csv.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** A column whose cells name rows: the files of these rows, further names that are allowed, and the names in a cell. */
type Reference = {
  readonly file: FileName;
  readonly column: string;
  readonly to: readonly FileName[];
  readonly also: readonly string[];
  readonly ids: (cell: string) => readonly string[];
};

/** All columns whose cells name rows. */
const REFERENCES: readonly Reference[] = FILE_NAMES.flatMap((file) =>
  columnEntries(file).flatMap(([column, cells]): readonly Reference[] => {
    switch (cells.kind) {
      case 'reference':
        return [{ file, column, to: cells.to, also: cells.also, ids: (cell) => (cell === '' ? [] : [cell]) }];
      case 'references':
      case 'two-references':
      case 'names':
        return [{ file, column, to: cells.to, also: [], ids: listItems }];
      default:
        return [];
    }
  }),
);

/** A finding for every row whose id an earlier row of its file has. */
export function duplicateIds(files: Files): readonly Finding[] {
  return [...files].flatMap(([file, rows]) => {
    const column = keyColumn(file);
    const seen = new Map<string, Row>();
    return rows.flatMap((row): Finding[] => {
      const found = row.text(column);
      const before = seen.get(found);
      if (!before) seen.set(found, row);
      if (!before) return [];
      return [cellError(file, row, column, { code: 'primary-key', column, found, first: before.place(column) })];
    });
  });
}

/**
 * The largest number of comparisons that suggest a name for the lost references of one column. Comparing is slow, and
 * nobody reads thousands of suggestions.
 */
const MOST_COMPARED = 50_000;

/** A finding for every reference to an id that no row has. References to a file are not checked if it is missing, or if a row of it could not be read. */
export function* lostReferences(files: Files, damaged: ReadonlySet<FileName>): Generator<Finding, void> {
  const ids = (file: FileName): readonly string[] => (files.get(file) ?? []).map((row) => row.text(keyColumn(file)));
  for (const { file, column, to, also, ids: idsIn } of REFERENCES) {
    if (to.some((target) => !files.has(target) || damaged.has(target))) continue;
    const known = new Set([...to.flatMap(ids), ...also]);
    const names = [...known].filter((name) => name.length <= LONGEST_ID);
    const compared = MOST_COMPARED / names.length;
    const targets = either(to.map((target) => `${target}.csv`));
    let lost = 0;
    for (const row of files.get(file) ?? [])
      for (const found of idsIn(row.text(column))) {
        if (known.has(found)) continue;
        const near = lost++ < compared ? suggest(found, names) : [];
        yield cellError(file, row, column, { code: 'foreign-key', column, found, file: targets, near });
      }
  }
}
