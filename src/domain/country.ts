import type { Actor } from './actor.js';

/**
 * A name of a country with its codes in ISO 3166-1. A country can have several names, the usual one first.
 * `iso3` is blank for a region, which is more than one country; its `iso2` too, where no code is reserved for it.
 * `article` stands before the name in a sentence; blank where nothing does.
 */
export type CountryName = {
  readonly name: string;
  readonly iso2: string;
  readonly iso3: string;
  readonly article: string;
};

/** The country or region that a word names by name or code, in any case, under its usual name. Undefined for any other word. */
export function countryNamed(names: readonly CountryName[], word: string): CountryName | undefined {
  const same = (text: string): boolean => text !== '' && text.toLowerCase() === word.toLowerCase();
  const found = names.find(({ name, iso2, iso3 }) => [name, iso2, iso3].some(same));
  return found && names.find(isAlso(found));
}

/** The actors that are a country: those with its code, or else those that have one of its names. */
export function actorsOfCountry(
  actors: readonly Actor[],
  names: readonly CountryName[],
  country: CountryName,
): readonly Actor[] {
  const coded = actors.filter(({ iso3 }) => iso3 !== '' && iso3 === country.iso3);
  if (coded.length > 0) return coded;
  const same = new Set(names.filter(isAlso(country)).map(({ name }) => name.toLowerCase()));
  return actors.filter(({ actor, aliases }) => [actor, ...aliases].some((name) => same.has(name.toLowerCase())));
}

/** Whether a name is one of a country. A region without codes has only one. */
const isAlso =
  (country: CountryName) =>
  ({ name, iso2, iso3 }: CountryName): boolean =>
    name === country.name || (iso2 !== '' && iso2 === country.iso2 && iso3 === country.iso3);
