import { joined, type Terminal, terminal } from '../text/escape.js';
import { terminalWrap } from '../text/terminal-wrap.js';
import type { Step } from './sheet.js';
import { stepText } from './step.js';

/** A paragraph, or a list of lines. */
type Block = string | readonly string[];

/** What a command has done, as text: blocks in lines of at most `width` characters, then what to do next. Commands are never broken. */
export const messageText = (blocks: readonly Block[], steps: readonly Step[], width: number): Terminal =>
  joined(
    [
      ...blocks.map((block) =>
        typeof block === 'string'
          ? terminal`${terminalWrap(block, width)}\n`
          : joined(
              block.map((line) => terminal`${terminalWrap(line, width, '    ')}\n`),
              '',
            ),
      ),
      joined(
        steps.map((s) => terminal`${stepText(s, width)}\n`),
        '',
      ),
    ],
    '\n',
  );
