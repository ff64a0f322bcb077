import { join, resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { sqlText } from '../../text/escape.js';
import type { FlatFile } from '../flat-file.js';
import type { TextForm } from '../text-form.js';

/** The package of DuckDB, in the version that both engines were tested with. */
export const DUCKDB = '@duckdb/node-api@1.5.5-r.5';

type DuckDB = typeof import('@duckdb/node-api');

/** Settings of DuckDB: it downloads and loads no extension. */
const SETTINGS = { autoinstall_known_extensions: 'false', autoload_known_extensions: 'false' };

/** Lends a new folder for temporary files, and removes it afterwards, also where a signal ends the run. Undefined where none can be made. */
export type TemporaryFolder = <Result>(use: (folder: string | undefined) => Promise<Result>) => Promise<Result>;

/**
 * Does something with a connection to a new database in memory, and closes both. `use` must give way to the event loop at least once a second.
 * What does not fit into memory goes to a temporary folder of this run alone; without one, DuckDB fails there.
 */
export function withDuckDB<Result>(
  { DuckDBInstance }: DuckDB,
  use: (connection: DuckDBConnection) => Promise<Result>,
  temporaryFolder: TemporaryFolder = (lent) => lent(undefined),
): Promise<Result> {
  return temporaryFolder(async (folder) => {
    // DuckDB makes a folder when it needs one: one in the folder it cannot make again, once that is removed
    const temporary = folder === undefined ? '' : join(folder, 'duckdb');
    const instance = await DuckDBInstance.create(':memory:', { ...SETTINGS, temp_directory: temporary });
    try {
      const connection = await instance.connect();
      try {
        return await use(connection);
      } finally {
        connection.closeSync();
      }
    } finally {
      instance.closeSync();
    }
  });
}

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

/** The rows of a Parquet file in SQL, every cell a text, and blank for NULL. The numbers of some columns, by their place, get a decimal comma. */
export function scannedParquet(
  file: string,
  columns: readonly string[],
  commas: ReadonlySet<number> = new Set(),
): string {
  const names = places(columns);
  const text = (name: string, i: number): string =>
    commas.has(i) ? `replace(CAST(${name} AS VARCHAR), '.', ',')` : `CAST(${name} AS VARCHAR)`;
  const cells = names.map((name, i) => `coalesce(${text(name, i)}, '') AS ${name}`);
  return `(SELECT ${cells} FROM ${parquetFile(file)} AS file(${names}))`;
}

/** A Parquet file in SQL. */
export const parquetFile = (file: string): string => `read_parquet(${path(file)}, hive_partitioning = false)`;
