import { resolve } from 'node:path';
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

/** DuckDB, where it is installed; undefined where it is not. */
export async function duckdb(): Promise<typeof import('@duckdb/node-api') | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** Columns go by their place: names may hold anything, and DuckDB takes two that differ only by case for one. */
const places = (columns: readonly string[]): readonly string[] => columns.map((_, i) => `c${i}`);

/** The name of a file, in which DuckDB is to look for no pattern. */
const path = (file: string): string => literal(resolve(file).replace(/[*?[]/g, '[$&]'));

/** The rows of a CSV text, every cell a text. No text stands for NULL: DuckDB would let blank cells pass that no column is named for. */
export function scannedText({ file, form }: Source, columns: readonly string[], delimiter: string): string {
  const options = [
    `columns = {${places(columns).map((name) => `${name}: 'VARCHAR'`)}}`,
    `delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = CAST([] AS VARCHAR[])`,
    `auto_detect = false, header = true, strict_mode = true, hive_partitioning = false`,
    `compression = '${form === 'gzip' ? 'gzip' : 'none'}'`,
  ];
  return `read_csv(${path(file)}, ${options.join(', ')})`;
}

/** The rows of a Parquet file, every cell a text, blank where there is none. */
export function scannedParquet(file: string, columns: readonly string[]): string {
  const names = places(columns);
  const cells = names.map((name) => `coalesce(CAST(${name} AS VARCHAR), '') AS ${name}`);
  return `(SELECT ${cells} FROM ${parquetFile(file)} AS file(${names}))`;
}
export const parquetFile = (file: string): string => `read_parquet(${path(file)}, hive_partitioning = false)`;

/** One row for each group, actor and text that is no plain decimal: how often it stands, the sum of the plain decimals, and the totals that were stated. */
export function query(plan: Plan, columns: readonly string[], rows: string): string {
  const cell = (column: string): string => `c${columns.indexOf(column)}`;
  const where = [...plan.where].map(([column, texts]) => `${cell(column)} IN (${texts.map(literal)})`);
  const by = plan.by.map((_, i) => `g${i}`);
  const cells = [
    ...plan.by.map((column, i) => `${cell(column)} AS g${i}`),
    `${cell(plan.actor)} AS actor`,
    `${cell(plan.value)} AS value`,
    ...(plan.totalColumn === undefined ? [] : [`${cell(plan.totalColumn)} AS total`]),
  ];
  const plain =
    plan.reading === 'printed'
      ? `CASE WHEN regexp_full_match(value, ${literal(DECIMAL)}) THEN CAST(value AS DECIMAL(18, 6))
    WHEN regexp_full_match(value, ${literal(SEPARATED)}) THEN CAST(replace(value, ',', '') AS DECIMAL(18, 6)) END`
      : 'CAST(NULL AS DECIMAL(18, 6))';
  const keys = [...by, 'actor', 'odd'];
  const totals = plan.totalColumn === undefined ? '' : ', min(total) AS least, max(total) AS most';
  return `SELECT ${keys}, count(*) AS n, sum(plain) AS plain${totals}
FROM (SELECT *, CASE WHEN plain IS NULL THEN value END AS odd FROM (
  SELECT *, ${plain} AS plain FROM (
    SELECT ${cells} FROM ${rows}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''})))
GROUP BY ${keys}`;
}

type Open = {
  readonly by: readonly string[];
  readonly actors: Map<string, Tally>;
  readonly total: DuckDBValue | undefined;
};

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
      const group = groups.get(key) ?? { by: cells, actors: new Map(), total: least[i] };
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
    const stated = plan.totalColumn === undefined ? undefined : printed(String(total), 1n, plan.reading);
    return typeof stated === 'string' ? [] : [{ by, actors, total: stated }];
  });
  return all.length < groups.length ? undefined : { groups: inOrder(all), rows, unread: { count: 0, first: [] } };
}
