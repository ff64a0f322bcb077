import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import type { Encoding, FlatFile } from './flat-file.js';
import type { KeptRows } from './kept-rows.js';
import { tableText } from './table-text.js';
import { dialect, linesFrom } from './text/dialect.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { reader } from './text/reader.js';
import { resolvedPlan } from './text/resolved-plan.js';
import { UnreadableFile } from './text/unreadable.js';
import type { AskedForm } from './text-form.js';

/** Called from time to time with the bytes and rows read so far. Rows are undefined where the engine does not count them. */
export type Progress = (bytes: number, rows?: number) => void;

/** The groups of a separated text, plain or gzip, of JSON or of a sheet, read once from front to back. Its rows go to `kept`, too. Throws UnreadableFile. */
export async function streamedFlow(
  from: FlatFile,
  plan: Plan,
  encoding: Encoding,
  progress: Progress,
  asked: AskedForm = {},
  kept?: KeptRows,
): Promise<Flow> {
  const at = { bytes: 0, line: () => 1 };
  let seen = () => 0;
  const tell = () => progress(at.bytes, seen());
  const { start, form, pieces, sheet } = await tableText(from, encoding, at, tell, asked, plan);
  const rows = reader(from.file, resolvedPlan(from.file, plan, form), form);
  seen = rows.read;
  const parser = new Rows(dialect(form.delimiter), (cells, line) => {
    const chosen = rows.row(cells, form.above + line);
    kept?.add(cells, form.above + line, chosen);
  });
  at.line = () => form.above + parser.info.lines;
  const whole = async function* () {
    yield linesFrom(start, form.above);
    yield* pieces;
  };
  try {
    await pipeline(whole, parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(from.file, { kind: 'quotes', line: at.line() });
  }
  return { ...rows.found(), sheet };
}

/** Passes on every row with the line at which it ends. The parser's option `on_record` does so too, but takes twice as long. */
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
