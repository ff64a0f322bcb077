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

type Grid = readonly (readonly (readonly string[])[])[];

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
  const grid = rows.map((row) => row.map((cell) => cellLines(cell).map(terminal)));
  const right = (rows[0] ?? []).map((_, column) => isFigureColumn(rows.slice(1), column));
  const fitting = fitted(grid, most);
  if (!fitting && strict) return records(grid, head, most);
  const shown = fitting ?? grid;
  const tall = highest([1, ...(shown[0] ?? []).map((cell) => cell.length)]);
  const printed = drawn(shown, right)
    .map((line) => terminal(line.trimEnd()))
    .map((line, i) => (i < tall ? head(line) : line));
  return joined(named ? printed : printed.slice(tall), '\n');
}

/** The largest number of lines that are drawn at once. The time of the library grows with the square of their number. */
const AT_ONCE = 100;
/** The longest text that is aligned, in units of a string. The time of the library grows with the square of its length. */
const LONGEST = 1000;

/** The lines of a grid, with aligned columns. `right` are those that are aligned right. A line with a very long text is not aligned. */
function drawn(grid: Grid, right: readonly boolean[]): readonly string[] {
  const lines = grid.flatMap((row) =>
    Array.from({ length: highest([1, ...row.map((cell) => cell.length)]) }, (_, i) => row.map((cell) => cell[i] ?? '')),
  );
  const isAligned = (line: readonly string[]): boolean => line.every((text) => text.length <= LONGEST);
  const aligned = alignedLines(lines.filter(isAligned), right)[Symbol.iterator]();
  return lines.map((line) => (isAligned(line) ? (aligned.next().value ?? '') : line.join(NOTHING.middle)));
}

/** Lines of texts as lines with aligned columns. */
function alignedLines(lines: readonly (readonly string[])[], right: readonly boolean[]): readonly string[] {
  const colAligns = right.map((figures) => (figures ? 'right' : 'left'));
  const style = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };
  const colWidths = lines.length <= AT_ONCE ? [] : right.map((_, i) => widest(lines.map((line) => line[i] ?? '')));
  return Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, i) => i * AT_ONCE).flatMap((from) => {
    const part = new Table({ chars: NOTHING, style, colWidths: [...colWidths], colAligns: [...colAligns] });
    part.push(...lines.slice(from, from + AT_ONCE).map((line) => [...line]));
    return part.toString().split('\n');
  });
}

/** The most room that one of the texts could need, in characters. A wide letter or picture takes two. */
const widest = (texts: readonly string[]): number =>
  texts.reduce((most, text) => Math.max(most, [...text].length + (text.match(WIDE)?.length ?? 0)), 1);
const WIDE = /[\u1100-\u115f\u2300-\u{10ffff}]/gu;

const longest = (texts: readonly string[]): number => texts.reduce((most, text) => Math.max(most, [...text].length), 0);

/** The grid with the widest columns broken at spaces until it is narrow enough; undefined if a long word prevents it. */
function fitted(grid: Grid, most: number): Grid | undefined {
  const columns = columnsOf(grid);
  const least = columns.map((column) => longest(column.flatMap(words)));
  const widths = columns.map(longest);
  const width = (all: readonly number[]): number => all.reduce((a, b) => a + b, GAP * (all.length - 1));
  if (width(widths) <= most) return grid;
  if (width(least) > most) return undefined;
  while (width(widths) > most) {
    const room = widths.map((w, i) => (w > (least[i] ?? w) ? w : 0));
    const widest = room.indexOf(highest(room));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  const broken = (): Grid =>
    grid.map((row) => row.map((cell, i) => cell.flatMap((text) => wrap(text, widths[i] ?? text.length).split('\n'))));
  // words leave room at the ends of lines, which the longest column can use
  const used = columnsOf(broken()).map(longest);
  const first = columns.map(longest).reduce((best, w, i, all) => (w > (all[best] ?? 0) ? i : best), 0);
  widths.splice(0, widths.length, ...used.map((w, i) => (i === first ? w + most - width(used) : w)));
  return broken();
}

const columnsOf = (grid: Grid): readonly (readonly string[])[] =>
  (grid[0] ?? []).map((_, i) => grid.flatMap((row) => row[i] ?? []));

/** Each row as lines of column and value, with a blank line between rows. */
function records([names = [], ...rows]: Grid, head: Paint['head'], most: number): Terminal {
  const labels = names.map((name) => name.join(' '));
  const indent = longest(labels) + GAP;
  const field = (cell: readonly string[], i: number): Terminal => {
    const value = wrap(joinedLines(cell), Math.max(12, most - indent)).replaceAll('\n', `\n${' '.repeat(indent)}`);
    return terminal`${head(terminal((labels[i] ?? '').padEnd(indent)))}${terminalLines(value)}`;
  };
  const record = (row: Grid[number]): Terminal =>
    joined(
      row.flatMap((cell, i) => (cell.join('') === '' ? [] : [field(cell, i)])),
      '\n',
    );
  return joined(rows.map(record), '\n\n');
}
