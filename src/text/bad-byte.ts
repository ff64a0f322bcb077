import type { Position } from './position.js';

/** The first byte that keeps bytes from being text, and where it stands: a NUL byte, or one that UTF-8 does not allow there. */
export type BadByte = { readonly problem: 'nul' | 'not-utf-8'; readonly position: Position };

const [LF, CR] = [10, 13];

/** The first bad byte; undefined if all bytes are UTF-8 without NUL. A byte order mark is no column. */
export function badByte(bytes: Uint8Array): BadByte | undefined {
  let [line, column] = [1, 1];
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length) {
    const length = characterLength(bytes, at);
    if (length === 0 || bytes[at] === 0)
      return { problem: length === 0 ? 'not-utf-8' : 'nul', position: { line, column } };
    const ends = bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF);
    [line, column] = ends ? [line + 1, 1] : [line, column + 1];
    at += length;
  }
  return undefined;
}

/** The number of bytes of the character that starts at an offset; 0 if none does. */
function characterLength(bytes: Uint8Array, at: number): number {
  const [lead = 0, second = 0] = [bytes[at], bytes[at + 1]];
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  // neither overlong forms, nor halves of surrogate pairs, nor anything beyond U+10FFFF
  const [low, high] = [
    lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80,
    lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf,
  ];
  if (length > 0 && (second < low || second > high)) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}
