import { grouped } from '../domain/grouped.js';
import { terminal } from '../text/escape.js';
import { wrap } from '../text/words.js';
import type { Paint } from './paint.js';
import type { Sheet } from './sheet.js';
import { table } from './table.js';

/**
 * How a terminal shows a sheet: the emphasis, and the width of a line in characters.
 * `fits` says whether tables keep to the width too, and `head` whether columns are named.
 */
export type Look = { readonly paint: Paint; readonly width: number; readonly fits: boolean; readonly head: boolean };

/** A sheet as text for a terminal. */
export function page({ title, tables, lines, width: own }: Sheet, { paint, width, fits, head }: Look): string {
  const most = fits ? width : own;
  const blocks = [
    paint.title(packed(title.map(terminal), width)),
    ...tables.map((rows) => table(rows, paint, most, head)),
    ...grouped(lines, (l) => l.mark).map((group) =>
      group.map(({ mark, text }) => wrap(`${mark} ${terminal(text)}`, width, '  ')).join('\n'),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** The parts of a title side by side, as many on each line as fit. */
const packed = (parts: readonly string[], width: number): string =>
  parts.reduce((text, part) => {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (text === '') return part;
    return last.length + 3 + part.length <= width ? `${text}   ${part}` : `${text}\n${part}`;
  }, '');
