import type { Condition, InEnglish } from './conditions.js';
import { filledWidth, labelText } from './dialect.js';
import { ENGLISH, englishValue } from './notation.js';
import { columnsOf, type Plan } from './plan.js';
import { UnreadableFile } from './unreadable.js';

/** The places in a row, counted from 0, of the cells that a plan reads, the number of cells, and that up to the last column with a name. */
export type Places = {
  /** The place of any column, -1 of one that is not there. */
  readonly place: (column: string) => number;
  readonly by: readonly number[];
  readonly actor: number;
  readonly value: number;
  readonly total: number | undefined;
  readonly conditions: readonly { readonly place: number; readonly condition: Condition }[];
  readonly written: InEnglish;
  readonly unpivoted: readonly number[] | undefined;
  readonly where: readonly { readonly column: string; readonly place: number; readonly texts: readonly string[] }[];
  readonly width: number;
  readonly named: number;
};

/** Whether a header has neither the column of actors nor that of values, in any case. */
const lacksBoth = (header: readonly string[], { actor, value }: Plan): boolean =>
  ![actor, value].some((column) => header.some((label) => label.toLowerCase() === labelText(column).toLowerCase()));

/** A label of several columns, with those of the header behind a backslash. */
const PACKED_LABEL = /^[^,\\]+(?:,[^,\\]+)+\\[^,\\]+$/;

/** The places of a plan's columns in a header; blanks around names do not count. Throws UnreadableFile where a column is missing or is there more than once. `headerAt` is the line that has them all. */
export function places(file: string, labels: readonly string[], plan: Plan, headerAt?: number): Places {
  const header = labels.map(labelText);
  if (header.every((label) => label === '')) throw new UnreadableFile(file, { kind: 'blank-header', skipped: false });
  const [first = ''] = header;
  const hasGaps = /\S {2,}\S/.test(first);
  if (header.length > 1 && PACKED_LABEL.test(first))
    throw new UnreadableFile(file, { kind: 'packed-columns', file, label: first });
  for (const column of columnsOf(plan).map(labelText)) {
    if (!header.includes(column) && header.length === 1 && (hasGaps || first.split(' ').includes(column)))
      // R writes the numbers of rows before the first column, without a label
      throw new UnreadableFile(file, { kind: 'fixed-width', file, isWide: hasGaps && /^\S/.test(labels[0] ?? '') });
    if (!header.includes(column))
      throw new UnreadableFile(file, {
        kind: 'no-column',
        column,
        known: header,
        headerAt,
        lacksBoth: lacksBoth(header, plan),
        unpivoted: plan.unpivot !== undefined,
      });
    if (header.indexOf(column) !== header.lastIndexOf(column))
      throw new UnreadableFile(file, { kind: 'duplicate-column', column });
  }
  // the cells of a row that was a column stand behind all others: its label, then its value
  const at = (column: string): number =>
    column === plan.unpivot?.name ? header.length : header.indexOf(labelText(column));
  return {
    place: at,
    by: plan.by.map(at),
    actor: at(plan.actor),
    value: plan.unpivot ? header.length + 1 : at(plan.value),
    written: englishValue(plan.notation ?? ENGLISH),
    conditions: (plan.conditions ?? []).map((condition) => ({ place: at(condition.column), condition })),
    unpivoted: plan.unpivot?.columns?.map(at),
    total: plan.totalColumn === undefined ? undefined : at(plan.totalColumn),
    where: [...plan.where].map(([column, texts]) => ({ column, place: at(column), texts })),
    width: header.length,
    named: filledWidth(header),
  };
}
