import type { Finding } from '../domain/finding.js';
import { errorAt } from './errors.js';

/**
 * The largest numbers of lines, of commas in one line, and of commas in a file.
 * The place of every cell is kept, so more would not fit into the memory of a small machine.
 */
export const TEXT_LIMITS = { lines: 150_000, ofLine: 100_000, commas: 3_000_000 } as const;

/** Whether a text exceeds these limits. */
export function isTooLong(text: string): boolean {
  if (text.length <= TEXT_LIMITS.ofLine) return false;
  let [lines, commas, ofLine] = [0, 0, 0];
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (char === 44) {
      commas++;
      ofLine++;
      if (ofLine > TEXT_LIMITS.ofLine) return true;
    } else if (char === 10 || (char === 13 && text.charCodeAt(i + 1) !== 10)) {
      lines++;
      ofLine = 0;
    }
  }
  return lines > TEXT_LIMITS.lines || commas > TEXT_LIMITS.commas;
}

/** The finding that a text exceeds these limits; undefined if it does not. */
export const lengthFinding = (file: string, text: string): Finding | undefined =>
  isTooLong(text)
    ? errorAt({ file }, { code: 'source-error', problem: 'too-long', limit: TEXT_LIMITS.lines })
    : undefined;
