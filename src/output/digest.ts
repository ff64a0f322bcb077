import type { Note } from '../answer/note.js';
import { grouped } from '../domain/grouped.js';
import { type Subject, shortName } from '../domain/subject.js';
import { list, some } from '../text/words.js';
import { notEnteredSentence, sentence } from './sentence.js';

/** The notes as sentences: remarks on the figures, and cautions on the whole. */
export type Digest = { readonly remarks: readonly string[]; readonly cautions: readonly string[] };

type Inherited = Extract<Note, { code: 'inherited' }>;
type Unanswered = Extract<Note, { code: 'not-entered' | 'no-evidence' }>;

/** The notes as sentences, with one for all notes that differ only in their subject or stage. */
export function digest(notes: readonly Note[], subjects: readonly Subject[]): Digest {
  const inherited = notes.filter((n): n is Inherited => n.code === 'inherited');
  const gaps = notes.filter((n): n is Unanswered => n.code === 'not-entered' || n.code === 'no-evidence');
  const others = notes.filter((n) => n.code !== 'inherited' && n.code !== 'not-entered' && n.code !== 'no-evidence');
  const remarks = others.filter((n) => n.stage !== undefined).map(sentence);
  const cautions = others.filter((n) => n.stage === undefined).map(sentence);
  return {
    remarks: [...proxies(inherited, subjects), ...unanswered(gaps, subjects), ...remarks],
    cautions,
  };
}

/** A sentence on the groups whose figures are used, the stages, and the subjects where these are not all. */
function proxies(notes: readonly Inherited[], subjects: readonly Subject[]): readonly string[] {
  if (notes.length === 0) return [];
  const names = (of: readonly Inherited[]): readonly string[] => [
    ...new Set(of.map((n) => nameOf(n.subject, subjects))),
  ];
  const parts = grouped(notes, (n) => n.of.subject).map((group) => {
    const places = grouped(group, (n) => n.stage).map((at) => ({ stage: at[0].stage, who: names(at) }));
    const runs = grouped(places, (p) => p.who).map((same) => {
      const [{ who }] = same;
      return `${list(same.map((p) => p.stage))}${who.length === subjects.length ? '' : ` (${some(who)})`}`;
    });
    return `${group[0].of.subject} (${group[0].of.name}) at ${list(runs)}`;
  });
  const tied = [...new Set(notes.flatMap((n) => n.tied.map((s) => s.subject)))];
  const also = tied.length > 0 ? ` As narrow: ${list(tied)}.` : '';
  const whose = subjects.length === 1 ? `${subjects[0]?.name}'s own` : "the elements' own";
  return [`Proxies, for ${whose} shares are not in the data: the figures are those of ${parts.join('; of ')}.${also}`];
}

const nameOf = (id: string, subjects: readonly Subject[]): string =>
  subjects.filter((s) => s.subject === id).map(shortName)[0] ?? id;

/** Sentences on the subjects without an answer, by stage. */
const unanswered = (notes: readonly Unanswered[], subjects: readonly Subject[]): readonly string[] =>
  grouped(notes, (n) => [n.code, n.stage, n.period]).map((group) => {
    const [first] = group;
    const who = group.map((n) => (group.length === 1 ? n.subject : nameOf(n.subject, subjects)));
    return first.code === 'not-entered'
      ? notEnteredSentence(first.stage, who)
      : sentence({ ...first, subject: some(who) });
  });
