import { pipeline } from 'node:stream/promises';
import { CsvError, type Options, Parser } from 'csv-parse';
import { breaksIn, positionBehind } from '../text/position.js';
import type { Encoding, FlatFile } from './flat-file.js';
import type { KeptRows } from './kept-rows.js';
import { rowDoubts, strayLine } from './row-doubts.js';
import { tableText } from './table-text.js';
import { dialect, lineBreaks, linesFrom, returnsIn, rowLines } from './text/dialect.js';
import { sampleDoubts } from './text/doubts.js';
import type { Flow } from './text/groups.js';
import type { Plan } from './text/plan.js';
import { reader } from './text/reader.js';
import { limitRecord, RECORD_LIMIT } from './text/record-limit.js';
import { resolvedPlan } from './text/resolved-plan.js';
import { withSubtotals } from './text/subtotals.js';
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
  const resolved = withSubtotals(resolvedPlan(from.file, plan, form), form);
  const rows = reader(from.file, resolved, form);
  const watch = rowDoubts(resolved, form);
  seen = rows.read;
  const parser = new Rows(dialect(form.delimiter), (cells, line) => {
    limitRecord(from.file, { size: 0, cells: cells.length }, limit, () => ({
      what: 'row',
      line: form.above + line - lineBreaks(cells),
    }));
    const chosen = rows.row(cells, form.above + line);
    watch.row(cells, form.above + line);
    kept?.add(cells, form.above + line, chosen);
  });
  at.line = () => form.above + parser.line();
  /** The last pieces: the row that is not complete begins in them. */
  let last: string[] = [];
  const whole = async function* () {
    last.push(linesFrom(start, form.above));
    yield last[0];
    for await (const piece of pieces) {
      last.push(piece);
      const { records } = parser.info;
      yield piece;
      if (parser.info.records > records) last = [piece];
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
    const { line, rawCell } = parser.open();
    const text = last.join('');
    const { column } = positionBehind(text.slice(0, text.length - rawCell() - 1), { line: 1, column: 1 });
    const position = { line: form.above + line(), column };
    throw new UnreadableFile(from.file, { kind: 'quotes', position });
  }
  const found = rows.found();
  const stray = strayLine(found, resolved, form);
  if (stray) throw new UnreadableFile(from.file, { kind: 'two-delimiters', header: form.delimiter, ...stray });
  return { ...found, doubts: [...sampleDoubts(resolved, form, plan), ...watch.found()], sheet };
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
    this.row(cells, this.lines.end(cells, this.info.lines));
    return true;
  }
  private readonly lines = rowLines();
  /** The line that is being read. */
  line(): number {
    const { record, field } = this.state;
    return this.lines.now(this.info.lines) - returnsIn([...record, field.toString('utf8')]);
  }
  /** The parser's own state: the cells of the row that is not complete, and the cell that is not. */
  declare readonly state: {
    readonly record: readonly string[];
    readonly field: { readonly length: number; toString(encoding: 'utf8'): string };
    readonly quoting: boolean;
  };
  /** How long the row is that is not complete, the line at which it begins, or its open quote, and the length of the text behind that. */
  open() {
    const { record, field, quoting } = this.state;
    const cell = () => field.toString('utf8');
    return {
      quoting,
      cells: record.length,
      size: record.reduce((all, cell) => all + cell.length, field.length),
      // the parser counts a line break when it sees what follows
      line: () => this.line() - breaksIn(cell().replace(/\r?\n$|\r$/, '')) - (quoting ? 0 : lineBreaks(record)),
      // a quote in the cell is written twice
      rawCell: () => cell().replaceAll('"', '""').length,
    };
  }
}
