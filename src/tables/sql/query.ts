import { columnsOf } from '../text/plan.js';
import { ends, markets, renamed, results } from './measures.js';
import { entries, holders, spares, sums } from './rows.js';
import type { Frame, Question } from './sql-text.js';

/**
 * The measures of every group as one query of standard SQL: sums by actor, then sums of their squares (METHOD 4 to 6). Of SQL:2003 it takes common table expressions and windows.
 * Values are added in the type of their column and become floating-point by `* 1e0`: no type is named, for warehouses name them differently.
 * A group of which the total is not known, or with a row that `calc` would refuse, has no measures.
 * Names and texts must hold no backslash, which some warehouses read as an escape, and no column of `by` may be called as one of the answer.
 */
export function query(question: Question): string {
  const { plan, exclusions } = question;
  const mark = apart(question);
  const frame: Frame = { keys: plan.by.map((_, i) => `k${i + 1}${mark}`), mark, left: exclusions.length > 0 };
  const steps = [
    ['entries', 'the rows: of a supplier, of the rest, or of the stated total', entries(question, frame)],
    ['holders', 'what each supplier holds, the rest as one and the stated total as one', holders(question, frame)],
    ['sums', 'beside each, the sums of its group', sums(question, frame)],
    ['spares', 'and what the total leaves beyond them; NULL where it is unknown', spares(question, frame)],
    ['markets', 'one row a group', markets(frame)],
    ['ends', 'its least and its most concentrated completion', ends(frame)],
    ['results', 'the measures', results(frame)],
  ];
  const ctes = steps.map(([name, about, body]) => `-- ${about}\n${name}${mark} AS (\n${body}\n)`);
  return `WITH\n${ctes.join(',\n')}\n${renamed(plan.by, frame)}\n`;
}

/** The names that stand in the query beside those of the table. */
const OWN = ['entries', 'holders', 'sums', 'spares', 'markets', 'ends', 'results', 'part', 'who', 'qty', 'whole'];

/** As many underscores as keep those names apart from all that were given: some warehouses read a name as the expression that bears it in the same SELECT. */
function apart({ table, plan }: Question): string {
  const alone = table.length === 1 ? table : [];
  const taken = new Set([...alone, ...columnsOf(plan)].map((name) => name.toLowerCase()));
  const own = [...OWN, ...plan.by.map((_, i) => `k${i + 1}`)];
  let mark = '';
  while (own.some((name) => taken.has(name + mark))) mark += '_';
  return mark;
}
