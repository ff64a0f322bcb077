import type { FlowProblem } from './text/unreadable.js';

/** The first bytes of files that are no tables to read, one character for each, with what the file is. */
const SIGNATURES: readonly (readonly [what: string, ...starts: readonly string[]])[] = [
  ['a PDF', '%PDF'],
  ['an old Excel file (.xls) or a workbook with a password', '\xd0\xcf\x11\xe0'],
  ['an SQLite database', 'SQLite format 3'],
  ['an Arrow or Feather file', 'ARROW1', 'FEA1'],
  ['a file of SPSS', '$FL2', '$FL3'],
  ['data of R', 'RDX', 'X\n\0'],
  ['a picture', '\x89PNG', '\xff\xd8\xff', 'GIF8'],
  ['a text of a word processor (.rtf)', '{\\rtf'],
];

/** The first bytes of packed files, with their endings. */
const PACKED: readonly (readonly [ending: string, start: string])[] = [
  ['.xz', '\xfd7zXZ'],
  ['.bz2', 'BZh'],
  ['.zst', '\x28\xb5\x2f\xfd'],
  ['.7z', '7z\xbc\xaf'],
  ['.rar', 'Rar!'],
];

/** The beginning of a ZIP archive. */
const ZIP = 'PK\x03\x04';

/** Whether a file that starts with these bytes is a ZIP archive, as a workbook is. */
export const isArchive = (start: string): boolean => start.startsWith(ZIP);

/** Why a file cannot be read that starts with these bytes, one character for each; undefined for one that may be a table. */
export function foreignKind(start: string): FlowProblem | undefined {
  const [packed] = PACKED.find(([, signature]) => start.startsWith(signature)) ?? [];
  if (packed !== undefined) return { kind: 'packed', what: packed };
  if (start.startsWith('ustar', 257)) return { kind: 'packed', what: '.tar' };
  const what = foreignName(start);
  return what === undefined ? undefined : { kind: 'foreign', what };
}

/** What a file is that is not packed and no table. */
function foreignName(start: string): string | undefined {
  const [what] = SIGNATURES.find(([, ...starts]) => starts.some((signature) => start.startsWith(signature))) ?? [];
  if (what !== undefined) return what;
  if (isArchive(start) && start.includes('vnd.oasis.opendocument')) return 'an OpenDocument file (.ods)';
  const text = start.replace(/^\xef\xbb\xbf/, '');
  if (/^\s*<(?:!doctype html|html|head|table|meta)\b/i.test(text)) return 'an HTML page';
  if (/^\s*\[?\s*\{\s*'/.test(text)) return 'a list of Python, not JSON';
  return /^\s*<\?xml/i.test(text) ? 'an XML file' : undefined;
}

/** The UTF-16 without a mark that the first bytes look like, one character for each: ASCII with a NUL beside each character. */
export const unmarkedUtf16 = (start: string): 'UTF-16LE' | 'UTF-16BE' | undefined =>
  /^[\t\n\r -~]\0[\t\n\r -~]\0/.test(start)
    ? 'UTF-16LE'
    : /^\0[\t\n\r -~]\0[\t\n\r -~]/.test(start)
      ? 'UTF-16BE'
      : undefined;

/** The byte order of UTF-16 that the mark at the start says, one character for each byte; undefined for another text. */
export const utf16 = (start: string): 'utf-16le' | 'utf-16be' | undefined =>
  start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
