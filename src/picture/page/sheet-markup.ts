import {
  type Cell,
  cellLines,
  isFigureColumn,
  type Line,
  type Mark,
  type Sheet,
  type Step,
} from '../../output/sheet.js';
import { sentenceCase } from '../../text/words.js';
import { element, inTurn, type Markup, type MarkupElement } from '../element.js';

/** How deep a heading is, from that of the page. */
export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A heading. */
export const headingMarkup = (level: HeadingLevel, inside: readonly Markup[], id?: string): MarkupElement =>
  element(`h${level}`, { id }, inside);

/** A text whose percent signs stay beside their numbers at the end of a line. */
const unbroken = (text: string): string => text.replaceAll(' %', '\u00a0%');

/** Sentences, each in a paragraph. */
export const paragraphs = (texts: readonly string[]): readonly MarkupElement[] =>
  texts.map((text) => element('p', {}, [unbroken(text)]));

/** A list of texts; nothing for none. */
export const bullets = (texts: readonly string[], kind?: string): readonly MarkupElement[] =>
  texts.length === 0
    ? []
    : [
        element(
          'ul',
          { class: kind },
          texts.map((text) => element('li', {}, [unbroken(text)])),
        ),
      ];

/** The rows of a table, in which a cell can be an element such as a link. */
export type MarkupRows = readonly (readonly (Cell | MarkupElement)[])[];

/**
 * A table in a frame that scrolls and can be reached with the keyboard. `name` says what the table is, and no other of the page has it.
 * The first row names the columns, and the first cell of each row names the row. Columns of figures are aligned right.
 * The elements of a row are made when it is written.
 */
export function tableMarkup([head = [], ...rows]: MarkupRows, name: string): MarkupElement {
  const figures = figureColumns(rows, head.length);
  const cells = (row: MarkupRows[number], of: (column: number) => MarkupElement['attributes'] | undefined) =>
    row.map((cell, column) => {
      const inside = cellMarkup(cell);
      const heads = inside.length === 0 ? undefined : of(column);
      return element(heads ? 'th' : 'td', { ...heads, class: figures[column] ? 'figure' : undefined }, inside);
    });
  return scrolled(name, [
    element('table', {}, [
      element('caption', {}, [name]),
      element('thead', {}, [
        element(
          'tr',
          {},
          cells(head, () => ({ scope: 'col' })),
        ),
      ]),
      element(
        'tbody',
        {},
        inTurn(rows, (row) =>
          element(
            'tr',
            {},
            cells(row, (column) => (column === 0 ? { scope: 'row' } : undefined)),
          ),
        ),
      ),
    ]),
  ]);
}

/** Whether each column is one of figures. */
function figureColumns(rows: MarkupRows, columns: number): readonly boolean[] {
  const texts = rows.map((row) => row.map((cell) => (isElement(cell) ? '?' : cell)));
  return Array.from({ length: columns }, (_, column) => isFigureColumn(texts, column));
}

const isElement = (cell: Cell | MarkupElement): cell is MarkupElement => typeof cell === 'object' && 'name' in cell;

/** What may be wider than the page, in a frame that scrolls and can be reached with the keyboard. */
export const scrolled = (name: string, inside: readonly Markup[]): MarkupElement =>
  element('div', { class: 'scroll', role: 'group', tabindex: '0', 'aria-label': name }, inside);

/** The lines of a cell without blank ones, which part or align rows on a screen. */
function cellMarkup(cell: Cell | MarkupElement): readonly Markup[] {
  if (isElement(cell)) return [cell];
  const texts = cellLines(cell).filter((text) => text !== '');
  return texts.flatMap((text, at) => (at === 0 ? [text] : [element('br'), text]));
}

/** The texts of the lines with a mark. */
const textsOf = (all: readonly Line[], mark: Mark): readonly string[] =>
  all.filter((line) => line.mark === mark).map(({ text }) => text);

/** The lines below the tables: conclusions and whose figures these are, remarks and how to read as lists under their names. */
export const linesMarkup = (all: readonly Line[], level: HeadingLevel): readonly MarkupElement[] => [
  ...several([...textsOf(all, '='), ...textsOf(all, '?')]),
  ...paragraphs(textsOf(all, '*').map((text) => `* ${text}`)),
  ...named('Remarks', bullets(textsOf(all, '!')), level),
  ...named('How to read this', bullets(textsOf(all, '-')), level),
];

/** A few sentences as paragraphs, more as a list. */
const several = (texts: readonly string[]): readonly MarkupElement[] =>
  texts.length > 4 ? bullets(texts) : paragraphs(texts);

/** Some content under its name; nothing without content. */
const named = (name: string, inside: readonly MarkupElement[], level: HeadingLevel): readonly MarkupElement[] =>
  inside.length === 0 ? [] : [headingMarkup(level, [name]), ...inside];

/** Commands to paste, each with what it does. */
export const stepsMarkup = (steps: readonly Step[]): readonly MarkupElement[] =>
  steps.length === 0
    ? []
    : [
        element(
          'ul',
          { class: 'commands' },
          steps.map(({ label, shows, command }) =>
            element('li', {}, [`${label}${shows === undefined ? '' : ` ${shows}`}: `, element('code', {}, [command])]),
          ),
        ),
      ];

/** A sheet as HTML, with its title as sentences: a heading stands above it. `name` says what its tables are; no other of the page has it. */
export const sheetMarkup = (sheet: Sheet, name: string, level: HeadingLevel): readonly MarkupElement[] => [
  ...paragraphs([...sheet.title.map((part) => `${sentenceCase(part)}.`), ...(sheet.lead ?? [])]),
  ...sheet.tables.map((rows, at) => tableMarkup(rows, at === 0 ? name : `${name}, table ${at + 1}`)),
  ...linesMarkup(sheet.lines, level),
  ...stepsMarkup(sheet.steps ?? []),
];
