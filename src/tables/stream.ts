import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import { text } from './decode.js';
import { opening } from './header.js';
import type { Encoding, Source } from './source.js';
import { delimiterOf, dialect, firstLine } from './text/dialect.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { reader } from './text/reader.js';
import { UnreadableFile } from './text/unreadable.js';

/** Called now and then with the bytes and rows read so far; of rows where they are counted. */
export type Progress = (bytes: number, rows?: number) => void;

/** The groups of a CSV or TSV text, plain or gzip, read once from front to back. Throws UnreadableFile. */
export async function streamed(from: Source, plan: Plan, encoding: Encoding, progress: Progress): Promise<Flow> {
  const rows = reader(from.file, plan);
  const at = { bytes: 0, line: () => 1 };
  const pieces = text(from, encoding, at, () => progress(at.bytes, rows.read()));
  const { start } = await opening(pieces);
  const parser = new Rows(dialect(delimiterOf(firstLine(start))), rows.row);
  at.line = () => parser.info.lines;
  const whole = async function* () {
    yield start;
    yield* pieces;
  };
  try {
    await pipeline(whole, parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(from.file, { kind: 'quotes', line: parser.info.lines });
  }
  return rows.found();
}

/** Hands every row over with the line at which it ends. The parser's own `on_record` would do so too, and take as long to say where as to read. */
class Rows extends Parser {
  constructor(
    options: Options,
    private readonly row: (cells: string[], line: number) => void,
  ) {
    super(options);
  }
  override push(cells: string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.row(cells, this.info.lines);
    return true;
  }
}
