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

/** Rows of cells, the first being the head, as aligned columns without borders. A newline breaks a cell; nothing is cut. */
export function table(rows: readonly (readonly string[])[], { head }: Paint): string {
  const grid = new Table({ chars: NOTHING, style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] } });
  const escaped = rows.map((row) => row.map((cell) => cell.split('\n').map(terminal).join('\n')));
  grid.push(...escaped.map((row) => [...row]));
  const [first = '', ...lines] = grid
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return [head(first), ...lines].join('\n');
}
