import { WORLD } from '../domain/actor.js';
import type { Finding } from '../domain/finding.js';
import { grouped } from '../domain/grouped.js';
import { cellError } from './cells.js';
import type { FileName } from './columns.js';
import type { Row } from './csv.js';
import type { Problem } from './errors.js';

/** The columns in which all rows of a table agree. All rows without an ore are of one source; how a supplier's tonnage splits by ore may come from another. */
const SHARED = ['subject', 'stage', 'period', 'unit'];

/** The rows of one table: at least one. */
type Table = readonly [Row, ...Row[]];

/** Errors in tables: a row that is no World total but excludes suppliers, rows of two tables under one id, an actor twice for one ore, or not exactly one World row. Also units that do not fit the measure, and ores outside tables. */
export function tableFindings(files: ReadonlyMap<FileName, readonly Row[]>): readonly Finding[] {
  const rows = files.get('observations') ?? [];
  const tables = grouped(
    rows.filter((row) => row.text('table') !== ''),
    (row) => row.text('table'),
  );
  return [
    ...rows.flatMap(unitFindings),
    ...rows.flatMap(excludesFindings),
    ...rows.flatMap(oreFindings),
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

function oreFindings(row: Row): readonly Finding[] {
  if (row.text('table') !== '' && row.text('actor') !== WORLD) return [];
  return ['ore', 'basis'].flatMap((column) => {
    const found = row.text(column);
    const expected = 'nothing, because only the rows of a table that are no World total have an ore';
    return found === '' ? [] : [error(row, column, { code: 'constraint-error', column, found, expected })];
  });
}

function mixed(rows: Table): readonly Finding[] {
  const table = rows[0].text('table');
  const shared: readonly (readonly [string, string])[] = [
    ...SHARED.map((column) => [column, rows[0].text(column)] as const),
    ['measure', 'quantity'],
  ];
  const [whole] = rows.filter((row) => row.text('ore') === '');
  const source = whole ? ([['source', whole.text('source')]] as const) : [];
  return rows.flatMap((row) =>
    [...(row.text('ore') === '' ? source : []), ...shared]
      .filter(([column, expected]) => row.text(column) !== expected)
      .map(([column, expected]) =>
        error(row, column, { code: 'table-mixed', table, column, found: row.text(column), expected }),
      ),
  );
}

function twice(rows: Table): readonly Finding[] {
  const table = rows[0].text('table');
  const cell = (row: Row): string => JSON.stringify([row.text('actor'), row.text('ore')]);
  const firsts = new Map(rows.toReversed().map((row) => [cell(row), row]));
  return rows.flatMap((row) => {
    const actor = row.text('actor');
    const first = firsts.get(cell(row));
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
