import { parse } from 'csv-parse/sync';
import { places } from './columns.js';
import { delimiterOf, dialect, firstLine } from './dialect.js';
import type { Plan } from './plan.js';
import { type Encoding, type Source, UnreadableFile } from './source.js';
import { text } from './text.js';

/** The columns that the first line of a text names, and the character between them. Throws UnreadableFile where a plan's columns are not among them. */
export async function header(
  from: Source,
  encoding: Encoding,
  plan: Plan,
): Promise<{ readonly columns: readonly string[]; readonly delimiter: string }> {
  const { start } = await opening(text(from, encoding, { bytes: 0, line: () => 1 }, () => {}));
  const delimiter = delimiterOf(firstLine(start));
  const [columns]: string[][] = parse(start, { ...dialect(delimiter), to: 1 });
  if (!columns) throw new UnreadableFile(from.file, { kind: 'blank-header' });
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
