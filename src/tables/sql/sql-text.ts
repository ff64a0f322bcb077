import type { Exclusion } from '../../market/market.js';
import type { Plan } from '../text/plan.js';

/** A question to a table in a warehouse: the parts of the table's name, how rows make markets, and who is left out. */
export type WarehouseQuestion = {
  readonly table: readonly string[];
  readonly plan: Plan;
  readonly exclusions: readonly Exclusion[];
};

/** A column of a query: an expression and the name that it gets. */
export type SqlColumn = readonly [expression: string, name: string];

/**
 * What all steps of a query need: `keys` are its names for the columns of a group, `mark` ends its names to keep them apart from others.
 * `left` says whether suppliers are left out.
 */
export type Frame = { readonly keys: readonly string[]; readonly mark: string; readonly left: boolean };

/** Columns with these names, unchanged from the step before. */
export const columnsNamed = (names: readonly string[]): readonly SqlColumn[] => names.map((name) => [name, name]);

/** A SELECT with one column a line. */
export const select = (columns: readonly SqlColumn[], from: string, ...clauses: readonly string[]): string =>
  [
    '  SELECT',
    columns.map(([as, name]) => `    ${as === name ? name : `${as} AS ${name}`}`).join(',\n'),
    `  FROM ${from}`,
    ...clauses.map((clause) => `  ${clause}`),
  ].join('\n');

/** An aggregate over all rows that agree in these columns, as a window function. */
export const aggregateOver =
  (columns: readonly string[], order?: string) =>
  (aggregate: string): string => {
    const parts = columns.length > 0 ? [`PARTITION BY ${columns.join(', ')}`] : [];
    return `${aggregate} OVER (${[...parts, ...(order === undefined ? [] : [`ORDER BY ${order}`])].join(' ')})`;
  };

/** The expression for the larger of two. */
export const larger = (a: string, b: string): string => `CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END`;
