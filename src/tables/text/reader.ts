import { blankedLabels, blanksFound } from './blanks.js';
import { counter, type Flow, MOST_CELLS, MOST_UNREAD, type RowReason, type Unread } from './groups.js';
import { type Places, places } from './places.js';
import type { Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/** Counts rows. `row` takes each with the line at which it ends, and the header first; `found` gives the Flow, and `read` the rows so far. */
export function reader(file: string, plan: Plan) {
  const counts = counter(plan);
  const first: Unread[] = [];
  let at: Places | undefined;
  const cells = new Map([...plan.where.keys()].map((column) => [column, new Set<string>()]));
  const blanked = { names: new Set<string>(), filters: new Set<string>() };
  let [unread, seen, matched] = [0, 0, false];
  const named = (cell: string): string => {
    const name = cell.trim();
    if (name.length !== cell.length) blanked.names.add(cell);
    return name;
  };
  const row = (cells: readonly string[], line: number): void => {
    if (!at) {
      at = places(file, cells, plan);
      for (const label of blankedLabels(cells, plan)) blanked.names.add(label);
      return;
    }
    seen += 1;
    const reason =
      cells.length === at.width ? counted(cells, at) : cells.length < at.width ? 'missing-cell' : 'extra-cell';
    if (reason && ++unread <= MOST_UNREAD) first.push(unreadRow(cells, line, reason, plan, at));
  };
  const counted = (cells: readonly string[], { by, actor, value, total, where }: Places): RowReason | undefined => {
    if (where.length > 0 && !wanted(cells, where)) return undefined;
    const group = by.map((place) => named(cells[place] ?? ''));
    const stated = total === undefined ? undefined : (cells[total] ?? '').trim();
    return counts.add(group, named(cells[actor] ?? ''), (cells[value] ?? '').trim(), stated);
  };
  /** Whether a row has the cells of the filters. Until one has, all cells are kept, to say what else could be meant. */
  const wanted = (row: readonly string[], where: Places['where']): boolean => {
    if (where.some(({ place, texts }) => !texts.includes((row[place] ?? '').trim()))) {
      if (!matched) for (const { column, place } of where) keep(cells.get(column), (row[place] ?? '').trim());
      return false;
    }
    matched = true;
    for (const { column, place } of where) if (row[place] !== row[place]?.trim()) blanked.filters.add(column);
    return true;
  };
  const found = (): Flow => {
    if (!at) throw new UnreadableFile(file, { kind: 'blank-header' });
    const listed = [...cells].filter(([, texts]) => !matched && texts.size <= MOST_CELLS);
    return {
      ...counts.found(),
      unread: { count: unread, first },
      blanks: blanksFound(blanked.names, [...blanked.filters].sort()),
      cells: new Map(listed.map(([column, texts]) => [column, [...texts].sort()])),
    };
  };
  return { row, found, read: () => seen };
}

/** Keeps one more cell, unless there are too many. */
const keep = (cells: Set<string> | undefined, cell: string): void => {
  if (cells && cells.size <= MOST_CELLS) cells.add(cell);
};

/** A row that cannot be counted, with the line at which it starts. */
function unreadRow(cells: readonly string[], end: number, reason: RowReason, plan: Plan, at: Places): Unread {
  const breaks = cells.reduce((all, cell) => all + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
  const line = end - breaks;
  if (reason === 'missing-cell' || reason === 'extra-cell')
    return { line, column: '', found: String(cells.length), reason };
  if (reason === 'blank-actor') return { line, column: plan.actor, found: cells[at.actor] ?? '', reason };
  if (reason === 'several-totals' || reason === 'unreadable-total')
    return { line, column: plan.totalColumn ?? '', found: cells[at.total ?? -1] ?? '', reason };
  return { line, column: plan.value, found: cells[at.value] ?? '', reason };
}
