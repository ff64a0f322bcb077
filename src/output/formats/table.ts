import { grouped } from '../../domain/grouped.js';
import { joined, type Terminal, terminal, terminalLines, workflowLog } from '../../text/escape.js';
import { terminalWrap } from '../../text/terminal-wrap.js';
import { wrap } from '../../text/words.js';
import type { Mark, Sheet } from '../sheet.js';
import { stepText } from '../step.js';
import { table } from '../table.js';
import type { Look, RowFormat } from './format.js';

/** A sheet as text for a terminal. */
function page(sheet: Sheet, { paint, width, fits, head }: Look): Terminal {
  const { title, lead = [], tables, lines, steps = [], foot, width: own } = sheet;
  const most = fits ? width : own;
  const blocks = [
    paint.title(packed(title.map(terminal), width)),
    joined(
      lead.map((text) => terminalWrap(text, width, '  ')),
      '\n',
    ),
    ...tables.map((rows) => table(rows, paint, most, head, fits)),
    ...grouped(lines, (l) => l.mark).map((group) =>
      joined(
        group.map(({ mark, text }) => terminalWrap(`${SIGNS[mark]}${text}`, width, '  ')),
        '\n',
      ),
    ),
    joined(
      [
        ...steps.map((s) => stepText(s, fits ? width : Number.POSITIVE_INFINITY)),
        ...(foot === undefined ? [] : [terminalWrap(foot, width, '  ')]),
      ],
      '\n',
    ),
  ];
  const shown = blocks.filter((block) => block !== '');
  return terminal`${joined(shown, '\n\n')}\n`;
}

/** What stands before a line. */
const SIGNS: Readonly<Record<Mark, string>> = { '=': '', '?': '', '*': '* ', '!': '! ', '-': '' };

/** The parts of a title side by side, as many on each line as fit. */
const packed = (parts: readonly Terminal[], width: number): Terminal => {
  const text = parts.reduce((text: string, part) => {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (text === '') return wrap(part, width, '  ');
    return last.length + 3 + part.length <= width ? `${text}   ${part}` : `${text}\n${wrap(part, width, '  ')}`;
  }, '');
  return terminalLines(text);
};

/** Aligned columns for a terminal, with the notes below. */
export const tableFormat: RowFormat = {
  cells: true,
  head: true,
  screen: true,
  bytes: false,
  notesAside: false,
  pieces: async ({ sheet }, look) => [workflowLog(page(sheet(), look))],
};
