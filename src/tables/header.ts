import { parse } from 'csv-parse/sync';
import { text } from './decode.js';
import type { Source } from './source.js';
import { delimiterOf, dialect, firstLine } from './text/dialect.js';
import { places } from './text/places.js';
import type { Plan } from './text/plan.js';
import { UnreadableFile } from './text/unreadable.js';

/** The columns that the first line of a UTF-8 text names, and the character between them. Throws where there is none, or a plan's columns are not among them. */
export async function header(
  from: Source,
  plan: Plan,
): Promise<{ readonly columns: readonly string[]; readonly delimiter: string }> {
  const pieces = text(from, 'utf-8', { bytes: 0, line: () => 1 }, () => {});
  const { start } = await opening(pieces);
  await pieces.return();
  const delimiter = delimiterOf(firstLine(start));
  const [columns]: string[][] = parse(start, { ...dialect(delimiter), to: 1 });
  // DuckDB takes a blank line for a header, and may lose rows behind one that has several lines or stray quotes
  const single = firstLine(start) !== '' && !columns?.some((column) => /["\r\n]/.test(column));
  if (!columns || !single) throw new UnreadableFile(from.file, { kind: 'blank-header' });
  places(from.file, columns, plan);
  return { columns, delimiter };
}

/** The pieces of a text until one ends a line. */
export async function opening(pieces: AsyncGenerator<string, void>): Promise<{ readonly start: string }> {
  let start = '';
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    start += next.value;
    if (/[\r\n]/.test(start)) break;
  }
  return { start };
}
