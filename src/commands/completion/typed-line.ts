import { highest } from '../../domain/extremes.js';
/** A line as typed, cut into words without their quotes. Nothing in it is expanded or run. */
export type TypedLine = {
  readonly words: readonly string[];
  /** The quote that is still open in the last word; blank where none is. */
  readonly quote: '' | '"' | "'";
  /** The number of characters of the last word that a shell keeps, because it completes only what follows a break. */
  readonly kept: number;
};

/** A piece of a line: blanks, a character after a backslash, text in single or double quotes with the closing one, or plain text. */
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

/** The index at which the part that bash completes begins: after the last break, but at an @ or $, which it includes. 0 without a break. */
const pieceStart = (text: string, breaks: string): number =>
  highest([0, ...[...breaks].map((c) => text.lastIndexOf(c) + (c === '@' || c === '$' ? 0 : 1))]);

/** What bash puts in place of the piece being typed to complete it to a word, with the same quote. */
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
