import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { badByte } from '../../src/text/bad-byte.js';

it.each<[string, number[], string | undefined]>([
  ['is none in ASCII, two, three and four bytes', [...Buffer.from('\ufeffaé€😀\r\n')], undefined],
  ['is a NUL byte, behind a character of four bytes', [...Buffer.from('a\r\n😀'), 0, 0xff], '2:2 nul'],
  ['is a lone continuation byte after a bare CR', [0x61, 13, 0x62, 0x80], '2:2 not-utf-8'],
  ['is the start of a character that is cut off', [10, 10, 0xe2, 0x82], '3:1 not-utf-8'],
  ['is half of a surrogate pair', [0xed, 0xa0, 0x80], '1:1 not-utf-8'],
  ['is an overlong form', [0x61, 0xc0, 0x80], '1:2 not-utf-8'],
  ['counts no byte order mark', [0xef, 0xbb, 0xbf, 0xff], '1:1 not-utf-8'],
])('the first bad byte %s', (_what, bytes, expected) => {
  const found = badByte(Uint8Array.from(bytes));
  expect(found && `${found.position.line}:${found.position.column} ${found.problem}`).toBe(expected);
});

it('bytes have a bad byte if and only if Node does not read them as UTF-8, or one is NUL', () => {
  const byte = fc.constantFrom(
    0,
    10,
    13,
    0x41,
    0x80,
    0x8f,
    0x90,
    0x9f,
    0xa0,
    0xbf,
    0xc1,
    0xc2,
    0xdf,
    0xe0,
    0xed,
    0xef,
    0xf0,
    0xf4,
    0xf5,
  );
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 6 }), (some, others) => {
      for (const bytes of [some, Uint8Array.from(others)])
        expect(badByte(bytes) === undefined).toBe(isUtf8(bytes) && !bytes.includes(0));
    }),
    { numRuns: 500 },
  );
});
