import { bareName } from '../../domain/alike-names.js';
import { isFilled } from './dialect.js';
import type { Plan } from './plan.js';

/**
 * What may not be meant by the filters and shares that are asked for. `like-filter`: cells beside those that a filter names differ from them
 * by marks or case alone. `compared-months`: a bound is a year, but the column has months or days without a sign between their parts, such as 202206.
 * `shares-of-one`: all shares are at most 1, although they are said to be parts of 100.
 */
export type FilterDoubt =
  | {
      readonly code: 'like-filter';
      readonly column: string;
      readonly text: string;
      readonly not: boolean;
      readonly cells: readonly string[];
    }
  | { readonly code: 'compared-months'; readonly column: string; readonly cell: string }
  | { readonly code: 'shares-of-one' };

/** A column with its different cells in the first rows. */
type Cells = { readonly label: string; readonly cells: readonly string[] };

/** The doubts that the first rows of a file give about what is asked. `all` are its columns, and `values` the cells that are counted. */
export function filterDoubts(plan: Plan, all: readonly Cells[], values: readonly string[]): readonly FilterDoubt[] {
  const cellsOf = (column: string): readonly string[] => all.find(({ label }) => label === column)?.cells ?? [];
  const conditions = plan.conditions ?? [];
  const named = [
    ...[...plan.where].map(([column, texts]) => ({ column, texts, not: false })),
    ...conditions.flatMap((one) => (one.kind === 'not' ? [{ column: one.column, texts: one.texts, not: true }] : [])),
  ];
  const like = named.flatMap(({ column, texts, not }): readonly FilterDoubt[] => {
    const cells = cellsOf(column);
    // where no row has it, another note says which cells there are
    const found = texts
      .filter((text) => cells.includes(text))
      .flatMap((text) => {
        const alike = cells.filter((cell) => !texts.includes(cell) && bareName(cell) === bareName(text));
        return alike.length > 0 ? [{ code: 'like-filter', column, text, not, cells: alike } as const] : [];
      });
    return found.slice(0, 1);
  });
  const months = conditions.flatMap((one): readonly FilterDoubt[] => {
    if (one.kind === 'not') return [];
    const cells = cellsOf(one.column);
    const isYear = Number.isInteger(one.bound) && one.bound >= 1900 && one.bound < 2100;
    const [cell] = isYear && cells.every((text) => JOINED_MONTH.test(text)) ? cells : [];
    return cell === undefined ? [] : [{ code: 'compared-months', column: one.column, cell }];
  });
  const shares = values.filter(isFilled).filter((value) => /^[\d.]/.test(value));
  const ofOne =
    plan.shares === 100 && shares.length > 1 && shares.every((value) => /^(?:0?\.\d+|[01](?:\.0*)?)$/.test(value));
  return [...like, ...months, ...(ofOne ? [{ code: 'shares-of-one' } as const] : [])];
}

/** A month or a day without a sign between its parts: 202206, 20220630. */
const JOINED_MONTH = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])?$/;
