import { WORLD } from '../domain/actor.js';
import type { Finding, Problem } from '../domain/finding.js';
import type { FileName } from './columns.js';
import type { Row } from './csv.js';

/** What all rows of one table share. */
const SHARED = ['source', 'subject', 'stage', 'period', 'unit'];

/** Tables that are none: rows of two tables under one id, an actor twice, or not exactly one World row; and units that do not fit the measure. */
export function tableFindings(files: ReadonlyMap<FileName, readonly Row[]>): readonly Finding[] {
  const rows = files.get('observations') ?? [];
  const tables = new Map<string, Row[]>();
  for (const row of rows.filter((r) => text(r, 'table') !== '')) {
    const members = tables.get(text(row, 'table'));
    if (members) members.push(row);
    else tables.set(text(row, 'table'), [row]);
  }
  return [
    ...rows.flatMap(unitFindings),
    ...[...tables].flatMap(([table, members]) => [
      ...mixed(table, members),
      ...twice(table, members),
      ...worlds(table, members),
    ]),
  ];
}

const text = (row: Row | undefined, column: string): string => row?.text(column) ?? '';
const error = (row: Row, column: string, problem: Problem): Finding => ({
  severity: 'error',
  place: row.place(column),
  ...problem,
});

function unitFindings(row: Row): readonly Finding[] {
  const [share, percent] = [text(row, 'measure') === 'share', text(row, 'unit') === 'percent'];
  if (share === percent) return [];
  const expected = share ? 'percent, for a share' : 'the unit of the quantity';
  return [error(row, 'unit', { code: 'constraint-error', column: 'unit', found: text(row, 'unit'), expected })];
}

function mixed(table: string, members: readonly Row[]): readonly Finding[] {
  const shared: readonly (readonly [string, string])[] = [
    ...SHARED.map((column) => [column, text(members[0], column)] as const),
    ['measure', 'quantity'],
  ];
  return members.flatMap((row) =>
    shared
      .filter(([column, expected]) => text(row, column) !== expected)
      .map(([column, expected]) =>
        error(row, column, { code: 'table-mixed', table, column, found: text(row, column), expected }),
      ),
  );
}

function twice(table: string, members: readonly Row[]): readonly Finding[] {
  const rows = new Map(members.toReversed().map((row) => [text(row, 'actor'), row]));
  return members.flatMap((row) => {
    const actor = text(row, 'actor');
    const first = rows.get(actor);
    return first && first !== row && actor !== WORLD
      ? [error(row, 'actor', { code: 'duplicate-observation', table, actor, first: first.place('actor') })]
      : [];
  });
}

function worlds(table: string, members: readonly Row[]): readonly Finding[] {
  const found = members.filter((row) => text(row, 'actor') === WORLD).length;
  return found === 1
    ? []
    : members.slice(0, 1).map((row) => error(row, 'table', { code: 'table-world', table, found }));
}
