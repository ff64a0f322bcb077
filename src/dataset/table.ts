import { WORLD } from '../domain/actor.js';
import type { Finding } from '../domain/finding.js';
import { grouped } from '../domain/grouped.js';
import { cellError } from './cells.js';
import type { FileName } from './columns.js';
import type { Row } from './csv.js';
import type { Problem } from './errors.js';

/** The columns in which all rows of a table agree. */
const SHARED = ['source', 'subject', 'stage', 'period', 'unit'];

/** The rows of one table: at least one. */
type Table = readonly [Row, ...Row[]];

/** Errors in tables: a row that is no World total but excludes suppliers, rows of two tables under one id, an actor twice, or not exactly one World row. Also units that do not fit the measure. */
export function tableFindings(files: ReadonlyMap<FileName, readonly Row[]>): readonly Finding[] {
  const rows = files.get('observations') ?? [];
  const tables = grouped(
    rows.filter((row) => row.text('table') !== ''),
    (row) => row.text('table'),
  );
  return [
    ...rows.flatMap(unitFindings),
    ...rows.flatMap(excludesFindings),
    ...tables.flatMap((table) => [...mixed(table), ...twice(table), ...worlds(table)]),
  ];
}

const error = (row: Row, column: string, problem: Problem): Finding => cellError('observations', row, column, problem);

function unitFindings(row: Row): readonly Finding[] {
  const [found, share] = [row.text('unit'), row.text('measure') === 'share'];
  if (share === (found === 'percent')) return [];
  const expected = share ? 'percent, because the measure is a share' : 'the unit of the quantity';
  return [error(row, 'unit', { code: 'constraint-error', column: 'unit', found, expected })];
}

function excludesFindings(row: Row): readonly Finding[] {
  const found = row.text('excludes');
  if (found === '' || (row.text('actor') === WORLD && row.text('table') !== '')) return [];
  const expected = 'nothing, because only the World total of a table leaves suppliers out';
  return [error(row, 'excludes', { code: 'constraint-error', column: 'excludes', found, expected })];
}

function mixed(rows: Table): readonly Finding[] {
  const table = rows[0].text('table');
  const shared: readonly (readonly [string, string])[] = [
    ...SHARED.map((column) => [column, rows[0].text(column)] as const),
    ['measure', 'quantity'],
  ];
  return rows.flatMap((row) =>
    shared
      .filter(([column, expected]) => row.text(column) !== expected)
      .map(([column, expected]) =>
        error(row, column, { code: 'table-mixed', table, column, found: row.text(column), expected }),
      ),
  );
}

function twice(rows: Table): readonly Finding[] {
  const table = rows[0].text('table');
  const firsts = new Map(rows.toReversed().map((row) => [row.text('actor'), row]));
  return rows.flatMap((row) => {
    const actor = row.text('actor');
    const first = firsts.get(actor);
    return first && first !== row && actor !== WORLD
      ? [error(row, 'actor', { code: 'duplicate-observation', table, actor, first: first.place('actor') })]
      : [];
  });
}

function worlds(rows: Table): readonly Finding[] {
  const [first] = rows;
  const found = rows.filter((row) => row.text('actor') === WORLD).length;
  return found === 1 ? [] : [error(first, 'table', { code: 'table-world', table: first.text('table'), found })];
}
