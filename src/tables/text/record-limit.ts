import { type RecordPlace, UnreadableFile } from './unreadable.js';

/** The most characters of a row or an object: far more than any table has, and little enough for memory. */
export const MOST_IN_RECORD = 16_000_000;
/** The most cells of a row, or keys of an object. */
export const MOST_RECORD_CELLS = 100_000;

/** The limits of rows and objects. A test sets smaller ones. */
export type RecordLimit = { readonly size: number; readonly cells: number };
/** The limits that hold outside tests. */
export const RECORD_LIMIT: RecordLimit = { size: MOST_IN_RECORD, cells: MOST_RECORD_CELLS };

/** Throws UnreadableFile where a row, or what is known of it, is beyond a limit. `place` is asked only then. */
export function limitRecord(
  file: string,
  { size, cells }: { readonly size: number; readonly cells: number },
  limit: RecordLimit,
  place: () => RecordPlace,
): void {
  if (size > limit.size) throw new UnreadableFile(file, { kind: 'long-record', place: place(), most: limit.size });
  if (cells > limit.cells) throw new UnreadableFile(file, { kind: 'wide-record', place: place(), most: limit.cells });
}

/** The deepest nesting of an object: more would exhaust the stack. */
export const MOST_NESTED = 1000;

/** How deep lists and objects are nested in a text of JSON. */
export function nesting(text: string): number {
  const signs = /"(?:[^"\\]|\\.)*"|[[\]{}]/g;
  let [depth, most] = [0, 0];
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    if (found[0] === '[' || found[0] === '{') most = Math.max(most, ++depth);
    else if (found[0] === ']' || found[0] === '}') depth -= 1;
  }
  return most;
}
