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
  if (typeof value === 'string') return value.replace(/[\r\n]+/g, ' ');
  if (typeof value === 'number') return isPercent(format) ? `${decimal(value, 2)}%` : decimal(value, 0);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value instanceof Date ? formatValue(value, format) : '';
}

/** Whether a number format shows percent: it has a percent sign that is no literal text. */
const isPercent = (format: string): boolean => /%/.test(format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));

/** The words and signs that a number format shows behind a number, such as a unit; empty where it shows none. */
export const shownUnit = (cell: Cell | undefined): string =>
  [
    ...(/[0#?]((?:"[^"]*"|\\.|[ ,.0#?%])*)(?:;|$)/.exec(cell?.style?.numFmt ?? '')?.[1] ?? '').matchAll(
      /"([^"]*)"|\\(.)/g,
    ),
  ]
    .map(([, text, sign]) => text ?? sign)
    .join('')
    .trim();

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
