/** Words that do not tell one name from another, in the singular. */
const GENERIC: ReadonlySet<string> = new Set(['all', 'and', 'element', 'of', 'the']);

/** The words that tell a name from others: in lower case and in the singular, each once, without words such as "all" and "elements". */
export const nameWords = (name: string): ReadonlySet<string> =>
  new Set((name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(singular).filter((word) => !GENERIC.has(word)));

/** A word without the s of a plural. Short words keep it: they are symbols and codes. */
const singular = (word: string): string => (word.length > 3 ? word.replace(/(?<!s)s$/, '') : word);
