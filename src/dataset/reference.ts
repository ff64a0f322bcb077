import { OTHER, WORLD } from '../domain/actor.js';
import type { Finding } from '../domain/finding.js';
import { suggest } from '../domain/suggest.js';
import { type FileName, items, KEYS, LONGEST_ID } from './columns.js';
import type { Row } from './csv.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** A column whose items (all of a list, or the one value) must be ids of one of the files. Blank is allowed where the file's schema allows it. */
type Reference = {
  readonly file: FileName;
  readonly column: string;
  readonly to: readonly FileName[];
  readonly also?: readonly string[];
  readonly list?: true;
};

/** The columns of a dataset that refer to rows. */
export const REFERENCES: readonly Reference[] = [
  { file: 'subjects', column: 'members', to: ['subjects'], list: true },
  { file: 'subjects', column: 'enters', to: ['stages'], list: true },
  { file: 'subjects', column: 'source', to: ['sources'] },
  { file: 'observations', column: 'subject', to: ['subjects'] },
  { file: 'observations', column: 'stage', to: ['stages'] },
  { file: 'observations', column: 'actor', to: ['actors'], also: [OTHER, WORLD] },
  { file: 'observations', column: 'repeats', to: ['observations'] },
  { file: 'observations', column: 'source', to: ['sources'] },
  { file: 'facts', column: 'about', to: ['subjects', 'stages', 'actors'] },
  { file: 'facts', column: 'of', to: ['facts'], list: true },
  { file: 'facts', column: 'source', to: ['sources'] },
];

/** Ids that stand twice in a file. */
export function duplicates(files: Files): readonly Finding[] {
  return [...files].flatMap(([file, rows]) => {
    const column = KEYS[file];
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
  const ids = (file: FileName): readonly string[] => (files.get(file) ?? []).map((row) => row.text(KEYS[file]));
  return REFERENCES.flatMap(({ file, column, to, also = [], list }) => {
    if (to.some((target) => !files.has(target) || damaged.has(target))) return [];
    const known = new Set([...to.flatMap(ids), ...also]);
    const names = [...known].filter((name) => name.length <= LONGEST_ID);
    const compared = MOST_COMPARED / names.length;
    const lost = (files.get(file) ?? []).flatMap((row) => {
      const named = list ? items(row.text(column)) : [row.text(column)].filter((id) => id !== '');
      return named.filter((id) => !known.has(id)).map((found) => ({ found, place: row.place(column) }));
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
