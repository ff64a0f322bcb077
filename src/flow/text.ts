import { type Encoding, missing, type Source, UnreadableFile, unpacked } from './source.js';

/** How far a text was read: bytes of its file, and the line that is being read. */
export type At = { bytes: number; line: () => number };

/** The text of a source in pieces; `at` is kept, and `tell` called with each. Throws UnreadableFile where a byte is none of the encoding's, or NUL. */
export async function* text(from: Source, encoding: Encoding, at: At, tell: () => void): AsyncGenerator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decoded = (chunk: Buffer | undefined): string => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableFile(from.file, { kind: 'encoding', line: at.line() + intact(chunk, encoding) });
    }
  };
  const { stored, pieces } = unpacked(from);
  try {
    for await (const chunk of pieces) {
      at.bytes = stored.bytesRead;
      if (chunk.includes(0)) throw new UnreadableFile(from.file, { kind: 'nul' });
      yield decoded(chunk);
      tell();
    }
    yield decoded(undefined);
  } catch (error) {
    throw failed(from.file, error);
  }
}

/** How many lines of a piece stand before the one that is not of the encoding. */
function intact(chunk: Buffer | undefined, encoding: Encoding): number {
  if (!chunk) return 0;
  const reads = (line: Buffer): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(line);
      return true;
    } catch {
      return false;
    }
  };
  let [lines, from] = [0, 0];
  for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
    // the first line may begin inside a character
    if (lines > 0 && !reads(chunk.subarray(from, to))) return lines;
    [lines, from] = [lines + 1, to + 1];
  }
  return lines;
}

function failed(file: string, error: unknown): unknown {
  if (error instanceof UnreadableFile) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') ? new UnreadableFile(file, { kind: 'gzip' }) : missing(file, error);
}
