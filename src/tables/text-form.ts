import { CsvError, parse } from 'csv-parse/sync';
import {
  DELIMITERS,
  dialect,
  filledWidth,
  isFilled,
  labelText,
  lineBreaks,
  linesFrom,
  rowLines,
} from './text/dialect.js';
import type { SideLine } from './text/groups.js';

/** What the user says of a table: the character between its cells, the number of lines above its header that are skipped, and the sheet of a workbook. Each is found if undefined. */
export type AskedForm = {
  readonly delimiter?: string | undefined;
  readonly skip?: number | undefined;
  readonly sheet?: string | undefined;
};

/**
 * The form of a text: the character between its cells, and the number of lines above its header.
 * `titles` are those of these lines that have one cell. `sample` are the header and the rows after it, as far as the start of the text has them.
 * `headerAt` is the first line that has all wanted columns, in any case, if the header lacks some, also one that is skipped; undefined if there is none.
 */
export type TextForm = {
  readonly delimiter: string;
  readonly above: number;
  readonly titles: readonly SideLine[];
  readonly sample: readonly (readonly string[])[];
  readonly headerAt: number | undefined;
};

/** The most rows of a start by which its form is judged, and those that a sample has, which shows what may not be meant. */
const [JUDGED, SAMPLE] = [200, 2000];

/** The form of the text with this start. `wanted` are the columns that its header should have. */
export function textForm(start: string, { delimiter, skip = 0 }: AskedForm, wanted: readonly string[]): TextForm {
  const forms = (delimiter === undefined ? DELIMITERS : [delimiter]).map((tried) =>
    formWith(start, tried, skip, wanted),
  );
  const scored = forms.map((form) => {
    const [header = [], ...rows] = form.sample;
    const width = filledWidth(header);
    return {
      form,
      score: [
        Math.min(width, 2),
        wanted.filter((column) => holds(header, column)).length,
        rows.filter((row) => row.length === header.length || filledWidth(row) === width).length,
        -form.above,
      ],
    };
  });
  const best = scored.reduce((a, b) => (greater(b.score, a.score) ? b : a));
  // a text of one column has no delimiter
  const isTable = best.score[0] === 2 || delimiter !== undefined;
  return formWith(start, isTable ? best.form.delimiter : ',', skip, wanted, SAMPLE);
}

/** Whether a header has a column; blanks around names do not count, and case where it is said so. */
const holds = (header: readonly string[], column: string, anyCase = false): boolean => {
  const named = (label: string): string => (anyCase ? labelText(label).toLowerCase() : labelText(label));
  return header.some((label) => named(label) === named(column));
};

/** Whether the first number that differs is the greater one. */
function greater(a: readonly number[], b: readonly number[]): boolean {
  const at = a.findIndex((x, i) => x !== b[i]);
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0);
}

/** The form of a text if its cells are separated by this character. The header is the first row with two filled cells, or one before it that has a wanted label alone beside blank ones. */
function formWith(start: string, delimiter: string, skip: number, wanted: readonly string[], most = JUDGED): TextForm {
  const body = linesFrom(start, skip);
  const rows = firstRecords(body, delimiter, most);
  const filled = Math.max(
    0,
    rows.findIndex(({ cells }) => cells.filter(isFilled).length > 1),
  );
  const under = rows[filled]?.cells ?? [];
  const isHeader = (cells: readonly string[]): boolean =>
    cells.length === under.length &&
    wanted.some((column) => isFilled(column) && holds(cells, column) && !holds(under, column));
  const lone = rows.slice(0, filled).findIndex(({ cells }) => isHeader(cells));
  const first = lone < 0 ? filled : lone;
  const titles = rows
    .slice(0, first)
    .map(({ cells, line }) => ({ line: skip + line, text: cells.filter(isFilled).join('') }));
  const better = rows.findIndex(({ cells }) => wanted.every((column) => holds(cells, column, true)));
  const skipped =
    skip === 0
      ? undefined
      : firstRecords(start, delimiter, skip).find(
          ({ cells, line }) => line <= skip && wanted.length > 0 && wanted.every((column) => holds(cells, column)),
        );
  return {
    delimiter,
    above: skip + (rows[first]?.line ?? 1) - 1,
    titles,
    sample: rows.slice(first).map(({ cells }) => cells),
    headerAt: better > first ? skip + (rows[better]?.line ?? 1) : skipped?.line,
  };
}

/** The first rows of a text, each with the line at which it starts. A row that the text breaks off is left out, and so is all after a quote that is not closed. */
export function firstRecords(
  text: string,
  delimiter: string,
  most = JUDGED,
): readonly { readonly cells: readonly string[]; readonly line: number }[] {
  const found: { cells: readonly string[]; line: number }[] = [];
  const at = rowLines();
  try {
    parse(text, {
      ...dialect(delimiter),
      to: most,
      on_record: (cells: string[], { lines }) => {
        found.push({ cells, line: at.end(cells, lines) - lineBreaks(cells) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
  }
  return found;
}
