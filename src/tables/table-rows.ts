import { duckdb, withDuckDB } from './duckdb/duckdb.js';
import { parquetFlow } from './duckdb/parquet.js';
import { type Encoding, type FlatFile, flatFile } from './flat-file.js';
import { KeptRows } from './kept-rows.js';
import { streamedFlow } from './stream.js';
import { isFilled, labelsWithUnits, labelText, lineBreaks } from './text/dialect.js';
import type { Flow, Unread } from './text/groups.js';
import { places } from './text/places.js';
import type { Plan } from './text/plan.js';
import { fits, isChosen, misfit, rowsOf, unreadRow } from './text/reader.js';
import { UnreadableFile } from './text/unreadable.js';
import type { AskedForm } from './text-form.js';

/** A value in a row of a flat file: where the row starts, the value and its column, and the row's cell in any column. */
export type TableRow = {
  readonly line: number;
  readonly value: string;
  readonly valueColumn: string;
  readonly cell: (column: string) => string;
};

/**
 * The rows of a flat file that a plan chooses, one for each value. `form` is that of the file; `plan` is the one asked for, with what only the file can say.
 * `misfits` are rows of which it is not certain what they say or whether they are chosen. `unchosen` is the number of the others.
 * Blank rows, titles and notes below the table are left out.
 */
export type TableRows = {
  readonly rows: readonly TableRow[];
  readonly misfits: readonly Unread[];
  readonly unchosen: number;
  readonly form: FlatFile['form'];
  readonly plan: Plan;
};

/**
 * The chosen rows of a flat file of any form. Its header and notation are found as for the groups of the plan.
 * Undefined if they have too many cells to keep. Throws UnreadableFile.
 */
export async function tableRows(
  file: string,
  asked: Plan,
  encoding: Encoding,
  form: AskedForm,
): Promise<TableRows | undefined> {
  const from = flatFile(file);
  const kept = new KeptRows(undefined, true);
  const { plan, beside } =
    from.form === 'parquet'
      ? await parquetRowsKept(from, asked, kept)
      : await streamedFlow(from, asked, encoding, () => {}, form, kept);
  if (!kept.rows) return undefined;
  const [header = [], ...body] = kept.rows;
  const below = labelsWithUnits(header, body[0] ?? []);
  const labels = (below ?? header).map(labelText);
  const at = places(file, labels, plan);
  const sides = new Set(beside.map(({ line }) => line));
  const rows: TableRow[] = [];
  const misfits: Unread[] = [];
  body.forEach((cells, i) => {
    const end = kept.lines[i + 1] ?? 0;
    // rows of a Parquet file are counted, so a line break in a cell changes nothing
    const line = from.form === 'parquet' ? end : end - lineBreaks(cells);
    if ((below && i === 0) || !cells.some(isFilled) || sides.has(line)) return;
    const all = fits(cells, at) ? rowsOf(cells, at, plan) : [];
    if (all.length === 0) misfits.push(unreadRow(cells, end, misfit(cells, at), plan, at));
    for (const row of all) {
      const chosen = isChosen(row, at);
      const valueColumn = plan.unpivot ? (row[at.width] ?? '') : plan.value;
      const cell = (column: string): string => (row[at.place(column)] ?? '').trim();
      if (chosen === undefined) misfits.push(unreadRow(row, end, 'not-compared', plan, at));
      else if (chosen && cell(plan.actor) === '') misfits.push(unreadRow(row, end, 'blank-actor', plan, at));
      else if (chosen) rows.push({ line, value: (row[at.value] ?? '').trim(), valueColumn, cell });
    }
  });
  return { rows, misfits, unchosen: kept.unchosen, form: from.form, plan };
}

async function parquetRowsKept(from: FlatFile, plan: Plan, kept: KeptRows): Promise<Flow> {
  const library = await duckdb();
  if (!library) throw new UnreadableFile(from.file, { kind: 'duckdb-missing' });
  return (await withDuckDB(library, (connection) => parquetFlow(connection, from, plan, kept)))();
}
