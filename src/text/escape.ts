import { highest } from '../domain/extremes.js';
import { csvLine } from './csv-text.js';
import { cut } from './words.js';

declare const CHANNEL: unique symbol;

/** What a text is safe for: each has rules of its own, and a text for one is none for another. */
export type Channel =
  | 'terminal'
  | 'log'
  | 'json'
  | 'cells'
  | 'markdown'
  | 'markup'
  | 'bibtex'
  | 'sql'
  | 'sarif'
  | 'workbook';

/**
 * A text in which nothing that comes from data is obeyed where it is read. Only this file makes one: by an escape, from the
 * literals of our own code, or by joining others. To cut, pad or glue it makes a plain text again, which no writer takes.
 */
export type Safe<In extends Channel> = string & { readonly [CHANNEL]: In };

/** A part of a text for a terminal. It has no character that a terminal obeys, but line ends and emphasis of our own. */
export type Terminal = Safe<'terminal'>;
/** Text as it is printed on stdout or stderr: `Terminal` in which the log of a workflow finds no command. */
export type Log = Safe<'log'>;
/** A part of Markdown. */
export type Markdown = Safe<'markdown'>;
/** A part of XML or HTML. */
export type MarkupText = Safe<'markup'>;
/** A part of a query in SQL. */
export type Sql = Safe<'sql'>;

/** Texts that may leave the program as they are. The others are parts of one. */
export type Printable = Safe<'log' | 'json' | 'cells' | 'markdown' | 'markup' | 'bibtex' | 'sql'>;

function safe<In extends Channel>(text: string): Safe<In>;
function safe(text: string): string {
  return text;
}

/** Our own words as a template: what stands in it is of the same channel, or a number. */
type OwnWords<In extends Channel> = (words: TemplateStringsArray, ...parts: readonly (Safe<In> | number)[]) => Safe<In>;

/** The escape of a channel: of any text, or our own words as a template. */
type Escape<In extends Channel> = OwnWords<In> & ((text: string) => Safe<In>);

const filled = (words: readonly string[], parts: readonly unknown[]): string =>
  words.reduce((text, word, i) => `${text}${parts[i - 1]}${word}`);

const escapeBy =
  <In extends Channel>(escaped: (text: string) => string): Escape<In> =>
  (text: string | TemplateStringsArray, ...parts: readonly unknown[]) =>
    safe<In>(typeof text === 'string' ? escaped(text) : filled(text, parts));

/** Texts of a channel side by side, or on lines of their own. */
export const joined = <In extends Channel>(
  texts: readonly Safe<In>[],
  between: '' | ' ' | '.' | ', ' | ' | ' | ' AND ' | ' OR ' | ',\n' | '\n' | '\n\n',
): Safe<In> => safe<In>(texts.join(between));

const spelt = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (c) => `\\u{${(c.codePointAt(0) ?? 0).toString(16)}}`);

/** Text that is safe to print in a terminal: control, direction and invisible characters are spelt out. */
export const terminal: Escape<'terminal'> = escapeBy(spelt);

/** Text of several lines for a terminal: its line ends stay. For what was laid out, and for texts of our own. */
export const terminalLines = (text: string): Terminal => safe(text.split('\n').map(spelt).join('\n'));

/** Text with emphasis: `style` puts codes of colour around it, and no other code that it adds gets through. */
export const emphasised = (text: Terminal, style: (text: string) => string): Terminal =>
  joined(
    style(text)
      .split(ESCAPE)
      .map((part, i) =>
        i > 0 && /^\[\d+m/.test(part)
          ? terminal`${safe(ESCAPE)}${terminalLines(part)}`
          : terminalLines((i > 0 ? ESCAPE : '') + part),
      ),
    '',
  );
const ESCAPE = '\u001b';

/** What a runner or build server takes for a command anywhere in a line: `##[name]`, `##vso[name]`, `##teamcity[name`. */
const MARKED_COMMAND = /##(?=\w*\[)/g;
const SPELT_MARK = '#\\u{23}';

/** Text to print, in which a workflow finds no command: neither `::name` at the beginning of a line nor `##[name]`. JSON has none. */
export const workflowLog = (lines: Terminal | Safe<'json'>): Log =>
  safe(lines.replace(/^(\s*):(?=:)/gm, '$1\\u{3a}').replace(MARKED_COMMAND, SPELT_MARK));

const encoded = (text: string): string =>
  spelt(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')).replace(
    MARKED_COMMAND,
    SPELT_MARK,
  );

/** A command to a GitHub workflow, in a line: a message at a place. No text in it can end it, add a property, or hold another command. */
export function workflowCommand(
  name: 'error' | 'warning' | 'notice',
  properties: Readonly<Partial<Record<'file' | 'line' | 'col' | 'title', string | number>>>,
  message: string,
): Log {
  const told = Object.entries(properties).map(
    ([key, value]) => `${key}=${encoded(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
  );
  return safe(`::${name} ${told.join(',')}::${encoded(message)}\n`);
}

function json(value: unknown, indent?: number): string {
  numbersChecked(value);
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]|(?<=#)#(?=\w*\[)/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Throws on a number that is not finite. As a replacer of JSON.stringify this would make it several times slower. */
function numbersChecked(value: unknown): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} in JSON output`);
  if (typeof value === 'object' && value !== null) for (const held of Object.values(value)) numbersChecked(held);
}

/**
 * Values as JSON, each with a line end. Characters that a terminal or a workflow would obey or hide are spelt out; the JSON means the same.
 * Throws on a number that JSON cannot hold, because null would read as unknown.
 */
export const jsonText = (values: readonly unknown[], indent?: number): Safe<'json'> =>
  safe(values.map((value) => `${json(value, indent)}\n`).join(''));

/** A value as JSON of two spaces a step with a line end, in pieces: no text holds the whole of a long list. What gives its items one after another becomes a list. Throws as `jsonText` does. */
export function* jsonPiecesOf(value: unknown, most = 65_536): Generator<Safe<'json'>> {
  let [held, length]: [string[], number] = [[], 0];
  for (const part of jsonParts(value, '\n')) {
    held.push(part);
    length += part.length;
    if (length < most) continue;
    yield safe(held.join(''));
    [held, length] = [[], 0];
  }
  yield safe(`${held.join('')}\n`);
}

/** The parts of a JSON text. `line` begins a line of the value. */
function* jsonParts(value: unknown, line: string): Generator<string> {
  if (!hasLongList(value)) return yield json(value, 2).replaceAll('\n', line);
  const [open, close] = isList(value) ? '[]' : '{}';
  let between = open;
  for (const [key, held] of isList(value) ? unnamed(value) : Object.entries(value)) {
    if (held === undefined) continue;
    yield `${between}${line}  ${key === undefined ? '' : `${json(key)}: `}`;
    yield* jsonParts(held, `${line}  `);
    between = ',';
  }
  yield between === open ? `${open}${close}` : `${line}${close}`;
}

/** Items without a key. */
function* unnamed(items: Iterable<unknown>): Generator<[undefined, unknown]> {
  for (const item of items) yield [undefined, item];
}

const isList = (value: object): value is Iterable<unknown> => Symbol.iterator in value;

/** Whether a value is a list of many items, or one whose items are not known yet, or holds one. */
const hasLongList = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  ((Array.isArray(value) ? value.length > 100 : isList(value)) || Object.values(value).some(hasLongList));

/**
 * Text for Markdown: nothing in it is markup, a link or an entity, or begins a command of a workflow.
 * Line breaks are spelt out too, because they would end a table cell.
 */
export const markdownText: Escape<'markdown'> = escapeBy((text) =>
  spelt(text)
    .replace(/[\\`*_[\]<>|~#$]|&(?=#?\w+;)|:(?=\/\/|:)|(?<=\bwww)\./gi, '\\$&')
    .replace(/^(\d*)([-+]|(?<=\d)[.)])(?=\s|$)/, '$1\\$2'),
);

/** A command or other literal text in Markdown: between backticks, more of them than the text has in a row. */
export function codeText(text: string): Markdown {
  const shown = spelt(text).replace(MARKED_COMMAND, '#\\u{23}');
  const longest = highest([0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)]);
  const fence = '`'.repeat(longest + 1);
  return safe(longest === 0 ? `${fence}${shown}${fence}` : `${fence} ${shown} ${fence}`);
}

/** The text of a cell for a spreadsheet: what would run as a formula gets an apostrophe in front. A number is no such text. */
const spreadsheetText = (cell: string | number | undefined): string =>
  typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : String(cell ?? '');

/** Lines of CSV (RFC 4180, but lines end with LF), for a spreadsheet or a program. Control characters are data, and stay. */
export const csvLines = (rows: readonly (readonly (string | number | undefined)[])[]): Safe<'cells'> =>
  safe(rows.map((cells) => csvLine(cells.map(spreadsheetText))).join(''));

/** Lines of tab-separated values without quotes: a tab, line break or backslash in a text is written \t, \n, \r or \\. */
export const tsvLines = (rows: readonly (readonly (string | number | undefined)[])[]): Safe<'cells'> =>
  safe(
    rows
      .map((cells) => cells.map((cell) => spreadsheetText(cell).replace(/[\\\t\n\r]/g, (c) => TSV.get(c) ?? c)))
      .map((cells) => `${cells.join('\t')}\n`)
      .join(''),
  );

const TSV: ReadonlyMap<string, string> = new Map([
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/** Text for TeX and BibTeX: nothing in it is markup, and its braces need not match. */
export const tex: Escape<'bibtex'> = escapeBy((text) =>
  spelt(text).replace(/[\\{}%&$#_~^<>|]/g, (c) => TEX.get(c) ?? c),
);

/** A part of a key in BibTeX, without characters that mean something to BibTeX or TeX. */
export const texKey = (text: string): Safe<'bibtex'> => safe(text.replace(/[^A-Za-z0-9.]+/g, '-'));

/** A URL in BibTeX. What would end its braces, and what no URL has, is percent-encoded. */
export const texUrl = (url: string): Safe<'bibtex'> =>
  safe(
    url.replace(/[^\x21-\x7e]+|[{}\\"<>^`|]|#(?=#)/g, (found) =>
      encodeURIComponent(found.replace(/\p{Cs}/gu, '\ufffd')),
    ),
  );

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

/**
 * Text for XML and HTML, in an element or between double quotes: nothing in it is markup, no character is forbidden in XML,
 * and none begins a command of a workflow.
 */
export const markupText: Escape<'markup'> = escapeBy((text) =>
  spelt(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']|(?<=#)#(?=\w*\[)|:(?=:)/g, (c) => MARKUP.get(c) ?? c),
);

const MARKUP: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['#', '&#35;'],
  [':', '&#58;'],
]);

/** The name of an element or attribute. Throws where it is none. */
export function markupName(name: string): MarkupText {
  if (!/^[a-z][\w:-]*$/i.test(name)) throw new Error(`${name} is no name in markup`);
  return safe(name);
}

/** The text of a script or style sheet, in which nothing is escaped. Throws where it would end its element, or change how the rest is read. */
export function markupRaw(text: string): MarkupText {
  if (/<(?:\/(?:style|script)|!--|script)/i.test(text)) throw new Error('the text of an element would end it');
  return safe(text);
}

/** Text for the message of SARIF, which a viewer reads for links. It is a value of JSON. */
export const sarifText: Escape<'sarif'> = escapeBy((text) => spelt(text).replaceAll('](', '] ('));

/** Our own words in SQL. */
export const sql: OwnWords<'sql'> = (words, ...parts) => safe(filled(words, parts));

/** A name in SQL, between double quotes. */
export const sqlName = (name: string): Sql => safe(`"${name.replaceAll('"', '""')}"`);

/** A text in SQL, between single quotes. */
export const sqlText = (text: string): Sql => safe(`'${text.replaceAll("'", "''")}'`);

/** A number in SQL, as it is written. Throws where it is none. */
export function sqlNumber(digits: string): Sql {
  if (!/^\d+(?:\.\d+)?$/.test(digits)) throw new Error(`${digits} is no number in SQL`);
  return safe(digits);
}

/** What is in a text and cannot be in SQL that is printed: databases read a backslash in two ways, and people see no invisible character. */
export const notInSql = (text: string): 'backslash' | 'invisible' | 'command' | undefined => {
  if (text.includes('\\')) return 'backslash';
  if (spelt(text) !== text) return 'invisible';
  return text.search(MARKED_COMMAND) < 0 ? undefined : 'command';
};

/** A text as a cell of a workbook shows it: not taken for an escape (`_x0041_`), no longer than a cell, and without characters that XML forbids. */
export const workbookText = (text: string): Safe<'workbook'> =>
  safe(cut(text.replace(/[\ufffe\uffff]/g, '\ufffd'), LONGEST_CELL).replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'));

/** The most characters of a text, below the 32,767 that a cell can hold. */
const LONGEST_CELL = 30_000;
