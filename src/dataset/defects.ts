import type { Finding } from '../domain/finding.js';
import { KINDS, type MeasureKind, read } from '../domain/reading.js';
import { cellError, misfits } from './cells.js';
import type { FileName } from './columns.js';
import type { CsvTable, Row } from './csv.js';
import { duplicateIds, lostReferences } from './reference.js';
import { ROW_SCHEMAS } from './rows.js';
import { structureFindings } from './structure.js';
import { tableFindings } from './table.js';

type Files = ReadonlyMap<FileName, readonly Row[]>;

/** All errors in the files of a dataset. */
export function defects(tables: ReadonlyMap<FileName, CsvTable>): readonly Finding[] {
  const files: Files = new Map([...tables].flatMap(([file, { header, rows }]) => (header ? [[file, rows]] : [])));
  // rows of a file with findings may be missing, so references to it are not checked
  const damaged = new Set([...tables].filter(([, { findings }]) => findings.length > 0).map(([file]) => file));
  return [
    ...[...tables.values()].flatMap(({ findings }) => findings),
    ...[...files].flatMap(([file, rows]) =>
      rows.flatMap((row) => misfits(row, ROW_SCHEMAS[file]).map((misfit) => cellError(file, row, ...misfit))),
    ),
    ...duplicateIds(files),
    ...lostReferences(files, damaged),
    ...structureFindings(files),
    ...valueFindings(files),
    ...tableFindings(files),
    ...depositFindings(files.get('compositions') ?? []),
    ...wholeFindings(files),
  ];
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
