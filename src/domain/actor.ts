/** A country that supplies: its name, its ISO 3166-1 alpha-3 code (blank where it has none) and other names for it. */
export type Actor = { readonly actor: string; readonly iso3: string; readonly aliases: readonly string[] };

/** The name for unnamed countries taken together. It is not an actor. */
export const OTHER = 'Other';
/** The name for a stated total. It is not an actor. */
export const WORLD = 'World';

/** The actor that the remaining supply leaves out unless the user names another. */
export const DEFAULT_EXCLUDED = 'China';

/** The actors that a word names: the one with exactly that name, else those whose name, code or alias matches in any case. */
export function actorsNamed(actors: readonly Actor[], word: string): readonly Actor[] {
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  const exact = actors.filter((a) => a.actor === word);
  return exact.length > 0
    ? exact
    : actors.filter((a) => [a.actor, a.iso3, ...a.aliases].some((name) => name !== '' && same(name)));
}
