import { grouped } from '../../domain/grouped.js';
import { markdownText } from '../../text/escape.js';
import { cellLines, type Rows, type Sheet } from '../sheet.js';
import type { RowFormat } from './format.js';

/** A sheet as GitHub-flavoured Markdown: a bold title, tables and lists. The lines of a cell are joined by commas. */
function markdown({ title, tables, lines }: Sheet): string {
  const blocks = [
    title.map((part, i) => (i === 0 ? `**${markdownText(part)}**` : markdownText(part))).join(', '),
    ...tables.map(grid),
    ...grouped(lines, (l) => l.mark).map((group) => group.map(({ text }) => `- ${markdownText(text)}`).join('\n')),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function grid([head = [], ...rows]: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const row = (cells: Rows[number]): string =>
    line(
      cells.map((cell) =>
        cellLines(cell)
          .filter((text) => text !== '')
          .map(markdownText)
          .join(', '),
      ),
    );
  return [row(head), line(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** A table for a document. */
export const markdownFormat: RowFormat = {
  cells: true,
  head: false,
  screen: false,
  notesAside: false,
  text: async ({ sheet }) => [markdown(sheet())],
};
