import { columnsOf } from '../text/plan.js';
import { ends, markets, namedResults, results } from './measures.js';
import { entries, groupSums, holders, spares } from './rows.js';
import type { Frame, WarehouseQuestion } from './sql-text.js';

/**
 * The measures of every group as one query of standard SQL: sums by actor, then sums of their squares (docs/method.md, sections 4 to 6).
 * From SQL:2003 it uses common table expressions and window functions.
 * Values are added in the type of their column and become floating-point by `* 1e0`, because warehouses name their types differently.
 * A group has no measures if its total is unknown or if it has a row that `calc` would refuse.
 * Names and texts must hold no backslash, which some warehouses read as an escape. No column of `by` may have the name of a column of the answer.
 */
export function query(question: WarehouseQuestion): string {
  const { plan, exclusions } = question;
  const mark = apart(question);
  const frame: Frame = { keys: plan.by.map((_, i) => `k${i + 1}${mark}`), mark, left: exclusions.length > 0 };
  const steps = [
    ['entries', 'the rows: of a supplier, of the rest, or of the stated total', entries(question, frame)],
    ['holders', 'what each supplier holds, the rest as one and the stated total as one', holders(question, frame)],
    ['sums', 'beside each, the sums of its group', groupSums(question, frame)],
    ['spares', 'and what the total leaves beyond them; NULL where it is unknown', spares(question, frame)],
    ['markets', 'one row a group', markets(frame)],
    ['ends', 'its least and its most concentrated completion', ends(frame)],
    ['results', 'the measures', results(frame)],
  ];
  const ctes = steps.map(([name, about, body]) => `-- ${about}\n${name}${mark} AS (\n${body}\n)`);
  return `WITH\n${ctes.join(',\n')}\n${namedResults(plan.by, frame)}\n`;
}

/** The names that the query adds to those of the table. */
const OWN = ['entries', 'holders', 'sums', 'spares', 'markets', 'ends', 'results', 'part', 'who', 'qty', 'whole'];

/**
 * The underscores that keep those names apart from the names given.
 * Some warehouses read a name as the expression that has it in the same SELECT.
 */
function apart({ table, plan }: WarehouseQuestion): string {
  const alone = table.length === 1 ? table : [];
  const taken = new Set([...alone, ...columnsOf(plan)].map((name) => name.toLowerCase()));
  const own = [...OWN, ...plan.by.map((_, i) => `k${i + 1}`)];
  let mark = '';
  while (own.some((name) => taken.has(name + mark))) mark += '_';
  return mark;
}
