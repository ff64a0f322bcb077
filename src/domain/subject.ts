import { nameWords } from './name-words.js';

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

/**
 * The subjects that a word names: the one with exactly that id, else those whose id, symbol, atomic number or name it is in any case.
 * Where there is none, those whose id or name has the same words, apart from plurals, "all" and "elements", and the size of a group.
 */
export function subjectsNamed(subjects: readonly Subject[], word: string): readonly Subject[] {
  const same = (text: string): boolean => text !== '' && text.toLowerCase() === word.toLowerCase();
  const exact = subjects.filter((s) => s.subject === word);
  if (exact.length > 0) return exact;
  const plain = subjects.filter((s) => [s.subject, s.symbol, s.number, s.name].some(same));
  return plain.length > 0 ? plain : subjects.filter((s) => hasWords(s, nameWords(word)));
}

/** Whether these are the words of a subject's id or name. A group may also be called by its size: "all 17 of them". */
const hasWords = ({ subject, name, members }: Subject, typed: ReadonlySet<string>): boolean =>
  [subject, name].map(nameWords).some((own) => {
    const more = [...typed].filter((word) => !own.has(word));
    return own.size > 0 && typed.size - more.length === own.size && more.every((word) => word === `${members.length}`);
  });

/** The subjects whose names share at least half of the words of a text, those that share most first. */
export function subjectsSharing(subjects: readonly Subject[], text: string): readonly Subject[] {
  const typed = [...nameWords(text)];
  return subjects
    .map((subject) => ({ subject, shared: typed.filter((word) => nameWords(subject.name).has(word)).length }))
    .filter(({ shared }) => shared > 0 && 2 * shared >= typed.length)
    .sort((a, b) => b.shared - a.shared)
    .map(({ subject }) => subject);
}
