import { grouped } from '../../domain/grouped.js';
import { codeText, markdownText } from '../../text/escape.js';
import { isFigureColumn, joinedLines, type Rows, type Sheet } from '../sheet.js';
import type { RowFormat } from './format.js';

/** A sheet as GitHub-flavoured Markdown: a bold title, tables and lists. The lines of a cell are joined. */
function markdown({ title, lead = [], tables, lines, steps = [], foot }: Sheet): string {
  const blocks = [
    title.map((part, i) => (i === 0 ? `**${markdownText(part)}**` : markdownText(part))).join(', '),
    ...(lead.length > 0 ? [lead.map((text) => `- ${markdownText(text)}`).join('\n')] : []),
    ...tables.map(grid),
    ...grouped(lines, (l) => l.mark).map((group) => group.map(({ text }) => `- ${markdownText(text)}`).join('\n')),
    ...(steps.length > 0
      ? [
          steps
            .map(
              ({ label, shows, command }) =>
                `- ${label}${shows === undefined ? '' : ` (${markdownText(shows)})`}: ${codeText(command)}`,
            )
            .join('\n'),
        ]
      : []),
    ...(foot === undefined ? [] : [markdownText(foot)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function grid([head = [], ...rows]: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const row = (cells: Rows[number]): string => line(cells.map((cell) => markdownText(joinedLines(cell))));
  const sides = head.map((_, column) => (isFigureColumn(rows, column) ? '---:' : '---'));
  return [row(head), line(sides), ...rows.map(row)].join('\n');
}

/** A table for a document. */
export const markdownFormat: RowFormat = {
  cells: true,
  head: false,
  screen: false,
  bytes: false,
  notesAside: false,
  pieces: async ({ sheet }) => [markdown(sheet())],
};
