import type { Exclusion } from '../../market/market.js';
import type { Plan } from '../text/plan.js';

/** What a table in a warehouse is asked: the parts of its name, such as schema and table, how its rows make markets, and who is left out. */
export type Question = {
  readonly table: readonly string[];
  readonly plan: Plan;
  readonly exclusions: readonly Exclusion[];
};

/** An expression of a query, and the name that it has from there on. */
export type Column = readonly [expression: string, name: string];

/** What the steps of a query share: the names that the columns of a group have in it, what keeps its names apart from others, and whether suppliers are left out. */
export type Frame = { readonly keys: readonly string[]; readonly mark: string; readonly left: boolean };

/** Columns that keep their names. */
export const kept = (names: readonly string[]): readonly Column[] => names.map((name) => [name, name]);

/** A selection of columns, one a line. */
export const select = (columns: readonly Column[], from: string, ...clauses: readonly string[]): string =>
  [
    '  SELECT',
    columns.map(([as, name]) => `    ${as === name ? name : `${as} AS ${name}`}`).join(',\n'),
    `  FROM ${from}`,
    ...clauses.map((clause) => `  ${clause}`),
  ].join('\n');

/** Takes an aggregate over all rows that agree in these columns. */
export const over =
  (columns: readonly string[], order?: string) =>
  (aggregate: string): string => {
    const parts = columns.length > 0 ? [`PARTITION BY ${columns.join(', ')}`] : [];
    return `${aggregate} OVER (${[...parts, ...(order === undefined ? [] : [`ORDER BY ${order}`])].join(' ')})`;
  };

/** The larger of two. */
export const larger = (a: string, b: string): string => `CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END`;
