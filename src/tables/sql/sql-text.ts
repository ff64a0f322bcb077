import type { Exclusion } from '../../market/market.js';
import { joined, type Sql, sql } from '../../text/escape.js';
import type { Plan } from '../text/plan.js';

/** A question to a table in a warehouse: the parts of the table's name, how rows make markets, and who is left out. */
export type WarehouseQuestion = {
  readonly table: readonly string[];
  readonly plan: Plan;
  readonly exclusions: readonly Exclusion[];
};

/** A column of a query: an expression and the name that it gets. */
export type SqlColumn = readonly [expression: Sql, name: Sql];

/**
 * What all steps of a query need: `keys` are its names for the columns of a group, `mark` ends its names to keep them apart from others.
 * `left` says whether suppliers are left out.
 */
export type Frame = { readonly keys: readonly Sql[]; readonly mark: Sql; readonly left: boolean };

/** Columns with these names, unchanged from the step before. */
export const columnsNamed = (names: readonly Sql[]): readonly SqlColumn[] => names.map((name) => [name, name]);

/** A SELECT with one column a line, behind `margin`. */
export function select(columns: readonly SqlColumn[], from: Sql, clauses: readonly Sql[] = [], margin = sql`  `): Sql {
  const named = columns.map(([as, name]) => sql`${margin}  ${as === name ? name : sql`${as} AS ${name}`}`);
  const rest = [sql`FROM ${from}`, ...clauses].map((clause) => sql`${margin}${clause}`);
  return joined([sql`${margin}SELECT`, joined(named, ',\n'), ...rest], '\n');
}

/** An aggregate over all rows that agree in these columns, as a window function. */
export const aggregateOver =
  (columns: readonly Sql[], order?: Sql) =>
  (aggregate: Sql): Sql => {
    const parts = columns.length > 0 ? [sql`PARTITION BY ${joined(columns, ', ')}`] : [];
    return sql`${aggregate} OVER (${joined([...parts, ...(order === undefined ? [] : [sql`ORDER BY ${order}`])], ' ')})`;
  };

/** The expression for the larger of two. */
export const larger = (a: Sql, b: Sql): Sql => sql`CASE WHEN ${a} > ${b} THEN ${a} ELSE ${b} END`;
