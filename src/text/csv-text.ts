/** Rows as CSV (RFC 4180, lines end with LF): the columns, then of each row the text of every column. */
export const csvText = (
  columns: readonly string[],
  rows: readonly Readonly<Record<string, string | undefined>>[],
): string => [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))].map(csvLine).join('');

/** A line of CSV. One blank cell alone is quoted: many readers leave out a blank line. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',') || '""'}\n`;

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
