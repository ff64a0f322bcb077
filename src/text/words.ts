import { whole } from './number.js';

/** Items as a list in words: `a`, `a and b`, `a, b and c`. Long items are better separated by `; `. */
export function list(items: readonly string[], separator = ', '): string {
  const last = items.at(-1) ?? '';
  if (items.length < 2) return last;
  return separator === ', ' ? `${items.slice(0, -1).join(separator)} and ${last}` : items.join(separator);
}

/** Items of which one is meant, in words: `a`, `a or b`, `a, b or c`. */
export const either = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;

/** That nothing of a kind has a name, with similar names or, where there are none, a sentence that says which there are. */
export const notCalled = (kind: string, word: string, near: readonly string[], known: string): string =>
  `No ${kind} is called "${word}". ${near.length > 0 ? `Did you mean ${either(near)}?` : known}`;

/** A text with its first letter as at the beginning of a sentence. */
export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A number with its noun: `1 table`, `2 tables`. */
export const count = (n: number, noun: string): string => `${whole(n)} ${noun}${n === 1 ? '' : 's'}`;

/** Items as a short list: `Nd, Pr, Ce and 7 more`. Up to four are all named. */
export const some = (items: readonly string[]): string =>
  items.length <= 4 ? list(items) : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;

/** The beginning of a text that may be long, as far as a message needs it. */
export const cut = (text: string, most = 80): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}...` : text;

/** A value as a message quotes it. Of a long one it gives the beginning, and says how long it is. */
export const quote = (value: string, most = 80): string =>
  `"${cut(value, most)}"${value.length > most ? ` (${whole(value.length)} characters)` : ''}`;

/** The most characters that a message quotes at once, and that it has in all. A path or a command to paste may be as long. */
const LONGEST = { quoted: 200, message: 10_000 } as const;

/** A message in which no quoted value, no word and nothing else is too long to be read, whatever was typed or stands in a file. */
export function shortened(message: string): string {
  const short = message
    .replace(/"[^"]*"|(?<!\S)'[^']*'(?!\w)/g, (value) => {
      const [sign = '', inside] = [value[0], value.slice(1, -1)];
      return inside.length <= LONGEST.quoted ? value : quote(inside).replace(/^"|"(?= \([\d,]+ characters\)$)/g, sign);
    })
    .replace(/\S{1000,}[^\s.,:;]/g, (word) => `${cut(word)} (${whole(word.length)} characters)`);
  return short.length <= LONGEST.message ? short : `${cut(short, LONGEST.message)} (${whole(short.length)} characters)`;
}

const OPTION = String.raw`--?[a-z][\w-]*(?: (?:'[^']*'|(?!-)\S+))?`;
/** What is to be pasted from a text: a command with its options and their values, or options alone. */
const COMMAND = new RegExp(
  String.raw`\breshare (?:(?:list|help|schema|dataset|import) )?[a-z-]+(?: \S*[./@]\S+)*(?: ${OPTION})*|(?<=^|\s)${OPTION}(?: ${OPTION})*`,
  'g',
);
/** Stands for a blank at which a line cannot break. Texts for people do not hold it. */
const GLUE = '\u0000';

/** The parts of a text between which a line can break: words, a number with its percent sign, and a command to paste. */
export const words = (text: string): readonly string[] =>
  text.includes(' ')
    ? text
        .replace(COMMAND, (command) => command.replaceAll(' ', GLUE))
        .split(/ (?!%)/)
        .map((word) => word.replaceAll(GLUE, ' '))
    : [text];

/** Whether a line is a part of a paragraph: it is not blank, indented or in columns. */
const isProse = (line: string): boolean => /^\S/.test(line) && !/\S {2,}\S/.test(line);

/** A text of paragraphs in lines of at most `width` characters. Indented lines and lines of columns stay as they are. */
export function reflow(text: string, width: number): string {
  const blocks: string[][] = [[]];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    const begun = last?.[0] ?? '';
    const continues = /^- /.test(begun) ? /^ {2}\S/.test(line) : isProse(line) && !/^[-*] /.test(line);
    if (last && isProse(begun) && continues) last.push(line.trim());
    else blocks.push([line]);
  }
  return blocks
    .slice(1)
    .map((block) => (isProse(block[0] ?? '') ? wrap(block.join(' '), width, '  ') : block.join('\n')))
    .join('\n');
}

/** Text in lines of at most `width` characters, broken at spaces, all but the first indented. A longer word stands alone. */
export function wrap(text: string, width: number, indent = ''): string {
  if (text.length <= width) return text;
  const lines: string[] = [];
  for (const word of words(text)) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(line === undefined ? word : indent + word);
  }
  return lines.join('\n');
}
