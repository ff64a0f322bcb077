import type { DuckDBConnection } from '@duckdb/node-api';
import type { FlatFile } from '../flat-file.js';
import type { KeptRows } from '../kept-rows.js';
import { isFilled, labelText } from '../text/dialect.js';
import type { Flow } from '../text/groups.js';
import { decimalSign, ENGLISH } from '../text/notation.js';
import { places } from '../text/places.js';
import type { Plan } from '../text/plan.js';
import { reader } from '../text/reader.js';
import { isQuantity, resolvedPlan } from '../text/resolved-plan.js';
import { withSubtotals } from '../text/subtotals.js';
import { UnreadableFile } from '../text/unreadable.js';
import { countedFlow, tableDoubts } from './counted.js';
import { parquetFile, scannedParquet } from './duckdb.js';
import { pairs } from './pairs.js';

/** The groups of a Parquet file, put in order when they are called for, and the first rows that cannot be counted, by their number. Its rows go to `kept`, too. Throws UnreadableFile. */
export async function parquetFlow(
  connection: DuckDBConnection,
  from: FlatFile,
  asked: Plan,
  kept?: KeptRows,
): Promise<() => Flow> {
  try {
    const sample = await firstParquetRows(connection, from, SAMPLE);
    const [columns = []] = sample;
    const plan = withSubtotals(resolvedPlan(from.file, asked, { delimiter: '', sample }), { sample });
    places(from.file, columns, plan);
    const commas = await decimalCommas(connection, from, columns, plan);
    const rows = scannedParquet(from.file, columns, commas);
    const doubts = await tableDoubts(connection, rows, plan, { sample }, asked);
    const counted = kept
      ? undefined
      : await countedFlow(connection, pairs(plan, columns, rows), plan, columns).catch(() => undefined);
    const found = counted ?? (await oneByOne(connection, from, plan, columns, rows, kept));
    return () => ({ ...found(), doubts });
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const [detail = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new UnreadableFile(from.file, { kind: 'duckdb-failed', detail });
  }
}

/** The number of first rows that are looked at. */
const SAMPLE = 2000;

/** The places of the quantities that are numbers, where the plan has a decimal comma for texts: a number is a number. */
async function decimalCommas(
  connection: DuckDBConnection,
  from: FlatFile,
  columns: readonly string[],
  plan: Plan,
): Promise<ReadonlySet<number>> {
  if (decimalSign(plan.notation ?? ENGLISH) === '.') return new Set();
  const [, types] = await described(connection, from);
  const counts = isQuantity(plan);
  return new Set(
    columns.flatMap((label, i) =>
      counts(labelText(label)) && /^(?:DECIMAL|DOUBLE|FLOAT)/.test(types[i] ?? '') ? [i] : [],
    ),
  );
}

/** The columns of a Parquet file and their types. */
async function described(
  connection: DuckDBConnection,
  { file }: FlatFile,
): Promise<readonly [columns: readonly string[], types: readonly string[]]> {
  const found = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${parquetFile(file)}`);
  const [columns = [], types = []] = found.getColumns();
  return [columns.map(String), types.map(String)];
}

/** The first rows of a Parquet file as texts, at most `most`, with its columns before them. */
export async function firstParquetRows(
  connection: DuckDBConnection,
  from: FlatFile,
  most: number,
): Promise<readonly (readonly string[])[]> {
  const [columns] = await described(connection, from);
  const found = await connection.runAndReadAll(`SELECT * FROM ${scannedParquet(from.file, columns)} LIMIT ${most}`);
  return [columns, ...found.getRows().map((row) => row.map(String))];
}

/** Reads every row as the stream does, to keep the rows or to find those that cannot be counted. */
async function oneByOne(
  connection: DuckDBConnection,
  from: FlatFile,
  plan: Plan,
  columns: readonly string[],
  rows: string,
  kept?: KeptRows,
): Promise<() => Flow> {
  const { row, found } = reader(from.file, plan);
  row([...columns], 0);
  kept?.add(columns);
  const result = await connection.stream(`SELECT * FROM ${rows}`);
  let number = 0;
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
    for (const cells of chunk.getRows()) {
      const texts = cells.map(String);
      number += 1;
      // a row of NULLs is a blank line
      if (!texts.some(isFilled)) continue;
      const chosen = row(texts, number);
      kept?.add(texts, number, chosen);
    }
  return found;
}
