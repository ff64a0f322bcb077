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
import { groupSize, type Naming, shortNaming, subjectName } from './subject-name.js';

/** The notes as sentences: whose the figures are, remarks on them, and cautions on the whole. */
export type Digest = {
  readonly whose: readonly string[];
  readonly remarks: readonly string[];
  readonly cautions: readonly string[];
  /** How the sentences beside these name subjects, because `whose` has named the groups. */
  readonly naming: Naming;
};

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
  const naming = shortNaming(grouped(inherited, (n) => n.of).map(([n]) => n.of));
  // what is not sealed may be anything, so every format must say so
  const isRemark = (n: Note): boolean => n.stage !== undefined || n.code === 'unsealed';
  const remarks = others.filter(isRemark).map((n) => sentence(n, naming));
  const cautions = others.filter((n) => !isRemark(n)).map((n) => sentence(n, naming));
  return {
    whose: proxies(inherited, subjects),
    remarks: [
      ...unanswered(gaps),
      ...new Set(remarks),
      ...grouped(undated, (n) => saidIn(n.said)).map((same) =>
        undatedSentence([...new Set(same.map((n) => n.stage.name))], same[0].said),
      ),
      ...sourceNotes(qualified),
    ],
    cautions,
    naming,
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
  const groups = grouped(notes, (n) => n.of).map((group) => {
    const stages = [...new Set(group.map((n) => n.stage.name))];
    // with several subjects a group can answer for some at a stage and not for others
    const where = subjects.length === 1 ? sentenceCase(list(stages)) : sentenceCase(groupSize(group[0].of));
    return `${where}: ${subjects.length === 1 ? subjectName(group[0].of) : group[0].of.name}.`;
  });
  const tied = grouped(
    notes.flatMap((n) => n.tied),
    (s) => s.subject,
  ).map(([s]) => s);
  const whose = subjects.length === 1 ? `${subjects[0]?.name} alone` : 'the element alone';
  return [
    [
      `The dataset has no figures for ${whose} here; these are for ${subjects.length === 1 && groups.length === 1 ? 'its group' : 'groups'}.`,
      ...groups,
      ...(tied.length > 0 ? [tiedSentence(tied)] : []),
    ].join(' '),
  ];
}

/** Sentences on the subjects without an answer, one for all stages where the same is true of the same subjects. */
function unanswered(notes: readonly Unanswered[]): readonly string[] {
  const atStage = grouped(notes, ({ subject: _, ...same }) => same).map((group) => ({
    note: group[0],
    who: group.map((n) => subjectName(n.subject)),
  }));
  return grouped(atStage, ({ note: { subject: _, stage: __, ...same }, who }) => [same, who]).map((same) => {
    const [{ note, who }] = same;
    const stages = list(same.map((s) => s.note.stage.name));
    return note.code === 'not-entered' ? notEnteredSentence(stages, who) : noEvidenceSentences(note, some(who), stages);
  });
}
