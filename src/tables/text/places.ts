import { columnsOf, type Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/** The places in a row, counted from 0, of the cells that a plan reads, and the number of cells. */
export type Places = {
  readonly by: readonly number[];
  readonly actor: number;
  readonly value: number;
  readonly total: number | undefined;
  readonly where: readonly (readonly [place: number, texts: readonly string[]])[];
  readonly width: number;
};

/** The places of a plan's columns in a header. Throws UnreadableFile where a column is missing or is there more than once. */
export function places(file: string, header: readonly string[], plan: Plan): Places {
  if (header.every((label) => label.trim() === '')) throw new UnreadableFile(file, { kind: 'blank-header' });
  for (const column of columnsOf(plan)) {
    if (!header.includes(column)) throw new UnreadableFile(file, { kind: 'no-column', column, known: header });
    if (header.indexOf(column) !== header.lastIndexOf(column))
      throw new UnreadableFile(file, { kind: 'duplicate-column', column });
  }
  const at = (column: string): number => header.indexOf(column);
  return {
    by: plan.by.map(at),
    actor: at(plan.actor),
    value: at(plan.value),
    total: plan.totalColumn === undefined ? undefined : at(plan.totalColumn),
    where: [...plan.where].map(([column, texts]) => [at(column), texts] as const),
    width: header.length,
  };
}
