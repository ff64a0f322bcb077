import { terminal } from '../text/escape.js';
import { wrap } from '../text/words.js';
import type { Step } from './sheet.js';
import { stepText } from './step.js';

/** A paragraph, or a list of lines. */
type Block = string | readonly string[];

/** What a command has done, as text: blocks in lines of at most `width` characters, then what to do next. Commands are never broken. */
export const messageText = (blocks: readonly Block[], steps: readonly Step[], width: number): string =>
  [
    ...blocks.map((block) =>
      typeof block === 'string'
        ? `${wrap(terminal(block), width)}\n`
        : block.map((line) => `${wrap(terminal(line), width, '    ')}\n`).join(''),
    ),
    steps.map((s) => `${stepText(s, width)}\n`).join(''),
  ].join('\n');
