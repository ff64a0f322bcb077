import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { ratio } from '../domain/rational.js';
import { type Flow, type Group, inOrder } from './groups.js';
import type { Plan } from './plan.js';
import type { Source } from './source.js';
import { exactly, plus, printed, type Tally } from './tally.js';

/** What DuckDB adds up itself: up to twelve digits with up to six decimals, with or without separators of thousands. A cast alone would take 1e3, 1_000 and " 5 ". */
const DECIMAL = String.raw`[0-9]{1,12}(\.[0-9]{1,6})?`;
const SEPARATED = String.raw`[1-9][0-9]{0,2}(,[0-9]{3}){1,3}(\.[0-9]{1,6})?`;
const SCALE = 1_000_000n;

/** An identifier, and a text, as SQL writes them. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A cell as text, blank where there is none. */
export const cellOf = (column: string): string => `coalesce(CAST(${identifier(column)} AS VARCHAR), '')`;

/** DuckDB, where it is installed; undefined where it is not. */
export async function duckdb(): Promise<typeof import('@duckdb/node-api') | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** The rows of a file for DuckDB, every cell a text. `header` are the columns of a CSV text. */
export function scanned({ file, form }: Source, header: readonly string[], delimiter: string): string {
  if (form === 'parquet') return `read_parquet(${literal(file)})`;
  const columns = header.map((name) => `${literal(name)}: 'VARCHAR'`).join(', ');
  return `read_csv(${literal(file)}, auto_detect = false, header = true, columns = {${columns}}, delim = ${literal(delimiter)}, quote = '"', escape = '"', strict_mode = true)`;
}

/** One row for each group, actor and text that is no plain decimal: how often it stands, the sum of the plain decimals, and the totals that were stated. */
export function query(plan: Plan, rows: string): string {
  const where = [...plan.where].map(([column, texts]) => `${cellOf(column)} IN (${texts.map(literal).join(', ')})`);
  const by = plan.by.map((_, i) => `g${i}`);
  const cells = [
    ...plan.by.map((column, i) => `${cellOf(column)} AS g${i}`),
    `${cellOf(plan.actor)} AS actor`,
    `${cellOf(plan.value)} AS value`,
    `${plan.totalColumn === undefined ? "''" : cellOf(plan.totalColumn)} AS total`,
  ];
  const plain =
    plan.reading === 'printed'
      ? `CASE WHEN regexp_full_match(value, ${literal(DECIMAL)}) THEN CAST(value AS DECIMAL(18, 6))
    WHEN regexp_full_match(value, ${literal(SEPARATED)}) THEN CAST(replace(value, ',', '') AS DECIMAL(18, 6)) END`
      : 'CAST(NULL AS DECIMAL(18, 6))';
  const keys = [...by, 'actor', 'odd'].join(', ');
  return `SELECT ${keys}, count(*) AS n, sum(plain) AS plain, min(total) AS least, max(total) AS most
FROM (SELECT *, CASE WHEN plain IS NULL THEN value END AS odd FROM (
  SELECT *, ${plain} AS plain FROM (
    SELECT ${cells.join(', ')} FROM ${rows}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''})))
GROUP BY ${keys}`;
}

type Open = { readonly by: readonly string[]; readonly actors: Map<string, Tally>; total: string };

/** The groups that a query finds; undefined where a row cannot be counted. */
export async function counted(connection: DuckDBConnection, sql: string, plan: Plan): Promise<Flow | undefined> {
  const groups = new Map<string, Open>();
  const result = await connection.stream(sql);
  let rows = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const columns = Array.from({ length: chunk.columnCount }, (_, i) => chunk?.getColumnValues(i) ?? []);
    const by = columns.slice(0, plan.by.length);
    const [actors = [], odds = [], counts = [], sums = [], least = [], most = []] = columns.slice(plan.by.length);
    for (let i = 0; i < chunk.rowCount; i++) {
      const cells = by.map((column) => String(column[i]));
      const key = cells.join('\0');
      const group = groups.get(key) ?? { by: cells, actors: new Map(), total: String(least[i]) };
      groups.set(key, group);
      const actor = String(actors[i]);
      const tally = tallied(odds[i], counts[i], sums[i], plan);
      if (!tally || actor.trim() === '' || least[i] !== most[i] || group.total !== least[i]) return undefined;
      const before = group.actors.get(actor);
      group.actors.set(actor, before ? plus(before, tally) : tally);
      rows += Number(counts[i]);
    }
  }
  return closed([...groups.values()], rows, plan);
}

/** What rows of one actor add up to: plain decimals, or one text that stands so many times. */
function tallied(
  odd: DuckDBValue | undefined,
  count: DuckDBValue | undefined,
  sum: DuckDBValue | undefined,
  plan: Plan,
) {
  if (sum instanceof Object && 'value' in sum && typeof sum.value === 'bigint') return exactly(ratio(sum.value, SCALE));
  const tally = typeof count === 'bigint' ? printed(String(odd), count, plan.reading) : undefined;
  return typeof tally === 'string' ? undefined : tally;
}

function closed(groups: readonly Open[], rows: number, plan: Plan): Flow | undefined {
  const all = groups.flatMap(({ by, actors, total }): Group[] => {
    const stated = plan.totalColumn === undefined ? undefined : printed(total, 1n, plan.reading);
    return typeof stated === 'string' ? [] : [{ by, actors, total: stated }];
  });
  return all.length < groups.length ? undefined : { groups: inOrder(all), rows, unread: { count: 0, first: [] } };
}
