import type { Finding } from '../domain/finding.js';
import { KINDS, read } from '../domain/reading.js';
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
  ];
}

/** A finding for each printed value that cannot be read. A doubtful value may be anything, because nothing is computed with it. */
function valueFindings(files: Files): readonly Finding[] {
  return (files.get('observations') ?? []).flatMap((row): Finding[] => {
    const [found, measure] = [row.text('printed'), KINDS.find((kind) => kind === row.text('measure'))];
    if (row.text('status') !== 'ok' || measure === undefined) return [];
    const reading = read(found, measure, 'printed');
    if (reading.kind !== 'unreadable') return [];
    return [
      cellError('observations', row, 'printed', { code: 'unreadable-value', found, measure, reason: reading.reason }),
    ];
  });
}
