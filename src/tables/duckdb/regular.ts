import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { bytesAt, type FlatFile, unpackedBytes } from '../flat-file.js';

/**
 * A space between a quote and the edge of a cell or another quote: DuckDB drops it, the stream does not.
 * Also a quote after a byte order mark, which DuckDB takes for a character, and a quoted cell with a line break: the stream doubts some.
 */
const stray = (delimiter: string): RegExp => {
  const edge = `,\\t\\n\\r${delimiter.replace(/[\]\\^-]/, '\\$&')}`;
  return new RegExp(`[${edge}\\xbf] +"|" +["${edge}]|\\n\\xef\\xbb\\xbf"|[${edge}]"(?:[^"\\r\\n]|"")*[\\r\\n]`);
};

const [NUL, NEWLINE, RETURN, QUOTE] = [0, 10, 13, 34];

/** The most bytes without a line break. DuckDB drops the last row of a text without a word where it is longer than about 32 MB. */
const LONGEST_LINE = 1 << 22;

/**
 * Whether DuckDB reads a text as the stream does, where neither fails.
 * DuckDB accepts NUL, and bytes that are not UTF-8 in a column that the query does not use. It drops some spaces next to quotes.
 * It may drop a last row that is very long. It ignores the checksums of a gzip file and all but its first member.
 */
export async function regular(from: FlatFile, delimiter: string): Promise<boolean> {
  const plain = plainWith(stray(delimiter));
  let [carried, length]: [Uint8Array, number] = [Buffer.of(NEWLINE), 0];
  try {
    for await (const piece of from.form === 'gzip' ? unpackedBytes(from).pieces : read(from.file)) {
      length += piece.length;
      // a text is cut between its lines
      const end = piece.includes(NEWLINE) ? NEWLINE : RETURN;
      const [first, last] = [piece.indexOf(end), piece.lastIndexOf(end)];
      const seam = Buffer.concat([carried, piece.subarray(0, first + 1 || piece.length)]);
      if (first < 0 && seam.length > LONGEST_LINE) return false;
      if (first >= 0 && !(plain(seam) && plain(piece.subarray(first, last + 1)))) return false;
      carried = first < 0 ? seam : Buffer.from(piece.subarray(last));
    }
  } catch {
    return false;
  }
  return (
    plain(Buffer.concat([carried, Buffer.of(NEWLINE)])) && (from.form !== 'gzip' || length % 2 ** 32 === stated(from))
  );
}

/** The bytes of a file in pieces. All use the same memory, so each lasts until the next: new memory would take longer than reading. */
async function* read(path: string): AsyncGenerator<Buffer> {
  const file = await open(path);
  try {
    const piece = Buffer.allocUnsafe(1 << 19);
    for (let length = -1; length !== 0; ) {
      length = (await file.read(piece)).bytesRead;
      yield piece.subarray(0, length);
    }
  } finally {
    await file.close();
  }
}

/** The length that a gzip file states at its end, modulo 2 ** 32. It is the unpacked length of the last member. */
const stated = ({ file, size = 0 }: FlatFile): number => bytesAt(file, size - 4, 4).readUInt32LE();

const plainWith =
  (strays: RegExp) =>
  (piece: Buffer): boolean =>
    !piece.includes(NUL) && isUtf8(piece) && !(piece.includes(QUOTE) && strays.test(piece.toString('latin1')));
