import { isUtf8 } from 'node:buffer';
import { windows1252 } from '../text/windows-1252.js';
import { type Encoding, type FlatFile, fileFailure, KNOWN, unpackedBytes } from './flat-file.js';
import { foreignKind, isArchive, utf16 } from './foreign.js';
import { UnreadableFile } from './text/unreadable.js';

/** How far a text is read: the bytes of its file so far, and the line that is being read. */
export type ReadPosition = { bytes: number; line: () => number };

/**
 * The text of a file in pieces. Each updates `at`, then `tell` is called. A mark of UTF-16 goes before the encoding.
 * Throws UnreadableFile at a NUL byte, one that the encoding does not have, and for a file of another kind.
 */
export async function* decodedText(
  from: FlatFile,
  encoding: Encoding,
  at: ReadPosition,
  tell: () => void,
): AsyncGenerator<string, void> {
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const decoded = (chunk: Buffer | undefined): string => {
    if (!decoder) return chunk ? windows1252(chunk) : '';
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      const [name, wide] = [decoder.encoding, decoder.encoding !== 'utf-8'];
      throw new UnreadableFile(from.file, { kind: 'encoding', name, line: at.line() + (wide ? 0 : intact(chunk)) });
    }
  };
  const { stored, pieces } = unpackedBytes(from);
  try {
    let wide: ReturnType<typeof utf16>;
    let begun = false;
    for await (const chunk of pieces) {
      at.bytes = stored.bytesRead;
      if (!begun) {
        const start = chunk.toString('latin1', 0, KNOWN);
        const what = foreignKind(start) ?? (isArchive(start) ? PACKED : undefined);
        if (what !== undefined) throw new UnreadableFile(from.file, { kind: 'foreign', what });
        wide = utf16(start);
        if (wide || encoding === 'utf-8') decoder = new TextDecoder(wide ?? 'utf-8', { fatal: true });
        begun = true;
      }
      if (!wide && chunk.includes(0)) throw new UnreadableFile(from.file, { kind: 'nul' });
      yield decoded(chunk);
      tell();
    }
    yield decoded(undefined);
  } catch (error) {
    throw failed(from.file, error);
  }
}

/** What a pipe holds that starts like a ZIP archive. */
const PACKED = 'a workbook or another packed file in a pipe';

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
