import type { Interval } from '../domain/interval.js';

/** Draws an interval on a scale from 0 to `most`: what is certain, what is possible, and the rest of the scale. */
export type Bar = (i: Interval, most: number) => string;

const CELLS = 12;

/** Bars of blocks, or of ASCII characters where the terminal shows no others. Ends are drawn outwards: the possible part is never too small. */
export const bar =
  (unicode: boolean): Bar =>
  (i, most) => {
    const [certain, possible, none] = unicode ? ['█', '▒', '·'] : ['#', '=', '.'];
    const top = i.high === 'unbounded' ? most : Math.min(i.high, most);
    const point = i.low === top;
    const low = (point ? Math.round : Math.floor)((i.low / most) * CELLS);
    const high = point ? low : Math.ceil((top / most) * CELLS);
    return `${certain.repeat(low)}${possible.repeat(high - low)}${none.repeat(CELLS - high)}`;
  };
