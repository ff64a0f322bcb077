import { parse } from 'csv-parse/sync';
import { decodedText } from './decode.js';
import type { FlatFile } from './flat-file.js';
import { delimiterOf, dialect, firstLine } from './text/dialect.js';
import { places } from './text/places.js';
import type { Plan } from './text/plan.js';
import { UnreadableFile } from './text/unreadable.js';

/** The columns in the first line of a UTF-8 text as they stand there, and the character between them. Throws UnreadableFile where it is blank or lacks a column of the plan. */
export async function header(
  from: FlatFile,
  plan: Plan,
): Promise<{ readonly columns: readonly string[]; readonly delimiter: string }> {
  const pieces = decodedText(from, 'utf-8', { bytes: 0, line: () => 1 }, () => {});
  const { start } = await opening(pieces);
  await pieces.return();
  const delimiter = delimiterOf(firstLine(start));
  const [columns]: string[][] = parse(start, { ...dialect(delimiter), to: 1 });
  // DuckDB takes a blank line for a header, and may lose rows after a header with several lines or stray quotes
  const single = firstLine(start) !== '' && !columns?.some((column) => /["\r\n]/.test(column));
  if (!columns || !single) throw new UnreadableFile(from.file, { kind: 'blank-header' });
  places(from.file, columns, plan);
  return { columns, delimiter };
}

/** The start of a text, up to and including the first piece with a line break. */
export async function opening(pieces: AsyncGenerator<string, void>): Promise<{ readonly start: string }> {
  let start = '';
  for (let next = await pieces.next(); !next.done; next = await pieces.next()) {
    start += next.value;
    if (/[\r\n]/.test(start)) break;
  }
  return { start };
}
