import type { Note, SourceNote } from '../answer/note.js';
import { grouped } from '../domain/grouped.js';
import type { Subject } from '../domain/subject.js';
import { list, sentenceCase, some } from '../text/words.js';
import { saidIn } from './place-of.js';
import {
  noEvidenceSentences,
  notEnteredSentence,
  sentence,
  sourceNotesSentence,
  tiedSentence,
  undatedSentence,
} from './sentence.js';
import { subjectName } from './subject-name.js';

/** The notes as sentences: remarks on the figures, and cautions on the whole. */
export type Digest = { readonly remarks: readonly string[]; readonly cautions: readonly string[] };

type Inherited = Extract<Note, { code: 'inherited' }>;
type Undated = Extract<Note, { code: 'undated' }>;
type Unanswered = Extract<Note, { code: 'not-entered' | 'no-evidence' }>;

/** The notes as sentences, with one for all notes that differ only in their subject or stage. */
export function digest(notes: readonly Note[], subjects: readonly Subject[]): Digest {
  const inherited = notes.filter((n): n is Inherited => n.code === 'inherited');
  const gaps = notes.filter((n): n is Unanswered => n.code === 'not-entered' || n.code === 'no-evidence');
  const undated = notes.filter((n): n is Undated => n.code === 'undated');
  const qualified = notes.flatMap((n) => (n.code === 'source-notes' ? n.notes : []));
  const others = notes.filter((n) => !MERGED.has(n.code));
  const remarks = others.filter((n) => n.stage !== undefined).map(sentence);
  const cautions = others.filter((n) => n.stage === undefined).map(sentence);
  return {
    remarks: [
      ...proxies(inherited, subjects),
      ...unanswered(gaps),
      ...new Set(remarks),
      ...grouped(undated, (n) => saidIn(n.said)).map((same) =>
        undatedSentence([...new Set(same.map((n) => n.stage.name))], same[0].said),
      ),
      ...sourceNotes(qualified),
    ],
    cautions,
  };
}

/** The codes of the notes that become one sentence for several subjects and stages. */
const MERGED: ReadonlySet<string> = new Set(['inherited', 'not-entered', 'no-evidence', 'undated', 'source-notes']);

/** The most notes of sources in a sentence. */
const MOST_NOTES = 4;

/** A sentence with the notes of the sources, each once: those on rows of tables first, then those on whole sources, then those on claims. */
function sourceNotes(notes: readonly SourceNote[]): readonly string[] {
  const distinct = [...new Map(notes.map((n) => [n.text, n])).values()];
  const rank = ({ on }: SourceNote): number => ('title' in on ? 1 : on.some((o) => o.measure === 'share') ? 2 : 0);
  const ordered = distinct.sort((a, b) => rank(a) - rank(b));
  return ordered.length > 0 ? [sourceNotesSentence(ordered, MOST_NOTES)] : [];
}

/** Sentences on the groups whose figures are used, their stages, and the subjects where these are not all. */
function proxies(notes: readonly Inherited[], subjects: readonly Subject[]): readonly string[] {
  if (notes.length === 0) return [];
  const names = (of: readonly Inherited[]): readonly string[] => [...new Set(of.map((n) => n.subject.name))];
  const groups = grouped(notes, (n) => n.of).map((group) => {
    const places = grouped(group, (n) => n.stage).map((at) => ({ stage: at[0].stage.name, who: names(at) }));
    const runs = grouped(places, (p) => p.who).map((same) => {
      const [{ who }] = same;
      return `${list(same.map((p) => p.stage))}${who.length === subjects.length ? '' : ` (${some(who)})`}`;
    });
    return `${sentenceCase(list(runs, '; '))}: figures for ${subjectName(group[0].of)}.`;
  });
  const tied = grouped(
    notes.flatMap((n) => n.tied),
    (s) => s.subject,
  ).map(([s]) => s);
  const whose = subjects.length === 1 ? `${subjects[0]?.name} alone` : `the elements one by one`;
  return [
    [`No source gives figures for ${whose}.`, ...groups, ...(tied.length > 0 ? [tiedSentence(tied)] : [])].join(' '),
  ];
}

/** Sentences on the subjects without an answer, by stage. */
const unanswered = (notes: readonly Unanswered[]): readonly string[] =>
  grouped(notes, ({ subject: _, ...same }) => same).map((group) => {
    const [first] = group;
    const [stage, who] = [first.stage.name, group.map((n) => subjectName(n.subject))];
    return first.code === 'not-entered' ? notEnteredSentence(stage, who) : noEvidenceSentences(first, some(who), stage);
  });
