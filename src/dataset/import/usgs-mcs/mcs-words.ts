import { OTHER, WORLD } from '../../../domain/actor.js';
import { isPeriod, type Period } from '../../../domain/period.js';
import { slug, spaced } from '../slug.js';

/** Whether a section of the file holds markets: "World Mine Production and Reserves" and its like. Others are of the United States alone. */
export const isWorldwide = (section: string): boolean => /^\s*world\b/i.test(section);

/** Whom a row is of. `doubt` says why it is not certain who that is. */
export type Named = { readonly actor: string; readonly doubt?: string };

const TOTAL = /^world(?: total)?,?(?: \(?(?:may be )?rounded\)?)?$/i;
const OTHERS = /^others?(?: countries)?$/i;

/**
 * The actor of a printed country: the World total, the lump of other countries, or the country as it is printed.
 * A name with a digit in it may carry the mark of a footnote, and another total of the world is neither a country nor the World total:
 * whose value that is, is in doubt. It would else stand as one more supplier beside the country it is of.
 */
export function namedIn(country: string): Named {
  const actor = spaced(country);
  if (TOTAL.test(actor)) return { actor: WORLD };
  if (OTHERS.test(actor)) return { actor: OTHER };
  if (/\d/.test(actor)) return { actor, doubt: `"${actor}" may carry the mark of a footnote` };
  return /^world\b/i.test(actor) ? { actor, doubt: `"${actor}" is no country, and not the World total` } : { actor };
}

/** A name that is printed with its second part first, as it is said: "Korea, Republic of" is Republic of Korea. Blank for any other. */
export function asSaid(country: string): string {
  const [last = '', first, ...more] = country.split(', ');
  return first === undefined || more.length > 0 || country.includes(';') ? '' : `${first} ${last}`;
}

/** The period of a printed year, `2025`, or span, `2021–24`; undefined for any other text that is not blank. */
export function periodOf(year: string): Period | undefined {
  const text = spaced(year);
  const [, from = '', to = ''] = /^(\d{4}) ?[-–—/] ?(\d{2}|\d{4})$/.exec(text) ?? [];
  const period = from === '' ? text : `${from}/${to.length === 2 ? from.slice(0, 2) : ''}${to}`;
  return period === '' || isPeriod(period) ? period : undefined;
}

/** What a row is of, but for what the mark "rounded" of a total adds: its words, and the id that they make. */
export type Detail = { readonly id: string; readonly words: string; readonly rounded: boolean };

/** The detail of a row, ": rounded" or ", rounded" at its end left out: a total and its rows are of one market. */
export function detailOf(printed: string): Detail {
  const words = spaced(printed);
  const id = slug(words);
  const rounded = /(?:^|-)rounded$/.test(id);
  return rounded
    ? { id: id.replace(/-?rounded$/, ''), words: words.replace(/ ?[:,;]? ?\(?rounded\W?$/i, ''), rounded }
    : { id, words, rounded };
}
