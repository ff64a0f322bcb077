import type { Place } from '../domain/place.js';

/** Finds the line and column of an offset in the text of a file. Both count from 1; columns count characters. */
export function offsetPlaces(file: string, text: string): (offset: number) => Place {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    let column = 1;
    // the second half of a surrogate pair is not another character
    for (let i = starts[low] ?? 0; i < offset; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) column++;
    return { file, line: low + 1, column };
  };
}
