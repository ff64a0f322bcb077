import type { Interval } from '../domain/interval.js';

/** A function that draws an interval on a scale from 0 to `most`: the certain part, the possible part and the rest of the scale. */
export type Bar = (i: Interval, most: number) => string;

const PARTS =
  'The certain part is filled, the possible part shaded. The smallest mark stands for a small value above 0.';
/** The line that explains bars of shares. */
export const SHARE_BARS = `Bars run from 0 to 100 %. ${PARTS}`;
/** The same where there are bars of an HHI, too. */
export const SHARE_AND_HHI_BARS = `Bars run from 0 to 100 %, those of an HHI to 10,000. ${PARTS}`;

const CELLS = 12;
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** Bars of blocks, or of ASCII characters where the terminal shows only these. The possible part is rounded outwards, so it is never too small. */
export const bar =
  (unicode: boolean): Bar =>
  (i, most) => {
    const top = i.high === 'unbounded' ? most : Math.min(i.high, most);
    if (i.low === top) return point(i.low / most, unicode);
    const [certain, possible, none] = unicode ? ['█', '▒', '·'] : ['#', '=', '.'];
    const [low, high] = [Math.floor((i.low / most) * CELLS), Math.ceil((top / most) * CELLS)];
    return `${certain.repeat(low)}${possible.repeat(high - low)}${none.repeat(CELLS - high)}`;
  };

/** A value known exactly, to an eighth of a cell (in ASCII to a whole cell). Anything above zero is visible. */
function point(part: number, unicode: boolean): string {
  const size = part * CELLS * 8;
  const eighths = part > 0 ? Math.max(1, Math.round(size)) : 0;
  const text = unicode
    ? '█'.repeat(Math.floor(eighths / 8)) + EIGHTHS[eighths % 8]
    : '#'.repeat(Math.round(eighths / 8)) || (part > 0 ? ':' : '');
  return text.padEnd(CELLS, unicode ? '·' : '.');
}
