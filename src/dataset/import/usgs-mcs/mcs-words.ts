import { OTHER, WORLD } from '../../../domain/actor.js';
import { countryNames } from '../../countries.js';
import { lazyValue } from '../../lazy-value.js';
import { oneLine, slug } from '../slug.js';

/**
 * The supplier of a row. `doubt` says why it is not certain; absent if it is.
 * `partly`: the row is a total of the world with further words, such as "World total (rutile, rounded)".
 */
export type NamedActor = { readonly actor: string; readonly doubt?: string; readonly partly?: true };

/** A total or the lump of other countries may carry the mark of a footnote. */
const TOTAL = /^world(?: total)?,?(?: \(?(?:may be )?rounded\)?)?(?: ?\d+)?$/i;
const OTHERS = /^others?(?: countries)?(?: \([^()]*\))?(?:e| ?\d+)?$/i;

/**
 * The actor of a printed country: the World total, the lump of other countries, or the country.
 * A name with a remark or the mark of a footnote means the country if that is known, or printed alone elsewhere.
 * `printed` holds all names in the files, in lower case.
 * A name with another digit is in doubt, and so are several countries in one: they would otherwise count as further suppliers.
 */
export function namedActor(country: string, printed: ReadonlySet<string>): NamedActor {
  const actor = oneLine(country);
  if (TOTAL.test(actor)) return { actor: WORLD };
  if (OTHERS.test(actor)) return { actor: OTHER };
  if (/^world\b/i.test(actor)) return { actor: WORLD, partly: true };
  const isCountry = (name: string): boolean => knownNames().has(name.toLowerCase());
  if (isCountry(actor)) return { actor };
  const known = (name: string): boolean => isCountry(name) || printed.has(name.toLowerCase());
  const plain = plainNames(actor).find(known);
  if (plain !== undefined) return { actor: plain };
  if (/\d/.test(actor)) return { actor, doubt: `"${actor}" may carry the mark of a footnote` };
  const parts = actor.split(/, and |, | and /);
  return parts.length > 1 && parts.every(known) ? { actor, doubt: `"${actor}" is several countries` } : { actor };
}

/** What a name may be without the mark of a footnote, or without a remark in brackets or after a comma. */
const plainNames = (name: string): readonly string[] =>
  [/ ?\d+$/, /e$/, / \([^()]*\)$/, /, [^,]+$/, / \([^()]*\) ?\d+$/]
    .map((mark) => name.replace(mark, ''))
    .filter((plain) => plain !== name);

/** The names of countries in datasets/countries.csv, in lower case. */
const knownNames: () => ReadonlySet<string> = lazyValue(
  () => new Set(countryNames().map(({ name }) => name.toLowerCase())),
);

/** Why a total of the world with further words is not used. */
export const noTotal = (country: string): string => `"${oneLine(country)}" is no country, and not the World total`;

/**
 * What the name of a total says of a statistic in its row. Words such as "excluding United States" are about production if they name no other:
 * in the same row, the total of the reserves includes all (iodine 2022: with the United States the rows round to the total, without it they do not).
 */
export const exceptionIn = (country: string, statistic: string): string =>
  (/\b(?:capacity|reserves)\b/.exec(country.toLowerCase())?.[0] ?? 'production') === statistic ? oneLine(country) : '';

/** Whether a text says that something is left out. */
export const leavesOut = (text: string): boolean => /exclud|does not include|without/i.test(text);

/**
 * The suppliers that the notes on a total say it leaves out: "Excludes U.S. production" or "does not include production in ...".
 * They count only if they are of the statistic that the total is of. A part of a supplier's production is not the supplier.
 * A supplier is one of `actors`, named in full or by its initials.
 */
export function suppliersLeftOut(notes: string, statistic: string, actors: readonly string[]): readonly string[] {
  const word = /^[a-z]+$/.test(statistic) ? statistic : 'production';
  const verb = new RegExp(`\\b(?:excludes|excluding|does not include) (?:${word} (?:in|of|from) )?(?:the )?`, 'g');
  const text = notes.toLowerCase();
  const told = [...text.matchAll(verb)].map((found) => text.slice(found.index + found[0].length));
  const ends = (rest: string): boolean => /^ *(?:$|[.,;)]|--)/.test(rest);
  const named = (sentence: string, name: string): boolean => {
    const rest = sentence.slice(name.length);
    return (
      sentence.startsWith(name) && (ends(rest) || (rest.startsWith(` ${word}`) && ends(rest.slice(word.length + 1))))
    );
  };
  return actors.filter((actor) =>
    told.some((sentence) => [actor.toLowerCase(), initials(actor)].some((name) => named(sentence, name))),
  );
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
