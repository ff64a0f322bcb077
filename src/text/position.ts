/** A line and a column of a file, both from 1. A column counts characters. */
export type Position = { readonly line: number; readonly column: number };

/** The number of line breaks in a text, or of those of one kind. It may be too long for a list of them. */
export function breaksIn(text: string, breaks = /\r\n|\r|\n/g): number {
  let found = 0;
  while (breaks.exec(text)) found += 1;
  return found;
}

/** The place behind a text that starts at a place. */
export function positionBehind(text: string, { line, column }: Position): Position {
  const last = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1;
  // the second half of a surrogate pair is not another character
  const behind = text.slice(last).replace(/^\ufeff|[\udc00-\udfff]/g, '').length;
  return last === 0 ? { line, column: column + behind } : { line: line + breaksIn(text), column: 1 + behind };
}
