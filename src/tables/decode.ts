import { isUtf8 } from 'node:buffer';
import { windows1252 } from '../text/windows-1252.js';
import { type Encoding, type FlatFile, fileFailure, unpackedBytes } from './flat-file.js';
import { UnreadableFile } from './text/unreadable.js';

/** How far a text is read: the bytes of its file so far, and the line that is being read. */
export type ReadPosition = { bytes: number; line: () => number };

/** The text of a file in pieces. Each updates `at`, then `tell` is called. Throws UnreadableFile at a NUL byte, or one that is not UTF-8. */
export async function* decodedText(
  from: FlatFile,
  encoding: Encoding,
  at: ReadPosition,
  tell: () => void,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (chunk: Buffer | undefined): string => {
    if (encoding === 'windows-1252') return chunk ? windows1252(chunk) : '';
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableFile(from.file, { kind: 'encoding', line: at.line() + intact(chunk) });
    }
  };
  const { stored, pieces } = unpackedBytes(from);
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

/** The number of lines in a piece before the one that is not UTF-8. */
function intact(chunk: Buffer | undefined): number {
  if (!chunk) return 0;
  let [lines, from] = [0, 0];
  for (let to = chunk.indexOf(10); to >= 0; to = chunk.indexOf(10, from)) {
    // the first line may begin inside a character
    if (lines > 0 && !isUtf8(chunk.subarray(from, to))) return lines;
    [lines, from] = [lines + 1, to + 1];
  }
  return lines;
}

function failed(file: string, error: unknown): unknown {
  if (error instanceof UnreadableFile) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') ? new UnreadableFile(file, { kind: 'gzip' }) : fileFailure(file, error);
}
