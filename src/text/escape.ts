/** Text from data or argv that a terminal prints as it is: control, direction and invisible characters are spelt out. */
export const terminal = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);

/** Text as Markdown shows it: nothing in it is markup, a link or an entity. Line breaks would end a table cell, so they are spelt out too. */
export const markdown = (text: string): string =>
  terminal(text).replace(/[\\`*_[\]<>|~#]|&(?=#?\w+;)|:(?=\/\/)|(?<=\bwww)\./gi, '\\$&');

/** Text as a spreadsheet shows it: what it would run as a formula begins with an apostrophe. */
export const formula = (text: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text);

/** Text as the message of a GitHub workflow command: nothing in it ends the line. */
export const command = (text: string): string =>
  terminal(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

/** Text as a property of a GitHub workflow command, which a colon or comma would end. */
export const property = (text: string): string => command(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Lines of a log in which GitHub finds no workflow command, in neither of its forms. */
export const logged = (lines: string): string =>
  lines.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}').replaceAll('##[', '#\\u{23}[');

/** Text as TeX and BibTeX take it: nothing in it is markup, and its braces do not count. */
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
