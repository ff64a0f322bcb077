import { windows1252 } from '../../text/windows-1252.js';

/** A text and the encoding that its bytes were in. */
export type PublishedText = { readonly text: string; readonly encoding: 'UTF-8' | 'Windows-1252' };

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
