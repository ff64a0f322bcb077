import type { Note } from '../analysis/note.js';
import { type Subject, shortName } from '../domain/subject.js';
import { terminal } from './escape.js';
import { sentence } from './sentence.js';
import { grouped, list, some } from './words.js';

/** The notes for people: remarks on the figures, and cautions on the whole. */
export type Digest = { readonly remarks: readonly string[]; readonly cautions: readonly string[] };

type Inherited = Extract<Note, { code: 'inherited' }>;
type Unanswered = Extract<Note, { code: 'not-entered' | 'no-evidence' }>;

/** The notes, those that differ only in their subject or stage being one. */
export function digest(notes: readonly Note[], subjects: readonly Subject[]): Digest {
  const inherited = notes.filter((n): n is Inherited => n.code === 'inherited');
  const gaps = notes.filter((n): n is Unanswered => n.code === 'not-entered' || n.code === 'no-evidence');
  const others = notes.filter((n) => n.code !== 'inherited' && n.code !== 'not-entered' && n.code !== 'no-evidence');
  const remarks = others.filter((n) => n.stage !== undefined).map(sentence);
  const cautions = others.filter((n) => n.stage === undefined).map(sentence);
  return {
    remarks: [...proxies(inherited, subjects), ...unanswered(gaps, subjects), ...remarks].map(terminal),
    cautions: cautions.map(terminal),
  };
}

/** Which stages show the figures of which group. */
function proxies(notes: readonly Inherited[], subjects: readonly Subject[]): readonly string[] {
  if (notes.length === 0) return [];
  const parts = grouped(notes, (n) => n.of.subject).map((group) => {
    const stages = [...new Set(group.map((n) => n.stage))];
    return `${list(stages)} ${stages.length > 1 ? 'show' : 'shows'} ${group[0].of.subject} (${group[0].of.name})`;
  });
  const tied = [...new Set(notes.flatMap((n) => n.tied.map((s) => s.subject)))];
  const whose = subjects.length === 1 ? `${subjects[0]?.name}'s own shares are` : "the elements' own shares are";
  const also = tied.length > 0 ? ` As narrow: ${list(tied)}.` : '';
  return [`${parts.join('; ')}: a group's figures as a proxy; ${whose} not in the data.${also}`];
}

/** Which subjects have no answer at which stage. */
const unanswered = (notes: readonly Unanswered[], subjects: readonly Subject[]): readonly string[] =>
  grouped(notes, (n) => [n.code, n.stage, n.period]).map((group) => {
    const known = group.flatMap((n) => subjects.filter((s) => s.subject === n.subject));
    return sentence({ ...group[0], subject: known.length === 1 ? group[0].subject : some(known.map(shortName)) });
  });
