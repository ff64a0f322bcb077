import { decodedText, type ReadPosition } from './decode.js';
import type { Encoding, FlatFile } from './flat-file.js';
import { type Opening, opening } from './header.js';
import { isEmptyJson, isJsonStart, isListStart, jsonLines } from './json-text.js';
import { labelText } from './text/dialect.js';
import { columnsOf, type Plan } from './text/plan.js';
import { RECORD_LIMIT } from './text/record-limit.js';
import type { SheetFacts } from './text/sheet-facts.js';
import { UnreadableFile } from './text/unreadable.js';
import { type AskedForm, textForm } from './text-form.js';

/** The most blanks at the start of a text behind which JSON is recognized. */
const BLANK_START = 1 << 16;

/** The text of a table: its start, its form, the pieces that go on, and what must be told of the sheet that it is from. */
export type TableText = Opening & {
  readonly pieces: AsyncGenerator<string, void>;
  readonly sheet: SheetFacts | undefined;
};

/**
 * A flat file as a text of separated cells: a text as it is, a sheet or the objects of JSON as CSV.
 * The line of a row is its row in the sheet, or the number of its object. Throws UnreadableFile.
 */
export async function tableText(
  from: FlatFile,
  encoding: Encoding,
  at: ReadPosition,
  tell: () => void,
  asked: AskedForm,
  plan?: Plan,
  limit = RECORD_LIMIT,
): Promise<TableText> {
  const refuse = (option: string, what: string, value: unknown): void => {
    if (value !== undefined) throw new UnreadableFile(from.file, { kind: 'idle-option', option, what });
  };
  if (from.form === 'workbook') {
    refuse('--delimiter', 'a workbook', asked.delimiter);
    const { text, facts } = await (await import('./sheet-text.js')).sheetText(from, asked.sheet, plan);
    const pieces = goingOn(text, nothing());
    return { ...(await opening(from.file, pieces, { ...asked, delimiter: ',' }, plan)), pieces, sheet: facts };
  }
  refuse('--sheet', 'a text', asked.sheet);
  const decoded = decodedText(from, encoding, at, tell);
  let start = '';
  for (let next = await decoded.next(); !next.done; next = await decoded.next()) {
    start += next.value;
    // blanks without end are left to what reads rows
    if (start.length > BLANK_START || start.trim().length > 20) break;
  }
  if (isListStart(start)) throw new UnreadableFile(from.file, { kind: 'json-columns' });
  if (isEmptyJson(start)) throw new UnreadableFile(from.file, { kind: 'blank-header', skipped: false });
  const pieces = goingOn(start, decoded);
  if (!isJsonStart(start))
    return { ...(await opening(from.file, pieces, asked, plan, limit)), pieces, sheet: undefined };
  refuse('--delimiter', 'JSON', asked.delimiter);
  refuse('--skip', 'JSON', asked.skip);
  const lines = jsonLines(from.file, pieces, plan, limit);
  // the first objects are held back until their keys are known
  let text = '';
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    text += next.value;
    if (text !== '') break;
  }
  const { sample } = textForm(text, { delimiter: ',' }, []);
  const [known = []] = sample;
  const only = known.length === 1 || sample.length === 2;
  const column =
    plan && only ? columnsOf(plan).find((name) => !known.map(labelText).includes(labelText(name))) : undefined;
  if (column !== undefined) throw new UnreadableFile(from.file, { kind: 'no-column', column, known, keys: true });
  return { start: text, form: { ...JSON_FORM, sample }, pieces: lines, sheet: undefined };
}

/** The form of the lines of CSV that objects become. The line of keys counts as line 0, so that a line is the number of its object. */
const JSON_FORM = { delimiter: ',', above: -1, titles: [], headerAt: undefined } as const;

async function* nothing(): AsyncGenerator<string, void> {}

/** A text, and what goes on behind it. */
async function* goingOn(start: string, more: AsyncGenerator<string, void>): AsyncGenerator<string, void> {
  yield start;
  yield* more;
}
