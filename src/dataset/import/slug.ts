/** The accents of letters, which an id leaves out. */
const MARKS = /\p{M}/gu;

/** A text as an id: letters a to z and digits in lower case, with a hyphen for everything between them. Blank if it has neither. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** The largest number of characters in a short id. */
const LONGEST = 48;

/** An id, cut after a word if it is too long. */
export const briefId = (id: string): string =>
  id.length > LONGEST ? id.slice(0, LONGEST + 1).replace(/-[^-]*$/, '') : id;

/** A text on one line, with single spaces between its words. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The wanted ids made distinct, in their order: one that is taken gets a number at its end. */
export function distinctIds(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  return wanted.map((id) => {
    let [n, own] = [counts.get(id) ?? 1, id];
    while (taken.has(own)) own = `${id}-${++n}`;
    counts.set(id, n);
    taken.add(own);
    return own;
  });
}
