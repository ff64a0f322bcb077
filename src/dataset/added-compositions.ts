import type { Finding } from '../domain/finding.js';
import { allFindings, findings as first } from '../domain/findings.js';
import { columnNames, FILE_NAMES, type FileName } from './columns.js';
import { csvTable, type Row } from './csv.js';
import { defects } from './defects.js';
import type { Loaded } from './load.js';

/** The columns that a file of added compositions may lack. */
const OPTIONAL = ['composition', 'mineral', 'source', 'locator', 'note'];

/**
 * A loaded dataset with the compositions in a CSV text behind its own, as if its file had them. The text has the columns of
 * compositions.csv; it may lack ids, minerals, sources, places and notes. `label` names the text in findings, which are only those on it.
 * A mineral that is not said is that of the listed deposit of the same country, ore and name, or else like no other.
 */
export function withCompositions(loaded: Loaded, label: string, text: string): Loaded {
  const { rows: found, findings } = csvTable(label, text, columnNames('compositions'), OPTIONAL);
  const listed = loaded.rows('compositions') ?? [];
  const added = found.map((row, i) => filled(row, i, listed));
  const rows = (file: FileName): readonly Row[] | undefined =>
    file === 'compositions' ? [...listed, ...added] : loaded.rows(file);
  const all = FILE_NAMES.flatMap((file) => {
    const own = rows(file);
    return own ? [[file, { header: true, rows: own, findings: [] }] as const] : [];
  });
  // who printed an added value may be anybody, so it is no reference
  const ofOthers = ({ key = '' }: { readonly key?: string | undefined }): boolean => /\/(?:source|locator)$/.test(key);
  function* wrong(): Generator<Finding, void> {
    yield* findings;
    for (const f of defects(new Map(all))) if (f.place.file === label && !ofOthers(f)) yield f;
  }
  return { ...loaded, label: undefined, rows, findings: allFindings([loaded.findings, first(wrong())]) };
}

/** A row with a text for each column: a number as its id, and a mineral, where it has none. */
function filled(row: Row, i: number, listed: readonly Row[]): Row {
  const isSame = (other: Row): boolean => ['actor', 'ore', 'deposit'].every((c) => other.text(c) === row.text(c));
  const mineral = (): string => listed.find(isSame)?.text('mineral') ?? row.text('deposit');
  return {
    columns: columnNames('compositions'),
    text: (column) =>
      row.text(column) || (column === 'composition' ? `added-${i + 1}` : column === 'mineral' ? mineral() : ''),
    place: (column) => row.place(column),
  };
}
