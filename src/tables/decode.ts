import { badByte } from '../text/bad-byte.js';
import { windows1252 } from '../text/windows-1252.js';
import { type Encoding, type FlatFile, fileFailure, KNOWN, unpackedBytes } from './flat-file.js';
import { foreignKind, isArchive, unmarkedUtf16, utf16 } from './foreign.js';
import { type FlowProblem, UnreadableFile } from './text/unreadable.js';

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
  /** The bytes of the line that is being read, from the pieces before; undefined where they are too many to keep. */
  let open: Buffer | undefined = NO_BYTES;
  /** The place of the first byte that is no text in what is left of a line and a piece behind it. */
  const badPlace = (chunk: Buffer): { readonly line: number; readonly column?: number } => {
    const bytes = Buffer.concat([open ?? NO_BYTES, chunk]);
    const { line = 1, column } = badByte(decoder ? bytes : Buffer.from(bytes.toString('latin1')))?.position ?? {};
    const there = { line: at.line() + line - 1 - carriageReturns(open ?? NO_BYTES) };
    return column === undefined || (open === undefined && line === 1) ? there : { ...there, column };
  };
  const decoded = (chunk: Buffer | undefined): string => {
    if (!decoder) return chunk ? windows1252(chunk) : '';
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
    } catch {
      const name = decoder.encoding;
      const position = name === 'utf-8' ? badPlace(chunk ?? NO_BYTES) : { line: at.line() };
      throw new UnreadableFile(from.file, { kind: 'encoding', name, position });
    }
  };
  const { stored, pieces } = unpackedBytes(from);
  try {
    let wide: ReturnType<typeof utf16>;
    let unmarked: ReturnType<typeof unmarkedUtf16>;
    let begun = false;
    for await (const chunk of pieces) {
      at.bytes = stored.bytesRead;
      if (!begun) {
        const start = chunk.toString('latin1', 0, KNOWN);
        const problem = foreignKind(start) ?? packedInside(from, start);
        if (problem) throw new UnreadableFile(from.file, problem);
        unmarked = unmarkedUtf16(start);
        wide = utf16(start);
        if (wide || encoding === 'utf-8') decoder = new TextDecoder(wide ?? 'utf-8', { fatal: true });
        begun = true;
      }
      if (!wide && chunk.includes(0))
        throw new UnreadableFile(from.file, {
          kind: 'nul',
          file: from.file,
          position: badPlace(chunk),
          wide: unmarked,
        });
      yield decoded(chunk);
      open = openLine(open, chunk);
      tell();
    }
    yield decoded(undefined);
  } catch (error) {
    throw failed(from.file, error);
  }
}

/** Why a pipe, or what is packed in a file, cannot be read if it starts with these bytes. */
function packedInside({ form }: FlatFile, start: string): FlowProblem | undefined {
  const [isGzip, isParquet] = [start.startsWith('\x1f\x8b'), start.startsWith('PAR1')];
  if (!isArchive(start) && !isGzip && !isParquet) return undefined;
  if (form === 'gzip') return { kind: 'packed', what: 'twice' };
  return { kind: 'packed', what: isGzip ? 'gzip' : isParquet ? 'parquet' : 'archive' };
}

/** The most bytes of a line that are kept for the place of a bad byte in it. */
const MOST_KEPT = 1 << 20;
const NO_BYTES = Buffer.alloc(0);

/** What is left of a line behind a piece; undefined if it is too long. */
function openLine(open: Buffer | undefined, chunk: Buffer): Buffer | undefined {
  const end = chunk.lastIndexOf(10);
  if (end >= 0) return chunk.subarray(end + 1);
  return open === undefined || open.length + chunk.length > MOST_KEPT ? undefined : Buffer.concat([open, chunk]);
}

/** The lines that end with a carriage return alone in what is left of a line, which the reader of rows has counted already. */
const carriageReturns = (open: Buffer): number => open.filter((byte, i) => byte === 13 && i < open.length - 1).length;

function failed(file: string, error: unknown): unknown {
  if (error instanceof UnreadableFile) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_') ? new UnreadableFile(file, { kind: 'gzip' }) : fileFailure(file, error);
}
