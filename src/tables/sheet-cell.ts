import { type Cell, type CellValue, formatValue } from 'hucre';

/**
 * The text of a cell. A number is the decimal that the sheet stores, to the 15 digits that a spreadsheet shows at most;
 * with a percent format it is in percent (0.92 is `92%`). A date is as the sheet shows it. A blank cell is empty.
 * Undefined for a formula without a stored result.
 */
export function sheetCellText(value: CellValue | undefined, cell: Cell | undefined): string | undefined {
  const format = cell?.style?.numFmt ?? '';
  if (cell?.formula !== undefined && value === null) return undefined;
  // a line of text is a row of the sheet, so a line break in a cell is a blank
  if (typeof value === 'string') return raised(value, cell).replace(/[\r\n]+/g, ' ');
  if (typeof value === 'number') return numberText(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? formatValue(value, format) : '';
}

/** A number as a sheet stores it. A percent sign in its format multiplies it by 100, unless the sign is literal text. */
function numberText(value: number, format: string): string {
  if (!Number.isFinite(value)) return String(value);
  const parts = formatParts(format, value);
  if (parts.some(({ kind }) => kind === 'percent')) return `${decimal(value, 2)}%`;
  return /^0 ?%$/.test(textOf(parts)) ? `${decimal(value, 0)}%` : decimal(value, 0);
}

/** A text in which raised digits and letters, such as the marks of notes, stay apart from what is before them. */
function raised(text: string, cell: Cell | undefined): string {
  const runs = cell?.richText ?? [];
  if (!runs.some(({ font }) => font?.vertAlign === 'superscript')) return text;
  return runs.map((run) => (run.font?.vertAlign === 'superscript' ? superscript(run.text) : run.text)).join('');
}

const superscript = (text: string): string =>
  /^\d+$/.test(text)
    ? [...text].map((digit) => '\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079'[Number(digit)]).join('')
    : text.trim() === ''
      ? text
      : `(${text.trim()})`;

/** A part of a number format: where the number stands, a percent sign that multiplies it, or text. */
type FormatPart = { readonly kind: 'number' | 'percent' | 'text'; readonly text: string };

/** The parts of a number format by which a number is shown. */
function formatParts(format: string, value: number): readonly FormatPart[] {
  const [positive = '', negative = positive, zero = positive] =
    format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+/gs) ?? [];
  const section = value < 0 ? negative : value === 0 ? zero : positive;
  const parts: FormatPart[] = [];
  for (const [whole, quoted, escaped, currency] of section.matchAll(FORMAT)) {
    const text = quoted ?? escaped ?? currency;
    if (text !== undefined) parts.push({ kind: 'text', text });
    else if (whole === '%') parts.push({ kind: 'percent', text: whole });
    else if (!/^[[_*]/.test(whole))
      parts.push(/^(?:[0#?@]|General)/i.test(whole) ? { kind: 'number', text: '0' } : { kind: 'text', text: whole });
  }
  return parts;
}

/** Quoted and escaped text, currencies and other brackets, blanks by width, numbers, and single signs. */
const FORMAT = /"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|General|@|[0#?][0#?.,/]*(?:E[+-][0#?]+)?,*|./gis;

const textOf = (parts: readonly FormatPart[]): string =>
  parts
    .map(({ text }) => text)
    .join('')
    .replace(/0(?:[ 0]*0)?/, '0')
    .trim();

/** A number above 0 as its format shows it, with 0 for the number, such as `0 kt`. */
export const shownForm = (value: number, cell: Cell | undefined): string =>
  textOf(formatParts(cell?.style?.numFmt || 'General', value));

/** A number as a decimal without an exponent, with its point moved to the right. */
function decimal(value: number, places: number): string {
  const [, sign = '', first = '', more = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential(DIGITS - 1)) ?? [];
  const digits = `${first}${more}`.replace(/0+$/, '');
  const point = 1 + Number(exponent) + places;
  if (digits === '') return '0';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const whole = digits.slice(0, point).padEnd(point, '0');
  return point < digits.length ? `${sign}${whole}.${digits.slice(point)}` : `${sign}${whole}`;
}

/** The significant digits that a spreadsheet shows at most. The digits behind them come of binary fractions. */
const DIGITS = 15;

/** The name of a cell: `C5`. Rows and columns are counted from 0. */
export function cellName(row: number, column: number): string {
  const letters = (n: number): string =>
    n < 0 ? '' : letters(Math.floor(n / 26) - 1) + String.fromCharCode(65 + (n % 26));
  return `${letters(column)}${row + 1}`;
}
