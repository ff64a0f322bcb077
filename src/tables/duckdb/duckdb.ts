import { resolve } from 'node:path';
import type { Source } from '../source.js';

/** An identifier, and a text, as SQL writes them. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The package of DuckDB, in the version that the two engines were compared with. */
export const DUCKDB = '@duckdb/node-api@1.5.5-r.5';

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
