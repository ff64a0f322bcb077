import { OTHER, WORLD } from '../../../domain/actor.js';
import { isPeriod, type Period } from '../../../domain/period.js';
import { oneLine, slug } from '../slug.js';

/** Whether a section of the file holds markets, such as "World Mine Production and Reserves". Others are about the United States alone. */
export const isWorldwide = (section: string): boolean => /^\s*world\b/i.test(section);

/** The actor of a row. `doubt` says why it is not certain; absent if it is. */
export type NamedActor = { readonly actor: string; readonly doubt?: string };

const TOTAL = /^world(?: total)?,?(?: \(?(?:may be )?rounded\)?)?$/i;
const OTHERS = /^others?(?: countries)?$/i;

/**
 * The actor of a printed country: the World total, the lump of other countries, or the country as printed.
 * A name with a digit may carry a footnote mark, and another total of the world is neither a country nor the World total.
 * Both are in doubt: they would otherwise count as further suppliers.
 */
export function namedActor(country: string): NamedActor {
  const actor = oneLine(country);
  if (TOTAL.test(actor)) return { actor: WORLD };
  if (OTHERS.test(actor)) return { actor: OTHER };
  if (/\d/.test(actor)) return { actor, doubt: `"${actor}" may carry the mark of a footnote` };
  return /^world\b/i.test(actor) ? { actor, doubt: `"${actor}" is no country, and not the World total` } : { actor };
}

/**
 * The suppliers that the notes on a total say it leaves out: "Excludes U.S. production" or "does not include production in ...".
 * They count only if they are of the statistic that the total is of. A part of a supplier's production is not the supplier.
 * A supplier is one of `actors`, named in full or by its initials.
 */
export function suppliersLeftOut(notes: string, statistic: string, actors: readonly string[]): readonly string[] {
  if (!/^[a-z]+$/.test(statistic)) return [];
  const told = [`(?:the )?(.{1,60}?) ${statistic}`, `${statistic} (?:in|of|from) (?:the )?(.{1,60}?)`].flatMap(
    (words) =>
      [
        ...notes.matchAll(new RegExp(`\\b(?:excludes|excluding|does not include) ${words}(?= *(?:[.,;)]|--|$))`, 'gi')),
      ].map(([, name = '']) => name.toLowerCase()),
  );
  return actors.filter((actor) => told.includes(actor.toLowerCase()) || told.includes(initials(actor)));
}

/** The initials of a name, in lower case: "u.s." */
const initials = (name: string): string =>
  name
    .toLowerCase()
    .split(/[ -]/)
    .map((word) => `${word.charAt(0)}.`)
    .join('');

/** The usual form of a name that is printed with its second part first: "Republic of Korea" for "Korea, Republic of". Blank for any other. */
export function usualName(country: string): string {
  const [last = '', first, ...more] = country.split(', ');
  return first === undefined || more.length > 0 || country.includes(';') ? '' : `${first} ${last}`;
}

/** The period of a printed year, `2025`, or span, `2021–24`. Blank for a blank text, undefined for any other. */
export function periodOf(year: string): Period | undefined {
  const text = oneLine(year);
  const [, from = '', to = ''] = /^(\d{4}) ?[-–—/] ?(\d{2}|\d{4})$/.exec(text) ?? [];
  const period = from === '' ? text : `${from}/${to.length === 2 ? from.slice(0, 2) : ''}${to}`;
  return period === '' || isPeriod(period) ? period : undefined;
}

/** What a row counts, without the mark "rounded" of a total: its words, and the id that they make. `rounded`: the mark is there. */
export type Detail = { readonly id: string; readonly words: string; readonly rounded: boolean };

/** The detail of a row, without ": rounded" or ", rounded" at its end: a total and its rows are one market. */
export function detailOf(printed: string): Detail {
  const words = oneLine(printed);
  const id = slug(words);
  const rounded = /(?:^|-)rounded$/.test(id);
  return rounded
    ? { id: id.replace(/-?rounded$/, ''), words: words.replace(/ ?[:,;]? ?\(?rounded\W?$/i, ''), rounded }
    : { id, words, rounded };
}
