import type { Finding } from '../domain/finding.js';
import { KINDS, type MeasureKind, read } from '../domain/reading.js';
import { cellError, misfits } from './cells.js';
import type { FileName } from './columns.js';
import type { CsvTable, Row } from './csv.js';
import { errorAt } from './errors.js';
import { duplicateIds, lostReferences } from './reference.js';
import { ROW_SCHEMAS } from './rows.js';
import { structureFindings } from './structure.js';
import { tableFindings } from './table.js';

/** The files that need a row, because nothing can be computed without one. Every observation then needs a source and an actor. */
const NEEDED: readonly FileName[] = ['subjects', 'stages', 'observations'];

/** An error for each needed file of a dataset that has a header and nothing below it. */
export const emptyFiles = (
  tables: ReadonlyMap<FileName, CsvTable>,
  label: (file: FileName) => string,
): readonly Finding[] =>
  NEEDED.flatMap((file) => {
    const table = tables.get(file);
    const isEmpty = table?.header === true && table.rows.length === 0 && table.findings.length === 0;
    return isEmpty ? [errorAt({ file: label(file), line: 2, column: 1 }, { code: 'no-rows' })] : [];
  });

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** All errors in the files of a dataset, one after another, because there may be millions. */
export function* defects(tables: ReadonlyMap<FileName, CsvTable>): Generator<Finding, void> {
  const files: Files = new Map([...tables].flatMap(([file, { header, rows }]) => (header ? [[file, rows]] : [])));
  // rows of a file with findings may be missing, so references to it are not checked
  const damaged = new Set([...tables].filter(([, { findings }]) => findings.length > 0).map(([file]) => file));
  for (const { findings } of tables.values()) yield* findings;
  for (const [file, rows] of files)
    for (const row of rows) for (const misfit of misfits(row, ROW_SCHEMAS[file])) yield cellError(file, row, ...misfit);
  yield* duplicateIds(files);
  yield* lostReferences(files, damaged);
  yield* structureFindings(files);
  yield* valueFindings(files);
  yield* tableFindings(files);
  yield* depositFindings(files.get('compositions') ?? []);
  yield* wholeFindings(files);
}

/** A finding for each printed value that cannot be read. A doubtful value may be anything, because nothing is computed with it. */
const valueFindings = (files: Files): readonly Finding[] => [
  ...(files.get('observations') ?? []).flatMap((row) => {
    const measure = KINDS.find((kind) => kind === row.text('measure'));
    return row.text('status') === 'ok' && measure ? unreadable('observations', row, measure) : [];
  }),
  ...(files.get('compositions') ?? []).flatMap((row) => unreadable('compositions', row, 'share')),
];

function unreadable(file: FileName, row: Row, measure: MeasureKind): readonly Finding[] {
  const found = row.text('printed');
  const reading = read(found, measure, 'printed');
  return reading.kind === 'unreadable'
    ? [cellError(file, row, 'printed', { code: 'unreadable-value', found, measure, reason: reading.reason })]
    : [];
}

/** A finding for each composition of a group: a deposit holds parts of one, and rows of it would be counted beside these. */
function wholeFindings(files: Files): readonly Finding[] {
  const groups = new Set(
    (files.get('subjects') ?? []).flatMap((r) => (r.text('kind') === 'group' ? [r.text('subject')] : [])),
  );
  return (files.get('compositions') ?? []).flatMap((row) => {
    const found = row.text('subject');
    const expected = 'one element or mineral, because a group is no part of an ore';
    return groups.has(found)
      ? [cellError('compositions', row, 'subject', { code: 'constraint-error', column: 'subject', found, expected })]
      : [];
  });
}

/** A finding for each deposit that has a second value for a subject. */
function depositFindings(rows: readonly Row[]): readonly Finding[] {
  const key = (row: Row): string =>
    JSON.stringify(['actor', 'mineral', 'ore', 'deposit', 'subject'].map((column) => row.text(column)));
  const firsts = new Map(rows.toReversed().map((row) => [key(row), row]));
  return rows.flatMap((row) => {
    const first = firsts.get(key(row));
    const [deposit, subject] = [row.text('deposit'), row.text('subject')];
    return first && first !== row
      ? [
          cellError('compositions', row, 'subject', {
            code: 'duplicate-composition',
            deposit,
            subject,
            first: first.place('subject'),
          }),
        ]
      : [];
  });
}
