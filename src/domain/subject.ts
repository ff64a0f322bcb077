/** What a subject is: an element, a group of elements, or another mineral. */
export const SUBJECT_KINDS = ['element', 'group', 'mineral'] as const;

/** The good of a market. `enters` names the stages of the chain that it enters according to a source. */
export type Subject = {
  readonly subject: string;
  readonly kind: (typeof SUBJECT_KINDS)[number];
  readonly name: string;
  readonly symbol: string;
  readonly number: string;
  readonly members: readonly string[];
  readonly enters: readonly string[];
  readonly controls: string;
  readonly source: string;
  readonly locator: string;
};

/** The symbol of a subject, or its name where it has no symbol. */
export const shortName = (s: Pick<Subject, 'symbol' | 'name'>): string => s.symbol || s.name;

/** The subjects that a word names: the one with exactly that id, else those whose id, symbol or name matches in any case. */
export function subjectsNamed(subjects: readonly Subject[], word: string): readonly Subject[] {
  const same = (text: string): boolean => text.toLowerCase() === word.toLowerCase();
  const exact = subjects.filter((s) => s.subject === word);
  return exact.length > 0
    ? exact
    : subjects.filter((s) => same(s.subject) || (s.symbol !== '' && same(s.symbol)) || same(s.name));
}
