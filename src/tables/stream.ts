import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import type { Encoding, FlatFile } from './flat-file.js';
import type { KeptRows } from './kept-rows.js';
import { tableText } from './table-text.js';
import { dialect, lineBreaks, linesFrom } from './text/dialect.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { reader } from './text/reader.js';
import { breaksIn, limitRecord, RECORD_LIMIT } from './text/record-limit.js';
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
  limit = RECORD_LIMIT,
): Promise<Flow> {
  const at = { bytes: 0, line: () => 1 };
  let seen = () => 0;
  const tell = () => progress(at.bytes, seen());
  const { start, form, pieces, sheet } = await tableText(from, encoding, at, tell, asked, plan, limit);
  const rows = reader(from.file, resolvedPlan(from.file, plan, form), form);
  seen = rows.read;
  const parser = new Rows(dialect(form.delimiter), (cells, line) => {
    limitRecord(from.file, { size: 0, cells: cells.length }, limit, () => ({
      what: 'row',
      line: form.above + line - lineBreaks(cells),
    }));
    const chosen = rows.row(cells, form.above + line);
    kept?.add(cells, form.above + line, chosen);
  });
  at.line = () => form.above + parser.info.lines;
  const whole = async function* () {
    yield linesFrom(start, form.above);
    for await (const piece of pieces) {
      yield piece;
      const { size, cells, line, quoting } = parser.open();
      limitRecord(from.file, { size, cells }, limit, () => ({
        what: quoting ? 'quote' : 'row',
        line: form.above + line(),
      }));
    }
  };
  try {
    await pipeline(whole, parser.resume());
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(from.file, { kind: 'quotes', line: form.above + parser.open().line() });
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
  /** The parser's own state: the cells of the row that is not complete, and the cell that is not. */
  declare readonly state: {
    readonly record: readonly string[];
    readonly field: { readonly length: number; toString(encoding: 'utf8'): string };
    readonly quoting: boolean;
  };
  /** How long the row is that is not complete, and the line at which it begins, or its open quote. */
  open() {
    const { record, field, quoting } = this.state;
    return {
      quoting,
      cells: record.length,
      size: record.reduce((all, cell) => all + cell.length, field.length),
      // the parser counts a line break when it sees what follows
      line: () =>
        this.info.lines -
        breaksIn(field.toString('utf8').replace(/\r?\n$|\r$/, '')) -
        (quoting ? 0 : lineBreaks(record)),
    };
  }
}
