import { Chalk, type ColorSupportLevel } from 'chalk';
import Table from 'cli-table3';
import { terminal } from './escape.js';

/** How text is emphasised, or not. */
export type Paint = { readonly title: (text: string) => string; readonly head: (text: string) => string };

/** Emphasis for a terminal with colours, or none. */
export function paint(colour: boolean): Paint {
  const level: ColorSupportLevel = colour ? 1 : 0;
  const chalk = new Chalk({ level });
  return { title: (text) => chalk.bold(terminal(text)), head: (text) => chalk.dim(text) };
}

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

/** The text of a cell, or its lines. */
export type Cell = string | readonly string[];

/** Rows of cells, the first being the head, as aligned columns without borders. Nothing is cut. */
export function table(rows: readonly (readonly Cell[])[], { head }: Paint): string {
  const grid = new Table({ chars: NOTHING, style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] } });
  const lined = (cell: Cell): readonly string[] => (typeof cell === 'string' ? [cell] : cell);
  const escaped = rows.map((row) => row.map((cell) => lined(cell).map(terminal).join('\n')));
  grid.push(...escaped.map((row) => [...row]));
  const [first = '', ...lines] = grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return [head(first), ...lines].join('\n');
}
