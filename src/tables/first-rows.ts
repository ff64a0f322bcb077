import { duckdb, withDuckDB } from './duckdb/duckdb.js';
import { firstParquetRows } from './duckdb/parquet.js';
import { type Encoding, type FlatFile, flatFile } from './flat-file.js';
import { tableText } from './table-text.js';
import { linesFrom } from './text/dialect.js';
import { type AskedForm, firstRecords } from './text-form.js';

/**
 * The first rows of a flat file as texts, at most `most`, with its columns before them: what a reader needs to choose columns.
 * Empty for a Parquet file where DuckDB is not installed. Throws UnreadableFile.
 */
export async function firstRows(
  file: string,
  encoding: Encoding,
  most: number,
  form: AskedForm = {},
): Promise<readonly (readonly string[])[]> {
  const from = flatFile(file);
  return from.form === 'parquet' ? parquetRows(from, most) : textRows(from, encoding, most, form);
}

async function parquetRows(from: FlatFile, most: number): Promise<readonly (readonly string[])[]> {
  const library = await duckdb();
  if (!library) return [];
  return withDuckDB(library, (connection) => firstParquetRows(connection, from, most));
}

async function textRows(
  from: FlatFile,
  encoding: Encoding,
  most: number,
  asked: AskedForm,
): Promise<readonly (readonly string[])[]> {
  const { start, form, pieces } = await tableText(from, encoding, { bytes: 0, line: () => 1 }, () => {}, asked);
  await pieces.return();
  // only the first piece is read, and it can end inside a row
  const whole = Buffer.byteLength(start) === from.size ? start : start.slice(0, start.search(/[\r\n][^\r\n]*$/) + 1);
  return firstRecords(linesFrom(whole, form.above), form.delimiter, most + 1).map(({ cells }) => cells);
}
