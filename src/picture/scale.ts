import { ticks } from 'd3-array';

/** Where numbers stand in a picture: `at` gives the place of one in pixels, between `left` for `low` and `right` for `high`. */
export type LinearScale = {
  readonly at: (x: number) => number;
  readonly low: number;
  readonly high: number;
  readonly left: number;
  readonly right: number;
  /** About so many round numbers from `low` to `high`. */
  readonly ticks: (number: number) => readonly number[];
};

/** The scale from one number to another, which is greater, over some pixels. */
export const linearScale = (low: number, high: number, left: number, right: number): LinearScale => ({
  at: (x) => {
    const part = (x - low) / (high - low);
    return left * (1 - part) + right * part;
  },
  low,
  high,
  left,
  right,
  ticks: (number) => ticks(low, high, number),
});
