import type { DuckDBConnection } from '@duckdb/node-api';
import { header } from '../header.js';
import type { Source } from '../source.js';
import type { Flow } from '../text/groups.js';
import type { Plan } from '../text/plan.js';
import { counted } from './counted.js';
import { scannedText } from './duckdb.js';
import { pairs } from './pairs.js';
import { regular } from './regular.js';

/**
 * The groups that DuckDB finds in a CSV or TSV text; undefined where it fails, or where it might read the text otherwise than the stream does:
 * the stream then answers, or says what is wrong and where.
 */
export async function separated(connection: DuckDBConnection, from: Source, plan: Plan): Promise<Flow | undefined> {
  const head = await header(from, plan).catch(() => undefined);
  if (!head) return undefined;
  // a damaged gzip file is not given to DuckDB at all; a text is checked while DuckDB reads it
  const sound = regular(from);
  if (from.form === 'gzip' && !(await sound)) return undefined;
  const stopped = sound.then((ok) => ok || connection.interrupt());
  const rows = scannedText(from, head.columns, head.delimiter);
  const found = await counted(connection, pairs(plan, head.columns, rows), plan).catch(() => undefined);
  await stopped;
  return (await sound) ? found : undefined;
}
