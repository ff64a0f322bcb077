/** The first bytes of files that are no tables to read, one character for each, with what the file is. */
const SIGNATURES: readonly (readonly [what: string, ...starts: readonly string[]])[] = [
  ['a PDF', '%PDF'],
  ['an old Excel file (.xls) or a workbook with a password', '\xd0\xcf\x11\xe0'],
  ['a picture', '\x89PNG', '\xff\xd8\xff', 'GIF8'],
  ['a packed file', '\xfd7zXZ', 'BZh', '\x28\xb5\x2f\xfd', '7z\xbc\xaf', 'Rar!'],
];

/** The beginning of a ZIP archive. */
const ZIP = 'PK\x03\x04';

/** Whether a file that starts with these bytes is a ZIP archive, as a workbook is. */
export const isArchive = (start: string): boolean => start.startsWith(ZIP);

/** What a file is that starts with these bytes, one character for each; undefined for one that may be a table. */
export function foreignKind(start: string): string | undefined {
  const [what] = SIGNATURES.find(([, ...starts]) => starts.some((signature) => start.startsWith(signature))) ?? [];
  if (what !== undefined) return what;
  if (isArchive(start) && start.includes('vnd.oasis.opendocument')) return 'an OpenDocument file (.ods)';
  const text = start.replace(/^\xef\xbb\xbf/, '');
  if (/^\s*<(?:!doctype html|html|head|table|meta)\b/i.test(text)) return 'an HTML page';
  return /^\s*<\?xml/i.test(text) ? 'an XML file' : undefined;
}

/** The byte order of UTF-16 that the mark at the start says, one character for each byte; undefined for another text. */
export const utf16 = (start: string): 'utf-16le' | 'utf-16be' | undefined =>
  start.startsWith('\xff\xfe') ? 'utf-16le' : start.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
