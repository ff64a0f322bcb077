import { grouped } from '../../domain/grouped.js';
import { terminal, workflowLog } from '../../text/escape.js';
import { wrap } from '../../text/words.js';
import type { Mark, Sheet } from '../sheet.js';
import { stepText } from '../step.js';
import { table } from '../table.js';
import type { Look, RowFormat } from './format.js';

/** A sheet as text for a terminal. */
function page(sheet: Sheet, { paint, width, fits, head }: Look): string {
  const { title, lead = [], tables, lines, steps = [], foot, width: own } = sheet;
  const most = fits ? width : own;
  const blocks = [
    paint.title(packed(title.map(terminal), width)),
    lead.map((text) => wrap(terminal(text), width, '  ')).join('\n'),
    ...tables.map((rows) => table(rows, paint, most, head, fits)),
    ...grouped(lines, (l) => l.mark).map((group) =>
      group.map(({ mark, text }) => wrap(`${SIGNS[mark]}${terminal(text)}`, width, '  ')).join('\n'),
    ),
    [
      ...steps.map((s) => stepText(s, fits ? width : Number.POSITIVE_INFINITY)),
      ...(foot === undefined ? [] : [wrap(terminal(foot), width, '  ')]),
    ].join('\n'),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** What stands before a line. */
const SIGNS: Readonly<Record<Mark, string>> = { '=': '', '?': '', '*': '* ', '!': '! ', '-': '' };

/** The parts of a title side by side, as many on each line as fit. */
const packed = (parts: readonly string[], width: number): string =>
  parts.reduce((text, part) => {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (text === '') return wrap(part, width, '  ');
    return last.length + 3 + part.length <= width ? `${text}   ${part}` : `${text}\n${wrap(part, width, '  ')}`;
  }, '');

/** Aligned columns for a terminal, with the notes below. */
export const tableFormat: RowFormat = {
  cells: true,
  head: true,
  screen: true,
  bytes: false,
  notesAside: false,
  pieces: async ({ sheet }, look) => [workflowLog(page(sheet(), look))],
};
