/** The words of a label in lower case: those of flowCode, HS-6 and TIME_PERIOD are flow and code, hs, time and period. Letters without case are one word as long as they stand together. */
export const labelWords = (label: string): readonly string[] =>
  (label.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lo}+/gu) ?? []).map((word) => word.toLowerCase());

/** A set of words, written with blanks between them. */
export const wordSet = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split(' ')));
