import { counter, type Flow, MOST_UNREAD, type RowReason, type Unread } from './groups.js';
import { type Places, places } from './places.js';
import type { Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/** Counts rows. `row` takes each with the line at which it ends, and the header first; `found` gives the Flow, and `read` the rows so far. */
export function reader(file: string, plan: Plan) {
  const counts = counter(plan);
  const first: Unread[] = [];
  let at: Places | undefined;
  let [unread, seen] = [0, 0];
  const row = (cells: readonly string[], line: number): void => {
    if (!at) {
      at = places(file, cells, plan);
      return;
    }
    seen += 1;
    const reason =
      cells.length === at.width ? counted(cells, at) : cells.length < at.width ? 'missing-cell' : 'extra-cell';
    if (reason && ++unread <= MOST_UNREAD) first.push(unreadRow(cells, line, reason, plan, at));
  };
  const counted = (cells: readonly string[], { by, actor, value, total, where }: Places): RowReason | undefined => {
    if (where.some(([place, texts]) => !texts.includes(cells[place] ?? ''))) return undefined;
    const group = by.map((place) => cells[place] ?? '');
    return counts.add(group, cells[actor] ?? '', cells[value] ?? '', total === undefined ? undefined : cells[total]);
  };
  const found = (): Flow => {
    if (!at) throw new UnreadableFile(file, { kind: 'blank-header' });
    return { ...counts.found(), unread: { count: unread, first } };
  };
  return { row, found, read: () => seen };
}

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
