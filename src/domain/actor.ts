/** A country that supplies. */
export type Actor = { readonly actor: string; readonly iso3: string; readonly aliases: readonly string[] };

/** A lump of unnamed countries: no actor. */
export const OTHER = 'Other';
/** A stated total: no actor. */
export const WORLD = 'World';

/** The actor whom the remaining supply leaves out unless a user says otherwise. */
export const DEFAULT_EXCLUDED = 'China';

/** The actors that a word names: the one of that name, else by name, ISO 3166-1 alpha-3 code or alias, in any case. */
export function actorsNamed(actors: readonly Actor[], word: string): readonly Actor[] {
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  const exact = actors.filter((a) => a.actor === word);
  return exact.length > 0
    ? exact
    : actors.filter((a) => [a.actor, a.iso3, ...a.aliases].some((name) => name !== '' && same(name)));
}
