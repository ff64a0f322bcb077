import { grouped } from '../../domain/grouped.js';
import { codeText, joined, type Markdown, markdownText } from '../../text/escape.js';
import { isFigureColumn, joinedLines, type Rows, type Sheet, type Step } from '../sheet.js';
import type { RowFormat } from './format.js';

/** A sheet as GitHub-flavoured Markdown: a bold title, tables and lists. The lines of a cell are joined. */
function markdown({ title, lead = [], tables, lines, steps = [], foot }: Sheet): Markdown {
  const listed = (texts: readonly Markdown[]): Markdown =>
    joined(
      texts.map((text) => markdownText`- ${text}`),
      '\n',
    );
  const named = title.map((part, i) => (i === 0 ? markdownText`**${markdownText(part)}**` : markdownText(part)));
  const blocks = [
    joined(named, ', '),
    ...(lead.length > 0 ? [listed(lead.map(markdownText))] : []),
    ...tables.map(grid),
    ...grouped(lines, (l) => l.mark).map((group) => listed(group.map(({ text }) => markdownText(text)))),
    ...(steps.length > 0 ? [listed(steps.map(pasted))] : []),
    ...(foot === undefined ? [] : [markdownText(foot)]),
  ];
  return markdownText`${joined(blocks, '\n\n')}\n`;
}

/** A command to paste, with what it does. */
function pasted({ label, shows, command }: Step): Markdown {
  const what =
    shows === undefined ? markdownText(label) : markdownText`${markdownText(label)} (${markdownText(shows)})`;
  return markdownText`${what}: ${codeText(command)}`;
}

function grid([head = [], ...rows]: Rows): Markdown {
  const row = (cells: Rows[number]): Markdown => tableLine(cells.map((cell) => markdownText(joinedLines(cell))));
  const sides = head.map((_, column) => (isFigureColumn(rows, column) ? markdownText`---:` : markdownText`---`));
  return joined([row(head), tableLine(sides), ...rows.map(row)], '\n');
}

/** A line of a table in Markdown. */
export const tableLine = (cells: readonly Markdown[]): Markdown => markdownText`| ${joined(cells, ' | ')} |`;

/** A table for a document. */
export const markdownFormat: RowFormat = {
  cells: true,
  head: false,
  screen: false,
  bytes: false,
  notesAside: false,
  pieces: async ({ sheet }) => [markdown(sheet())],
};
