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

/** The marks of notes at the end of a name: `1/`, `*`, `(2)`, `[a]`, raised signs, the `e` of an estimate and a colon; behind a year a letter, too. */
const MARKS =
  /(?:\s*(?:(?:\d{1,2}|\b[a-z])\/|\*|[†‡§¹²³⁰-⁹]|\((?:\d{1,2}|e)\)|\[\w{1,2}\]|[:\uff1a])|\s+e)+$|(?<=^(?:19|20)\d\d)\s?(?:\p{L}|\(\p{L}\))$/u;

/** A name without the marks of notes at its end, and without blanks between Chinese characters. */
export const unmarked = (name: string): string =>
  name
    .trim()
    .replace(MARKS, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');

/** A name by its letters and digits, without accents, case and the marks of notes. A number is itself, however many zeros it has. */
export const bareName = (name: string): string =>
  /^\d{1,15}(?:\.\d{1,15})?$/.test(name) ? String(Number(name)) : lettersOf(unmarked(name)) || name;

/** The letters and digits of a name, without accents and in lower case. */
export const lettersOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
