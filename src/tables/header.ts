import { breaksIn } from '../text/position.js';
import { decodedText } from './decode.js';
import type { FlatFile } from './flat-file.js';
import { isJsonStart } from './json-text.js';
import { labelsWithUnits, linesFrom } from './text/dialect.js';
import { places } from './text/places.js';
import { columnsOf, type Plan } from './text/plan.js';
import { limitRecord, RECORD_LIMIT } from './text/record-limit.js';
import { resolvedPlan } from './text/resolved-plan.js';
import { withSubtotals } from './text/subtotals.js';
import { type AskedForm, type TextForm, textForm } from './text-form.js';

/** The start of a text with its form. */
export type Opening = { readonly start: string; readonly form: TextForm };

/** From how many characters the form of a text is judged. It is the same for all engines, whatever the size of the pieces. */
const JUDGED = 1 << 16;

/** The start of a text in pieces: at least its header, the lines above it, and what its form is judged from. `plan` says which columns it should have. */
export async function opening(
  file: string,
  pieces: AsyncGenerator<string, void>,
  asked: AskedForm,
  plan?: Plan,
  limit = RECORD_LIMIT,
): Promise<Opening> {
  let [start, ended] = ['', false];
  // the complete lines so far, and the length of the one that goes on
  let [lines, length] = [0, 0];
  while (!ended && (start.length < JUDGED || lines <= (asked.skip ?? 0))) {
    const next = await pieces.next();
    if (next.done) ended = true;
    else {
      start += next.value;
      const found = breaksIn(next.value);
      const last = Math.max(next.value.lastIndexOf('\n'), next.value.lastIndexOf('\r'));
      length = found > 0 ? next.value.length - last : length + next.value.length;
      lines += found;
      limitRecord(file, { size: length, cells: 0 }, limit, () => ({ what: 'row', line: lines + 1 }));
    }
  }
  const least = Math.max(JUDGED, start.length - linesFrom(start, (asked.skip ?? 0) + 1).length);
  // a piece can end inside a row, so only whole lines are judged
  const judged =
    ended && start.length <= least ? start : start.slice(0, start.slice(0, least).search(/[\r\n][^\r\n]*$/) + 1);
  return { start, form: textForm(judged, asked, plan ? columnsOf(plan) : []) };
}

/** The header of a UTF-8 text for DuckDB, with the form of the text and the plan that it makes. Undefined where DuckDB might read the first lines in another way. Throws UnreadableFile where a column of the plan is missing. */
export async function header(
  from: FlatFile,
  asked: AskedForm,
  plan: Plan,
): Promise<{ readonly columns: readonly string[]; readonly form: TextForm; readonly plan: Plan } | undefined> {
  const pieces = decodedText(from, 'utf-8', { bytes: 0, line: () => 1 }, () => {});
  const { start, form } = await opening(from.file, pieces, asked, plan);
  await pieces.return();
  if (isJsonStart(start)) return undefined;
  const [columns, below = []] = form.sample;
  if (!columns || columns.length > RECORD_LIMIT.cells || labelsWithUnits(columns, below)) return undefined;
  // DuckDB may lose rows after a header with several lines or stray quotes, and skips lines only if all end alike
  const first = start.slice(0, start.length - linesFrom(start, form.above + 1).length);
  const alike = new Set(first.match(/\r\n|\r|\n/g)).size < 2;
  const plain =
    !columns.some((column) => /["\r\n]/.test(column)) && (form.above === 0 || (alike && !/["\ufeff]/.test(first)));
  // a blank between cells would also stand next to quotes, and DuckDB takes no character of several bytes
  if (!plain || !/^[\t!-~]$/.test(form.delimiter)) return undefined;
  const resolved = withSubtotals(resolvedPlan(from.file, plan, form), form);
  places(from.file, columns, resolved);
  return { columns, form, plan: resolved };
}
