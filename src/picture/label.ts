import { EM_PARTS, GLYPH_RUNS } from './glyph-widths.js';

/** How heavy a text is drawn. */
export type Weight = keyof typeof GLYPH_RUNS;

/** The widths of the characters of a font, in parts of an em. */
const widths: { [W in Weight]?: ReadonlyMap<number, number> } = {};

/** The widths of all characters of one weight, read when they are first asked for. */
const widthsOf = (weight: Weight): ReadonlyMap<number, number> => {
  widths[weight] ??= glyphs(GLYPH_RUNS[weight]);
  return widths[weight];
};

function glyphs(text: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  let code = 0;
  for (const run of text.split(' ')) {
    const [skipped = 0, more = 0, width = 0] = run.split(':').map((part) => Number.parseInt(part || '0', 36));
    code += skipped;
    for (const last = code + more; code <= last; code++) found.set(code, width);
  }
  return found;
}

/** The parts of an em that a character takes which the font does not have: no font that stands in for it has a wider one. */
const WIDEST = 1.5 * EM_PARTS;

/** How wide a text is, in the unit of `size`, which is that of the letters. No text is wider than this in the shipped font. */
export function textWidth(text: string, size: number, weight: Weight = 'regular'): number {
  const known = widthsOf(weight);
  let parts = 0;
  for (const letter of text) parts += known.get(letter.codePointAt(0) ?? 0) ?? WIDEST;
  return (parts * size) / EM_PARTS;
}

/** The characters of a text that the shipped font does not have, each once. */
export const missingLetters = (text: string): readonly string[] => [
  ...new Set([...text].filter((letter) => !widthsOf('regular').has(letter.codePointAt(0) ?? 0))),
];

/** A text in lines no wider than `most`, broken between words, or inside a word that is wider than a line. With more than `limit` lines the last one ends in an ellipsis. */
export function textLines(
  text: string,
  most: number,
  size: number,
  weight: Weight = 'regular',
  limit = 5,
): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size, weight) <= most;
  const lines: string[] = [];
  // a space before a percent sign is no place to break
  for (const word of text.split(/ (?!%)/)) {
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} ${word}`)) {
      lines[lines.length - 1] = `${last} ${word}`;
      continue;
    }
    let rest = word;
    while (!fits(rest) && lines.length <= limit) {
      const letters = [...rest];
      const part = longest(letters, fits);
      lines.push(part);
      rest = letters.slice([...part].length).join('');
    }
    lines.push(rest);
    if (lines.length > limit) break;
  }
  if (lines.length <= limit) return lines;
  const [end = ''] = lines.slice(limit - 1);
  return [...lines.slice(0, limit - 1), `${longest([...end], (part) => fits(`${part}…`))}…`];
}

/** The longest beginning that fits, of at least one letter. */
function longest(letters: readonly string[], fits: (text: string) => boolean): string {
  let part = letters[0] ?? '';
  for (const letter of letters.slice(1)) {
    if (!fits(part + letter)) break;
    part += letter;
  }
  return part;
}
