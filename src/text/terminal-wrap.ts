import { type Terminal, terminal, terminalLines } from './escape.js';
import { wrap } from './words.js';

/** Any text for a terminal, in lines as `wrap` breaks them. */
export const terminalWrap = (text: string, width: number, indent: '' | '  ' | '    ' = ''): Terminal =>
  terminalLines(wrap(terminal(text), width, indent));
