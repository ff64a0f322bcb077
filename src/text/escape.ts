/** Text that is safe to print in a terminal: control, direction and invisible characters are spelt out. */
export const terminal = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);

/** Text for Markdown: nothing in it is markup, a link or an entity. Line breaks are spelt out too, because they would end a table cell. */
export const markdownText = (text: string): string =>
  terminal(text).replace(/[\\`*_[\]<>|~#]|&(?=#?\w+;)|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');

/** A command or other literal text in Markdown: between backticks, more of them than the text has in a row. */
export function codeText(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${terminal(text)}${fence}` : `${fence} ${terminal(text)} ${fence}`;
}

/** Text for a spreadsheet: what would run as a formula gets an apostrophe in front. */
export const spreadsheetText = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

/** Text for the message of a GitHub workflow command: nothing in it ends the line. */
export const workflowMessage = (text: string): string =>
  terminal(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

/** Text for a property of a GitHub workflow command, which a colon or comma would end. */
export const workflowProperty = (text: string): string =>
  workflowMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Lines of a log in which GitHub finds no workflow command: neither `::name` nor `##[name]`. */
export const workflowLog = (lines: string): string =>
  lines.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');

/** Text for TeX and BibTeX: nothing in it is markup, and its braces need not match. */
export const tex = (text: string): string => terminal(text).replace(/[\\{}%&$#_~^<>|]/g, (c) => TEX.get(c) ?? c);

const TEX: ReadonlyMap<string, string> = new Map([
  ...['%', '&', '$', '#', '_'].map((c) => [c, `\\${c}`] as const),
  ['\\', '\\textbackslash{}'],
  ['{', '\\textbraceleft{}'],
  ['}', '\\textbraceright{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
  ['<', '\\textless{}'],
  ['>', '\\textgreater{}'],
  ['|', '\\textbar{}'],
]);

/** Text for XML and HTML, in an element or between double quotes: nothing in it is markup, and no character is forbidden in XML. */
export const markupText = (text: string): string =>
  terminal(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (c) => MARKUP.get(c) ?? c);

const MARKUP: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);
