import Table from 'cli-table3';
import { highest } from '../domain/extremes.js';
import { joined, type Terminal, terminal, terminalLines } from '../text/escape.js';
import { words, wrap } from '../text/words.js';
import type { Paint } from './paint.js';
import { type Cell, cellLines, isFigureColumn, joinedLines } from './sheet.js';

const NOTHING = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};
const GAP = NOTHING.middle.length;

/** The lines of each cell of a row. */
type Lines = readonly (readonly string[])[];
/** Gives a row in lines, anew at each call: of a long table, only the cells are held. */
type Layout = (row: readonly Cell[]) => Lines;

/**
 * Rows of cells as aligned columns without borders. The first row is the head, shown only if `named`.
 * Nothing is cut. Cells are broken at spaces to keep a line within `most` characters. If that is not enough, each row becomes a record, or a line is longer if the width is not `strict`.
 */
export function table(
  rows: readonly (readonly Cell[])[],
  { head }: Paint,
  most = Number.POSITIVE_INFINITY,
  named = true,
  strict = true,
): Terminal {
  const all = rows.map(spelt);
  const body = rows.slice(1);
  const right = (rows[0] ?? []).map((_, column) => isFigureColumn(body, column));
  const fitting = fitted(all, most);
  if (!fitting && strict) return records(all, head, most);
  const layout = fitting ?? asIs;
  const tall = highest([1, ...layout(all[0] ?? []).map((cell) => cell.length)]);
  const pieces: Terminal[] = [];
  let at = 0;
  for (const some of drawn(all, layout, right)) {
    const printed = some.map((line) => terminal(line.trimEnd()));
    const left = Math.max(0, tall - at);
    at += some.length;
    const shown = [...(named ? printed.slice(0, left).map(head) : []), ...printed.slice(left)];
    if (shown.length > 0) pieces.push(joined(shown, '\n'));
  }
  return joined(pieces, '\n');
}

/** A row with its cells spelt out for a terminal: itself, where nothing is to be spelt out. */
function spelt(row: readonly Cell[]): readonly Cell[] {
  const isPlain = (cell: Cell): boolean =>
    typeof cell === 'string' ? terminal(cell) === cell : cell.every((text) => terminal(text) === text);
  return row.every(isPlain) ? row : row.map((cell) => cellLines(cell).map(terminal));
}

const asIs: Layout = (row) => row.map(cellLines);

/** The largest number of lines that the library draws at once. Its time grows with the square of their number. */
const AT_ONCE = 100;
/** The longest text that is aligned, in units of a string. The time of the library grows with the square of its length. */
const LONGEST = 1000;
/** The number of lines that the library draws in any case. It takes 0.1 ms for each, so a hundred thousand simple ones are padded here. */
const DRAWN = 1000;
/** Text of which each unit of a string is one character wide. */
const NARROW = /^[ -~\u00c0-\u024f\u0391-\u03c9\u0410-\u044f\u2013\u2014\u2264\u2265]*$/;

const isAligned = (line: readonly string[]): boolean => line.every((text) => text.length <= LONGEST);

/** The lines of rows, with aligned columns, some at a time. `right` are those that are aligned right. A line with a very long text is not aligned. */
function* drawn(
  rows: readonly (readonly Cell[])[],
  layout: Layout,
  right: readonly boolean[],
): Generator<readonly string[]> {
  const widths = right.map(() => 1);
  let aligned = 0;
  for (const line of linesOf(rows, layout)) {
    if (!isAligned(line)) continue;
    aligned += 1;
    line.forEach((text, i) => {
      widths[i] = Math.max(widths[i] ?? 1, widest(text));
    });
  }
  let [batch, held, done]: [(readonly string[])[], number, number] = [[], 0, 0];
  const text = (): readonly string[] => {
    const lines = batch.filter(isAligned);
    const isSimple = done >= DRAWN && lines.every((line) => line.every((cell) => NARROW.test(cell)));
    const made = isSimple ? padded(lines, widths, right) : library(lines, aligned <= AT_ONCE ? [] : widths, right);
    done += held;
    return batch.map((line) => (isAligned(line) ? (made.next().value ?? '') : line.join(NOTHING.middle)));
  };
  for (const line of linesOf(rows, layout)) {
    batch.push(line);
    if (isAligned(line)) held += 1;
    if (held < AT_ONCE) continue;
    yield text();
    [batch, held] = [[], 0];
  }
  if (batch.length > 0) yield text();
}

/** Rows as lines of texts, one for each column. */
function* linesOf(rows: readonly (readonly Cell[])[], layout: Layout): Generator<readonly string[]> {
  for (const row of rows) {
    const cells = layout(row);
    const height = highest([1, ...cells.map((cell) => cell.length)]);
    for (let i = 0; i < height; i++) yield cells.map((cell) => cell[i] ?? '');
  }
}

/** Lines of texts as lines with aligned columns. Without widths, a column is as wide as its widest text. */
function library(
  lines: readonly (readonly string[])[],
  widths: readonly number[],
  right: readonly boolean[],
): Iterator<string, undefined> {
  if (lines.length === 0) return [].values();
  const colAligns = right.map((figures) => (figures ? ('right' as const) : ('left' as const)));
  const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };
  const part = new Table({ chars: NOTHING, style, colWidths: [...widths], colAligns });
  part.push(...lines.map((line) => [...line]));
  return part.toString().split('\n').values();
}

/** The same of texts whose characters are all one wide. */
function* padded(
  lines: readonly (readonly string[])[],
  widths: readonly number[],
  right: readonly boolean[],
): Generator<string, undefined> {
  for (const line of lines)
    yield line
      .map((text, i) => (right[i] ? text.padStart(widths[i] ?? 0) : text.padEnd(widths[i] ?? 0)))
      .join(NOTHING.middle);
}

/** The most room that a text could need, in characters. A wide letter or picture takes two. */
const widest = (text: string): number => lengthOf(text) + (text.match(WIDE)?.length ?? 0);
const WIDE = /[\u1100-\u115f\u2300-\u{10ffff}]/gu;

/** The number of characters of a text. */
const lengthOf = (text: string): number => (/[\ud800-\udbff]/.test(text) ? [...text].length : text.length);

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, lengthOf(text)), 0);

/** The layout in which the widest columns are broken at spaces until they are narrow enough; undefined if a long word prevents it. */
function fitted(rows: readonly (readonly Cell[])[], most: number): Layout | undefined {
  const whole = columnWidths(rows, asIs);
  const widths = [...whole];
  const width = (all: readonly number[]): number => all.reduce((a, b) => a + b, GAP * (all.length - 1));
  if (width(widths) <= most) return asIs;
  const least = columnWidths(rows, (row) => row.map((cell) => cellLines(cell).flatMap(words)));
  if (width(least) > most) return undefined;
  while (width(widths) > most) {
    const room = widths.map((w, i) => (w > (least[i] ?? w) ? w : 0));
    const widest = room.indexOf(highest(room));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const broken: Layout = (row) =>
    row.map((cell, i) => cellLines(cell).flatMap((text) => wrap(text, widths[i] ?? text.length).split('\n')));
  // words leave room at the ends of lines, which the longest column can use
  const used = columnWidths(rows, broken);
  const first = whole.reduce((best, w, i, all) => (w > (all[best] ?? 0) ? i : best), 0);
  widths.splice(0, widths.length, ...used.map((w, i) => (i === first ? w + most - width(used) : w)));
  return broken;
}

/** The number of characters of the longest text in each column of a layout. */
const columnWidths = (rows: readonly (readonly Cell[])[], layout: Layout): readonly number[] =>
  rows.reduce(
    (widths, row) => {
      layout(row).forEach((cell, i) => {
        if (i < widths.length) widths[i] = Math.max(widths[i] ?? 0, longest(cell));
      });
      return widths;
    },
    (rows[0] ?? []).map(() => 0),
  );

/** Each row as lines of column and value, with a blank line between rows. */
function records([names = [], ...rows]: readonly (readonly Cell[])[], head: Paint['head'], most: number): Terminal {
  const labels = names.map((name) => cellLines(name).join(' '));
  const indent = longest(labels) + GAP;
  const field = (cell: Cell, i: number): Terminal => {
    const value = wrap(joinedLines(cell), Math.max(12, most - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`);
    return terminal`${head(terminal((labels[i] ?? '').padEnd(indent)))}${terminalLines(value)}`;
  };
  const record = (row: readonly Cell[]): Terminal =>
    joined(
      row.flatMap((cell, i) => (cellLines(cell).join('') === '' ? [] : [field(cell, i)])),
      '\n',
    );
  return joined(rows.map(record), '\n\n');
}
