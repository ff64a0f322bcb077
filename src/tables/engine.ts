import { tmpdir } from 'node:os';
import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb } from './duckdb/duckdb.js';
import { parquet } from './duckdb/parquet.js';
import { separated } from './duckdb/separated.js';
import { type Encoding, type Source, source } from './source.js';
import { type Progress, streamed } from './stream.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { UnreadableFile } from './text/unreadable.js';

/** Who reads a file: this program, row by row, or DuckDB, where it is installed. They give the same groups. */
export const ENGINES = ['auto', 'stream', 'duckdb'] as const;
export type Engine = (typeof ENGINES)[number];

/** How a file is read. */
export type Reading = { readonly engine: Engine; readonly encoding: Encoding; readonly progress: Progress };

/** From so many bytes on DuckDB is worth its start. */
const LARGE = { text: 32_000_000, gzip: 8_000_000, parquet: 0 };

/** Rows of a flat file that cannot be counted: nothing is computed. */
export class UnreadRows extends Error {
  constructor(
    readonly file: string,
    readonly unread: Flow['unread'],
  ) {
    super(`${file}: ${unread.count} rows cannot be counted`);
  }
}

/** The groups of a flat file. Throws UnreadableFile, and UnreadRows where a row cannot be counted: an unreadable value is neither zero nor unknown. */
export async function flow(file: string, plan: Plan, reading: Reading): Promise<Flow> {
  const from = source(file);
  const found = (await large(from, plan, reading)) ?? (await streamed(from, plan, reading.encoding, reading.progress));
  if (found.unread.count > 0) throw new UnreadRows(file, found.unread);
  return found;
}

/** It loads and fetches nothing, and what memory does not hold goes where temporary files go, not into the folder of its user. */
const SETTINGS = {
  temp_directory: tmpdir(),
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** What DuckDB finds; undefined where it is not asked, or where it fails over a text: the stream then answers, or says what is wrong and where. */
async function large(from: Source, plan: Plan, { engine, encoding, progress }: Reading): Promise<Flow | undefined> {
  const needed = from.form === 'parquet' || engine === 'duckdb';
  const able = from.size !== undefined && encoding === 'utf-8';
  if (engine === 'stream' && from.form === 'parquet')
    throw new UnreadableFile(from.file, { kind: 'stream-cannot', detail: 'a Parquet file' });
  if (needed && !able)
    throw new UnreadableFile(from.file, {
      kind: 'duckdb-cannot',
      detail: from.size === undefined ? 'a pipe' : encoding,
    });
  if (engine === 'stream' || !able || (!needed && (from.size ?? 0) < LARGE[from.form])) return undefined;
  const library = await duckdb();
  if (!library && needed) throw new UnreadableFile(from.file, { kind: 'duckdb-missing' });
  if (!library) return undefined;
  const connection = await (await library.DuckDBInstance.create(':memory:', SETTINGS)).connect();
  const stop = await watched(connection, from.size ?? 0, progress);
  try {
    return await (from.form === 'parquet' ? parquet : separated)(connection, from, plan);
  } finally {
    stop();
    connection.closeSync();
  }
}

/** Tells how far DuckDB has read, until the function is called that is returned. */
async function watched(connection: DuckDBConnection, size: number, progress: Progress): Promise<() => void> {
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  // it counts the grouping as a second half, which takes next to no time
  const told = () => progress(size * Math.min(1, (2 * Math.max(0, connection.progress.percentage)) / 100));
  const timer = setInterval(told, OFTEN);
  return () => clearInterval(timer);
}

/** How often DuckDB is asked, in milliseconds. */
const OFTEN = 100;
