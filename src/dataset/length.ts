import type { Finding } from '../domain/finding.js';
import { errorAt } from './errors.js';

/** So many lines, and commas in one and in all of them, a file may have: it is held with the place of every cell, and more would not fit into a small machine. */
export const LONGEST = { lines: 150_000, ofLine: 100_000, commas: 3_000_000 } as const;

/** Whether a text has more lines or commas than a file may have. */
export function tooLong(text: string): boolean {
  if (text.length <= LONGEST.ofLine) return false;
  let [lines, commas, ofLine] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 44) {
      commas++;
      ofLine++;
      if (ofLine > LONGEST.ofLine) return true;
    } else if (char === 10 || (char === 13 && text.charCodeAt(i + 1) !== 10)) {
      lines++;
      ofLine = 0;
    }
  }
  return lines > LONGEST.lines || commas > LONGEST.commas;
}

/** That a text has more; undefined where it has not. */
export const overlong = (file: string, text: string): Finding | undefined =>
  tooLong(text) ? errorAt({ file }, { code: 'source-error', problem: 'too-long', limit: LONGEST.lines }) : undefined;
