import { markupText } from '../text/escape.js';

/** A piece of markup: plain text, which is escaped, or an element of SVG or HTML. */
export type Markup = string | MarkupElement;

/** An element with its attributes, in their order, and what is inside. An attribute that is undefined or false is left out; true has no value. */
export type MarkupElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly inside: readonly Markup[];
};

/** An element. */
export const element = (
  name: string,
  attributes: MarkupElement['attributes'] = {},
  inside: readonly Markup[] = [],
): MarkupElement => ({ name, attributes, inside });

/** Elements of HTML without an end tag. */
const VOID: ReadonlySet<string> = new Set(['meta', 'input', 'br', 'link', 'col', 'hr', 'img']);

/** Elements whose text is no markup, so that nothing is escaped in it. */
const RAW: ReadonlySet<string> = new Set(['style', 'script']);
/** What such a text must not hold, because it would end its element or change how the rest is read. */
const ENDING = /<(?:\/(?:style|script)|!--|script)/i;

/** Elements whose parts are lines, so that two pages or pictures can be compared. A blank between these parts means nothing. */
const LINED: ReadonlySet<string> = new Set(
  'svg html head body main section header footer nav div figure details table thead tbody ul ol dl'.split(' '),
);

function rawText(name: string, inside: readonly Markup[]): string {
  const text = inside.map((part) => (typeof part === 'string' ? part : '')).join('');
  if (ENDING.test(text)) throw new Error(`the text of ${name} would end it`);
  return text;
}

/**
 * The text of markup as HTML, or with `xml` as XML, where an element without content is closed in its tag.
 * All text is escaped: what a dataset says is never markup. Numbers have at most two decimals, so that the bytes are few and always the same.
 */
export function markup(of: Markup, xml = false): string {
  if (typeof of === 'string') return markupText(of);
  const { name, attributes, inside } = of;
  const tag = `<${name}${Object.entries(attributes).map(attribute).join('')}`;
  // an svg inside HTML is read as XML is
  const asXml = xml || name === 'svg';
  if (RAW.has(name)) return `${tag}>${rawText(name, inside)}</${name}>`;
  if (inside.length === 0 && asXml) return `${tag}/>`;
  const between = LINED.has(name) ? '\n' : '';
  return VOID.has(name) ? `${tag}>` : `${tag}>${inside.map((part) => markup(part, asXml)).join(between)}</${name}>`;
}

function attribute([name, value]: readonly [string, MarkupElement['attributes'][string]]): string {
  if (value === undefined || value === false) return '';
  if (value === true) return ` ${name}`;
  return ` ${name}="${typeof value === 'number' ? coordinate(value) : markupText(value)}"`;
}

/** A number of a picture with at most two decimals. Negative zero is zero. */
export const coordinate = (x: number): string => `${Math.round(x * 100) / 100 + 0}`;
