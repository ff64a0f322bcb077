import { joined, type MarkupText, markupName, markupRaw, markupText } from '../text/escape.js';

/** A piece of markup: plain text, which is escaped, or an element of SVG or HTML. */
export type Markup = string | MarkupElement;

/** An element with its attributes, in their order, and what is inside, which may be made only when it is written. An attribute that is undefined or false is left out; true has no value. */
export type MarkupElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly inside: Iterable<Markup>;
};

/** An element. */
export const element = (
  name: string,
  attributes: MarkupElement['attributes'] = {},
  inside: Iterable<Markup> = [],
): MarkupElement => ({ name, attributes, inside });

/** Elements of HTML without an end tag. */
const VOID: ReadonlySet<string> = new Set(['meta', 'input', 'br', 'link', 'col', 'hr', 'img']);

/** Elements whose text is no markup, so that nothing is escaped in it. */
const RAW: ReadonlySet<string> = new Set(['style', 'script']);

/** Elements whose parts are lines, so that two pages or pictures can be compared. A blank between these parts means nothing. */
const LINED: ReadonlySet<string> = new Set(
  'svg html head body main section header footer nav div figure details table thead tbody ul ol dl'.split(' '),
);

/** Markup of many items, each made when it is written: no list holds them all. */
export const inTurn = <T>(items: readonly T[], of: (item: T) => Markup): Iterable<Markup> => ({
  *[Symbol.iterator]() {
    for (const item of items) yield of(item);
  },
});

const rawText = (inside: readonly Markup[]): MarkupText =>
  markupRaw(inside.map((part) => (typeof part === 'string' ? part : '')).join(''));

/**
 * The text of markup as HTML, or with `xml` as XML, where an element without content is closed in its tag.
 * All text is escaped: what a dataset says is never markup. Numbers have at most two decimals, so that the bytes are few and always the same.
 */
export function markup(of: Markup, xml = false): MarkupText {
  if (typeof of === 'string') return markupText(of);
  const { name, attributes } = of;
  const inside = [...of.inside];
  const called = markupName(name);
  const tag = markupText`<${called}${joined(Object.entries(attributes).map(attribute), '')}`;
  // an svg inside HTML is read as XML is
  const asXml = xml || name === 'svg';
  if (RAW.has(name)) return markupText`${tag}>${rawText(inside)}</${called}>`;
  if (inside.length === 0 && asXml) return markupText`${tag}/>`;
  const between = LINED.has(name) ? '\n' : '';
  if (VOID.has(name)) return markupText`${tag}>`;
  const parts = inside.map((part) => markup(part, asXml));
  return markupText`${tag}>${joined(parts, between)}</${called}>`;
}

/** The text of markup as HTML in pieces: the parts of elements whose parts are lines are written one after another. */
export function* markupPieces(of: Markup): Generator<MarkupText> {
  if (typeof of === 'string' || of.name === 'svg' || !LINED.has(of.name)) {
    yield markup(of);
    return;
  }
  const called = markupName(of.name);
  yield markupText`<${called}${joined(Object.entries(of.attributes).map(attribute), '')}>`;
  let isFirst = true;
  for (const part of of.inside) {
    if (!isFirst) yield markupText`\n`;
    yield* markupPieces(part);
    isFirst = false;
  }
  yield markupText`</${called}>`;
}

function attribute([name, value]: readonly [string, MarkupElement['attributes'][string]]): MarkupText {
  if (value === undefined || value === false) return markupText``;
  if (value === true) return markupText` ${markupName(name)}`;
  return markupText` ${markupName(name)}="${markupText(typeof value === 'number' ? coordinate(value) : value)}"`;
}

/** A number of a picture with at most two decimals. Negative zero is zero. */
export const coordinate = (x: number): string => `${Math.round(x * 100) / 100 + 0}`;
