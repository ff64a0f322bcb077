import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../text/escape.js';
import type { FlatFile } from '../flat-file.js';
import type { TextForm } from '../text-form.js';

/** The package of DuckDB, in the version that both engines were tested with. */
export const DUCKDB = '@duckdb/node-api@1.5.5-r.5';

type DuckDB = typeof import('@duckdb/node-api');

/** Settings of DuckDB: it downloads and loads no extension. What does not fit in memory goes to the system's temporary folder, not the user's. */
const SETTINGS = {
  temp_directory: tmpdir(),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** A connection to a new database in memory. */
export const connected = async ({ DuckDBInstance }: DuckDB): Promise<DuckDBConnection> =>
  (await DuckDBInstance.create(':memory:', SETTINGS)).connect();

/** The library of DuckDB; undefined where it is not installed. */
export async function duckdb(): Promise<DuckDB | undefined> {
  try {
    return await import('@duckdb/node-api');
  } catch {
    return undefined;
  }
}

/** The names of columns in a query, by their place: DuckDB would confuse two names that differ only by case. */
const places = (columns: readonly string[]): readonly string[] => columns.map((_, i) => `c${i}`);

/** The path of a file in SQL, escaped so that DuckDB sees no pattern in it. */
const path = (file: string): string => sqlText(resolve(file).replace(/[*?[]/g, '[$&]'));

/** The rows of a CSV text in SQL, every cell a text. No text stands for NULL: otherwise DuckDB would accept blank cells beyond the last column. */
export function scannedText(
  { file, form }: FlatFile,
  columns: readonly string[],
  { delimiter, above }: TextForm,
): string {
  const options = [
    `columns = {${places(columns).map((name) => `${name}: 'VARCHAR'`)}}`,
    `delim = ${sqlText(delimiter)}, quote = '"', escape = '"', nullstr = CAST([] AS VARCHAR[])`,
    `auto_detect = false, header = true, skip = ${above}, strict_mode = true, hive_partitioning = false`,
    `compression = '${form === 'gzip' ? 'gzip' : 'none'}'`,
  ];
  return `read_csv(${path(file)}, ${options.join(', ')})`;
}

/** The rows of a Parquet file in SQL, every cell a text, and blank for NULL. */
export function scannedParquet(file: string, columns: readonly string[]): string {
  const names = places(columns);
  const cells = names.map((name) => `coalesce(CAST(${name} AS VARCHAR), '') AS ${name}`);
  return `(SELECT ${cells} FROM ${parquetFile(file)} AS file(${names}))`;
}

/** A Parquet file in SQL. */
export const parquetFile = (file: string): string => `read_parquet(${path(file)}, hive_partitioning = false)`;
