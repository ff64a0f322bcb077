import { grouped } from './grouped.js';

/** Names whose letters and digits are the same but for case, accents and marks of notes; `caseAlone`: but for case. */
export type AlikeNames = { readonly names: readonly string[]; readonly caseAlone: boolean };

/** The sets of names that are alike. */
export const alikeNames = (names: readonly string[]): readonly AlikeNames[] =>
  grouped(names, bareName)
    .filter((same) => same.length > 1)
    .map((same) => ({
      names: [...same].sort(),
      caseAlone: new Set(same.map((name) => name.toLowerCase())).size === 1,
    }));

/** The marks of notes at the end of a name: `1/`, `*`, `(2)`, `[a]` and raised signs; behind a year a letter, too. */
const MARKS =
  /(?:\s*(?:\d{1,2}\/|\*+|[†‡§¹²³⁰-⁹]+|\(\d{1,2}\)|\[\w{1,2}\]))+$|(?<=^(?:19|20)\d\d)\s?(?:\p{L}|\(\p{L}\))$/u;

/** A name by its letters and digits, without accents, case and the marks of notes. A number is itself, however many zeros it has. */
export const bareName = (name: string): string =>
  /^\d{1,15}(?:\.\d{1,15})?$/.test(name) ? String(Number(name)) : lettersOf(name.replace(MARKS, '')) || name;

/** The letters and digits of a name, without accents and in lower case. */
export const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
