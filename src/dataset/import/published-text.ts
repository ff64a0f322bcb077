import type { Finding } from '../../domain/finding.js';
import { windows1252 } from '../../text/windows-1252.js';
import { errorAt } from '../errors.js';
import { offsetPlaces } from '../place.js';

/** A text and the encoding that its bytes were in. */
export type PublishedText = { readonly text: string; readonly encoding: 'UTF-8' | 'Windows-1252' };

/** The error that bytes have a NUL byte, with its place; undefined if they have none. Bytes before it need not be UTF-8. */
export function nulError(file: string, bytes: Uint8Array): Finding | undefined {
  const at = bytes.indexOf(0);
  if (at < 0) return undefined;
  const { text } = publishedText(bytes.subarray(0, at));
  const { line = 1, column = 1 } = offsetPlaces(file, text)(text.length);
  return errorAt({ file }, { code: 'encoding-error', problem: 'nul', position: { line, column } });
}

/**
 * The text of bytes: UTF-8 if they are valid UTF-8, with or without a byte order mark, otherwise Windows-1252.
 * A text in Windows-1252 with a dash or a curly quotation mark is never valid UTF-8.
 */
export function publishedText(bytes: Uint8Array): PublishedText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows1252(bytes), encoding: 'Windows-1252' };
  }
}
