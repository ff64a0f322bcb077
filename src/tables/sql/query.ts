import { joined, type Sql, sql } from '../../text/escape.js';
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
export function query(question: WarehouseQuestion): Sql {
  const { plan, exclusions } = question;
  const mark = apart(question);
  const frame: Frame = { keys: plan.by.map((_, i) => sql`k${i + 1}${mark}`), mark, left: exclusions.length > 0 };
  const steps: readonly (readonly [name: Sql, about: Sql, body: Sql])[] = [
    [sql`entries`, sql`the rows: of a supplier, of the rest, or of the stated total`, entries(question, frame)],
    [
      sql`holders`,
      sql`what each supplier holds, the rest as one and the stated total as one`,
      holders(question, frame),
    ],
    [sql`sums`, sql`beside each, the sums of its group`, groupSums(question, frame)],
    [sql`spares`, sql`and what the total leaves beyond them; NULL where it is unknown`, spares(question, frame)],
    [sql`markets`, sql`one row a group`, markets(frame)],
    [sql`ends`, sql`its least and its most concentrated completion`, ends(frame)],
    [sql`results`, sql`the measures`, results(frame)],
  ];
  const ctes = steps.map(([name, about, body]) => sql`-- ${about}\n${name}${mark} AS (\n${body}\n)`);
  return sql`WITH\n${joined(ctes, ',\n')}\n${namedResults(plan.by, frame)}\n`;
}

/** The names that the query adds to those of the table. */
const OWN: readonly string[] = [
  'entries',
  'holders',
  'sums',
  'spares',
  'markets',
  'ends',
  'results',
  'part',
  'who',
  'qty',
  'whole',
];

/**
 * The underscores that keep those names apart from the names given.
 * Some warehouses read a name as the expression that has it in the same SELECT.
 */
function apart({ table, plan }: WarehouseQuestion): Sql {
  const alone = table.length === 1 ? table : [];
  const taken = new Set([...alone, ...columnsOf(plan)].map((name) => name.toLowerCase()));
  const own = [...OWN, ...plan.by.map((_, i) => `k${i + 1}`)];
  let mark = sql``;
  while (own.some((name) => taken.has(name + mark))) mark = sql`${mark}_`;
  return mark;
}
