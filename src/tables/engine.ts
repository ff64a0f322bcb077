import type { DuckDBConnection } from '@duckdb/node-api';
import { duckdb, type TemporaryFolder, withDuckDB } from './duckdb/duckdb.js';
import { firstParquetRows, parquetFlow } from './duckdb/parquet.js';
import { separatedFlow } from './duckdb/separated.js';
import { type Encoding, type FlatFile, flatFile } from './flat-file.js';
import type { KeptRows } from './kept-rows.js';
import { type Progress, streamedFlow } from './stream.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { UnreadableFile } from './text/unreadable.js';
import type { AskedForm } from './text-form.js';

/** The engines: `stream` reads a file row by row, `duckdb` needs DuckDB installed, `auto` chooses. All give the same groups. */
export const ENGINES = ['auto', 'stream', 'duckdb'] as const;
/** The name of an engine. */
export type Engine = (typeof ENGINES)[number];

/** How a file is read: the engine, the encoding, what is called with the progress, what is said of the form of a text, what keeps the rows, and what lends a folder to DuckDB. */
export type EngineOptions = {
  readonly engine: Engine;
  readonly encoding: Encoding;
  readonly progress: Progress;
  readonly form?: AskedForm | undefined;
  readonly kept?: KeptRows | undefined;
  readonly temporaryFolder?: TemporaryFolder | undefined;
};

/** The file sizes in bytes from which DuckDB is worth its start-up. */
const LARGE = { text: 32_000_000, gzip: 8_000_000, parquet: 0 };

/** The forms that DuckDB reads. */
type SeparatedForm = keyof typeof LARGE;
const isSeparated = (form: FlatFile['form']): form is SeparatedForm => Object.hasOwn(LARGE, form);

/** The forms that only the stream reads, in words. */
const KINDS: Readonly<Record<Exclude<FlatFile['form'], SeparatedForm>, string>> = {
  workbook: 'a workbook',
  json: 'JSON',
  'utf-16': 'UTF-16',
};

/** Thrown where rows of a flat file cannot be counted: then nothing is computed. `counted` is the number of the others. */
export class UnreadRows extends Error {
  constructor(
    readonly file: string,
    readonly unread: Flow['unread'],
    readonly counted?: number,
  ) {
    super(`${file}: ${unread.count} rows cannot be counted`);
  }
}

/** The groups of a flat file. Throws UnreadableFile, or UnreadRows where a row cannot be counted: an unreadable value is neither zero nor unknown. */
export async function flow(file: string, plan: Plan, reading: EngineOptions): Promise<Flow> {
  const from = flatFile(file);
  const { encoding, progress, form, kept } = reading;
  const fast = await large(from, plan, reading);
  const found = fast ?? (await streamedFlow(from, plan, encoding, progress, form, kept));
  // the rows of a text that DuckDB has read are read again for this; a large text has too many
  if (fast && kept && from.form !== 'parquet' && isSeparated(from.form)) {
    if ((from.size ?? 0) >= LARGE[from.form]) kept.drop();
    else await streamedFlow(from, plan, encoding, () => {}, form, kept);
  }
  const asShares = found.unread.count > 0 || found.stopped ? await sharesIn(from, plan, reading, found) : undefined;
  if (found.unread.count > 0 && !asShares) throw new UnreadRows(file, found.unread, found.rows);
  return asShares ?? found;
}

/** The groups of a column with percent signs, of which the first known value has none. Undefined unless all of it can be read as shares. */
async function sharesIn(
  from: FlatFile,
  plan: Plan,
  { encoding, form }: EngineOptions,
  { unread, stopped = [], plan: { shares } }: Flow,
): Promise<Flow | undefined> {
  const isPercent = [...unread.first, ...stopped.map((group) => group.unread)].some(
    ({ reason }) => reason === 'percent-of-quantity',
  );
  if (!isPercent || [shares, plan.totalColumn, plan.stated].some((said) => said !== undefined)) return undefined;
  if (from.size === undefined || from.form === 'parquet') return undefined;
  const found = await streamedFlow(from, { ...plan, shares: 100 }, encoding, () => {}, form);
  return found.unread.count === 0 && !found.stopped ? found : undefined;
}

/** What DuckDB finds; undefined where it is not used or fails on a text. The stream then answers, or says what is wrong and where. */
async function large(
  from: FlatFile,
  plan: Plan,
  { engine, encoding, progress, form, kept, temporaryFolder }: EngineOptions,
): Promise<Flow | undefined> {
  const needed = from.form === 'parquet' || engine === 'duckdb';
  const able = from.size !== undefined && encoding === 'utf-8' && isSeparated(from.form);
  if (engine === 'stream' && from.form === 'parquet')
    throw new UnreadableFile(from.file, { kind: 'stream-cannot', detail: 'a Parquet file' });
  if (needed && !able)
    throw new UnreadableFile(from.file, {
      kind: 'duckdb-cannot',
      detail: from.size === undefined ? 'a pipe' : isSeparated(from.form) ? encoding : KINDS[from.form],
    });
  if (engine === 'stream' || !able || !isSeparated(from.form) || (!needed && (from.size ?? 0) < LARGE[from.form]))
    return undefined;
  const library = await duckdb();
  if (!library && needed) throw new UnreadableFile(from.file, { kind: 'duckdb-missing' });
  if (!library) return undefined;
  const { form: kind } = from;
  const found = await withDuckDB(
    library,
    async (connection) => {
      const stop = await watched(connection, from.size ?? 0, progress);
      try {
        if (kept && kind === 'parquet') await keepParquet(connection, from, kept);
        return kind === 'parquet'
          ? await parquetFlow(connection, from, plan)
          : await separatedFlow(connection, from, plan, form);
      } finally {
        stop();
      }
    },
    temporaryFolder,
  );
  return found?.();
}

/** Keeps the rows of a Parquet file, or none where it has too many. */
async function keepParquet(connection: DuckDBConnection, from: FlatFile, kept: KeptRows): Promise<void> {
  const [columns = []] = await firstParquetRows(connection, from, 0);
  const most = Math.floor(kept.most / Math.max(1, columns.length));
  for (const row of await firstParquetRows(connection, from, most)) kept.add(row);
}

/** Reports how far DuckDB has read, until the returned function is called. */
async function watched(connection: DuckDBConnection, size: number, progress: Progress): Promise<() => void> {
  await connection.run('SET enable_progress_bar = true; SET enable_progress_bar_print = false');
  // DuckDB counts the grouping as a second half, although it takes almost no time
  const told = () => progress(size * Math.min(1, (2 * Math.max(0, connection.progress.percentage)) / 100));
  const timer = setInterval(told, OFTEN);
  return () => clearInterval(timer);
}

/** The time between two reports of progress, in milliseconds. */
const OFTEN = 100;
