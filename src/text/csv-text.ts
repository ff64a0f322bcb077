/** Rows as CSV (RFC 4180, lines end with LF): a header of the columns, then a line for each row. A missing cell is blank. */
export const csvText = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | undefined>>[],
): string => [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine).join('');

/** A line of CSV. A single blank cell is quoted, because many readers skip a blank line. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',') || '""'}\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
