/** A line as it was typed, cut into words without their quotes; nothing in it is ever expanded or run. */
export type TypedLine = {
  readonly words: readonly string[];
  /** The quote that the last word still stands in. */
  readonly quote: '' | '"' | "'";
  /** How many characters of the last word a shell leaves as they are, for it completes only what follows a break. */
  readonly kept: number;
};

/** Blanks; a character behind a backslash; text in single quotes and in double quotes, each with its end; else plain text. */
const PIECE = /(\s+)|\\(.?)|'([^']*)('?)|"((?:\\.|[^"\\])*\\?)("?)|[^\s\\'"]+/gsu;

/** Cuts a line as bash does, given the characters at which it breaks words (COMP_WORDBREAKS). */
export function typedLine(line: string, breaks: string): TypedLine {
  const words: string[] = [''];
  let [kept, quote]: [number, TypedLine['quote']] = [0, ''];
  for (const [piece, ...rest] of line.matchAll(PIECE)) {
    const [blank, escaped, single, singleEnd, double, doubleEnd] = rest;
    const before = words.pop() ?? '';
    if (blank !== undefined) {
      words.push(before, '');
      kept = 0;
      continue;
    }
    const plain = escaped ?? single ?? double?.replace(/\\(["$`\\])/g, '$1') ?? piece;
    quote = singleEnd === '' ? "'" : doubleEnd === '' ? '"' : '';
    const broken = plain === piece ? pieceStart(piece, breaks) : 0;
    if (quote !== '') kept = before.length;
    else if (broken > 0) kept = before.length + broken;
    words.push(before + plain);
  }
  return { words, quote, kept };
}

/** Where the part begins that bash completes: behind the last break, but at an @ or $, which it takes along; 0 without a break. */
const pieceStart = (text: string, breaks: string): number =>
  Math.max(0, ...[...breaks].map((c) => text.lastIndexOf(c) + (c === '@' || c === '$' ? 0 : 1)));

/** A whole word as bash wants it in place of the piece that is being typed, quoted as that is. */
export function bashReply(word: string, { quote, kept }: TypedLine): string {
  const rest = word.slice(kept);
  switch (quote) {
    case '"':
      return rest.replace(/["$`\\]/g, '\\$&');
    case "'":
      return rest.replaceAll("'", "'\\''");
    case '':
      return rest.replace(/[^\p{L}\p{N}_@%+=:,./-]/gu, '\\$&');
  }
}
