import { flow } from './engine.js';
import { type Encoding, type FlatFile, flatFile } from './flat-file.js';
import { KeptRows } from './kept-rows.js';
import { streamedFlow } from './stream.js';
import { filledWidth, isFilled, labelsWithUnits, lineBreaks } from './text/dialect.js';
import type { Unread } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { fits } from './text/reader.js';
import type { AskedForm } from './text-form.js';

/** A row of a flat file: where it starts, and its cell in a column. */
export type TableRow = { readonly line: number; readonly cell: (column: string) => string };

/**
 * The rows of a flat file. `form` is that of the file; `plan` is the one asked for, with what only the file can say.
 * `misfits` are rows with more or fewer cells than the header. Blank rows, titles and notes below the table are left out.
 */
export type TableRows = {
  readonly rows: readonly TableRow[];
  readonly misfits: readonly Unread[];
  readonly form: FlatFile['form'];
  readonly plan: Plan;
};

/**
 * The rows of a flat file of any form. Its header and notation are found as for the groups of the plan.
 * Undefined if the file has too many cells to keep. Throws UnreadableFile.
 */
export async function tableRows(
  file: string,
  asked: Plan,
  encoding: Encoding,
  form: AskedForm,
): Promise<TableRows | undefined> {
  const from = flatFile(file);
  const kept = new KeptRows();
  const found =
    from.form === 'parquet'
      ? await flow(file, asked, { engine: 'auto', encoding, progress: () => {}, form, kept })
      : await streamedFlow(from, asked, encoding, () => {}, form, kept);
  if (!kept.rows) return undefined;
  const [header = [], ...body] = kept.rows;
  const below = labelsWithUnits(header, body[0] ?? []);
  const labels = (below ?? header).map((label) => label.trim());
  const beside = new Set(found.beside.map(({ line }) => line));
  const size = { width: labels.length, named: filledWidth(labels) };
  const at = new Map(labels.map((label, i) => [label, i]));
  const all = body.flatMap((cells, i) => {
    // rows of a Parquet file have no lines, so they are counted
    const line = from.form === 'parquet' ? i + 1 : (kept.lines[i + 1] ?? 0) - lineBreaks(cells);
    return (below && i === 0) || !cells.some(isFilled) || beside.has(line) ? [] : [{ line, cells }];
  });
  const misfits = all.filter(({ cells }) => !fits(cells, size));
  return {
    rows: all.map(({ line, cells }) => ({
      line,
      cell: (column) => (cells[at.get(column.trim()) ?? -1] ?? '').trim(),
    })),
    misfits: misfits.map(({ line, cells }) => ({
      line,
      column: '',
      found: String(cells.length),
      reason: cells.length < size.width ? 'missing-cell' : 'extra-cell',
    })),
    form: from.form,
    plan: found.plan,
  };
}
