import type { DuckDBConnection } from '@duckdb/node-api';
import type { FlatFile } from '../flat-file.js';
import { header } from '../header.js';
import type { Flow } from '../text/groups.js';
import type { Plan } from '../text/plan.js';
import type { AskedForm } from '../text-form.js';
import { countedFlow, tableDoubts } from './counted.js';
import { scannedText } from './duckdb.js';
import { firstValues } from './first-values.js';
import { pairs } from './pairs.js';
import { regular } from './regular.js';

/**
 * The groups that DuckDB finds in a CSV or TSV text, put in order when they are called for; undefined where it fails or might not read the text as the stream does.
 * The stream then answers, or says what is wrong and where.
 */
export async function separatedFlow(
  connection: DuckDBConnection,
  from: FlatFile,
  plan: Plan,
  asked: AskedForm = {},
): Promise<(() => Flow) | undefined> {
  const head = await header(from, asked, plan).catch(() => undefined);
  if (!head) return undefined;
  // a gzip file is checked before DuckDB reads it, a text while it does
  const sound = regular(from, head.form.delimiter);
  if (from.form === 'gzip' && !(await sound)) return undefined;
  const stopped = sound.then((ok) => ok || connection.interrupt());
  const rows = scannedText(from, head.columns, head.form);
  const query = pairs(head.plan, head.columns, rows, firstValues(head.plan, head.form.sample));
  const found = await countedFlow(connection, query, head.plan, head.columns).catch(() => undefined);
  await stopped;
  if (!found || !(await sound)) return undefined;
  const doubts = await tableDoubts(connection, rows, head.plan, head.form, plan);
  return () => ({ ...found(), beside: head.form.titles, doubts });
}
