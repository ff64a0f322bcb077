import { isUtf8 } from 'node:buffer';
import { four, type Source, unpacked } from './source.js';

/** A space between a quote and the edge of a cell, or another quote: DuckDB leaves it out, the stream does not. And a quote behind a byte order mark, which DuckDB takes for a character. */
const STRAY = /[,\t\n\r\xbf] +"|" +["\n\r,\t]|\n\xef\xbb\xbf"/;

const [NUL, NEWLINE, SPACE, QUOTE, ASCII] = [0, 10, 32, 34, 128];

/**
 * Whether DuckDB reads a text as the stream does where neither fails. DuckDB takes NUL, takes what is not UTF-8 in a column that is not asked for,
 * has its own way with spaces beside quotes, and does not look at the sums of a gzip file, nor for a file's other members.
 */
export async function regular(from: Source): Promise<boolean> {
  let [carried, length]: [Uint8Array, number] = [Buffer.of(NEWLINE), 0];
  try {
    for await (const chunk of unpacked(from).pieces) {
      length += chunk.length;
      const piece = Buffer.concat([carried, chunk]);
      const end = edge(piece);
      if (!plain(piece.subarray(0, end))) return false;
      carried = piece.subarray(Math.max(0, end - 1));
    }
  } catch {
    return false;
  }
  return (
    plain(Buffer.concat([carried, Buffer.of(NEWLINE)])) && (from.form !== 'gzip' || length % 2 ** 32 === stated(from))
  );
}

/** The length that a gzip file states at its end, modulo 2 ** 32: that of its last member. */
const stated = ({ file, size = 0 }: Source): number => four(file, size - 4).readUInt32LE();

const plain = (piece: Buffer): boolean =>
  !piece.includes(NUL) && isUtf8(piece) && !(piece.includes(QUOTE) && STRAY.test(piece.toString('latin1')));

/** Where a piece can be cut: behind its last byte that is a character by itself, and neither a space nor a quote. */
function edge(piece: Buffer): number {
  const inside = (byte = NEWLINE): boolean => byte === SPACE || byte === QUOTE || byte >= ASCII;
  let end = piece.length;
  while (end > 0 && inside(piece[end - 1])) end -= 1;
  return end;
}
