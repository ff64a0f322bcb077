import type { Note, SourceNote } from '../answer/note.js';
import { grouped } from '../domain/grouped.js';
import type { Observation } from '../domain/observation.js';
import type { Subject } from '../domain/subject.js';
import { count, list, sentenceCase, some } from '../text/words.js';
import { saidIn } from './place-of.js';
import {
  assumptionSentences,
  derivedSentence,
  noEvidenceSentences,
  notEnteredSentence,
  printedWords,
  sentence,
  tiedSentence,
  undatedSentence,
  unlikeTables,
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
type Derived = Extract<Note, { code: 'derived' }>;
type Undated = Extract<Note, { code: 'undated' }>;
type Qualified = Extract<Note, { code: 'source-notes' }>;
type Unanswered = Extract<Note, { code: 'not-entered' | 'no-evidence' }>;

/**
 * The notes as sentences, with one for all notes that differ only in their subject or stage.
 * `namesSources`: the screen names the sources itself, so that no sentence points to the command that does.
 */
export function digest(
  notes: readonly Note[],
  subjects: readonly Subject[],
  { namesSources = false }: { readonly namesSources?: boolean } = {},
): Digest {
  const inherited = notes.filter((n): n is Inherited => n.code === 'inherited');
  const worked = notes.filter((n): n is Derived => n.code === 'derived');
  const gaps = notes.filter((n): n is Unanswered => n.code === 'not-entered' || n.code === 'no-evidence');
  const undated = notes.filter((n): n is Undated => n.code === 'undated');
  const qualified = notes.filter((n): n is Qualified => n.code === 'source-notes');
  const others = notes.filter((n) => !MERGED.has(n.code));
  const naming = shortNaming(grouped(inherited, (n) => n.of).map(([n]) => n.of));
  // what is not sealed may be anything, and what is supposed is no statement of a source, so every format must say so
  const isRemark = (n: Note): boolean => n.stage !== undefined || n.code === 'unsealed' || n.code === 'supposed';
  const pointer = (n: Note): string =>
    n.code === 'disagreement' && !namesSources ? ' reshare explain names the sources.' : '';
  const remarks = others.filter(isRemark).map((n) => sentence(n, naming) + pointer(n));
  const cautions = others.filter((n) => !isRemark(n)).map((n) => sentence(n, naming));
  return {
    whose: [...proxies(inherited, subjects), ...derivedFigures(worked)],
    remarks: [
      ...unanswered(gaps),
      ...new Set(remarks),
      ...derivedAssumptions(worked),
      ...grouped(undated, (n) => saidIn(n.said)).map((same) =>
        [
          undatedSentence([...new Set(same.map((n) => n.stage.name))], same[0].said),
          ...new Set(same.flatMap(unlikeTables)),
        ].join(' '),
      ),
      ...sourceNotes(qualified, subjects),
    ],
    cautions,
    naming,
  };
}

/** The codes of the notes that become one sentence for several subjects and stages. */
const MERGED: ReadonlySet<string> = new Set([
  'inherited',
  'derived',
  'not-entered',
  'no-evidence',
  'undated',
  'source-notes',
]);

/** The most characters of a note that a screen quotes, and the most notes on rows that it quotes. */
const [SHORT, MOST] = [60, 3];

/** A note in a few words: all of it, or its last clause without what stands in brackets. Undefined where that is long. */
function inShort(note: string): string | undefined {
  if (note.length <= SHORT) return note;
  const clause =
    note
      .split('; ')
      .at(-1)
      ?.replace(/ \([^()]*\)/g, '') ?? '';
  return clause.length <= SHORT ? `... ${clause}` : undefined;
}

/** The clauses of a note that name one of the subjects or their members. */
const clausesOn = (note: string, subjects: readonly Subject[]): readonly string[] => {
  const names = new Set(subjects.flatMap((s) => [s.name, ...s.members]));
  return note.split('; ').filter((clause) => clause.split(/[^\p{L}\d-]+/u).some((word) => names.has(word)));
};

/**
 * Sentences that say what the notes of the sources are on. They quote short ones on rows of tables, and what a source says of the subjects.
 * `reshare explain` shows all.
 */
function sourceNotes(notes: readonly Qualified[], subjects: readonly Subject[]): readonly string[] {
  const all = notes.flatMap((n) => n.notes);
  if (all.length === 0) return [];
  const onRows = (n: SourceNote) => ('title' in n.on ? [] : n.on.map((o) => ({ o, text: n.text })));
  const rows = grouped(
    all.flatMap(onRows).filter(({ o }) => o.measure === 'quantity'),
    ({ text }) => text,
  );
  const statements = [
    ...new Set(
      all
        .flatMap(onRows)
        .filter(({ o }) => o.measure === 'share')
        .map(({ o }) => printedWords(o)),
    ),
  ];
  const sources = grouped(
    all.flatMap(({ text, on }) => ('title' in on ? [{ title: on.title, clauses: clausesOn(text, subjects) }] : [])),
    (s) => s.title,
  ).map(([s]) => s);
  const names = (of: readonly { readonly o: Observation }[]): readonly string[] => [
    ...new Set(of.map(({ o }) => o.actor)),
  ];
  const quoted = rows.filter(([{ text }]) => inShort(text) !== undefined).slice(0, MOST);
  const named = names(quoted.flat());
  const others = names(rows.filter((same) => !quoted.includes(same)).flat()).filter((actor) => !named.includes(actor));
  const parts = [
    ...quoted.map((same) => `${firstOf(names(same))} ("${inShort(same[0].text)}")`),
    ...(others.length > 0 ? [firstOf(others)] : []),
    ...(statements.length > 2 ? [count(statements.length, 'statement')] : statements),
    ...grouped(sources, (s) => s.clauses).map(
      (same) =>
        count(same.length, 'source') +
        same[0].clauses
          .slice(0, 1)
          .map((clause) => ` ("${clause}")`)
          .join(''),
    ),
  ];
  return [`The dataset has notes on ${list(parts)}. reshare explain shows them.`];
}

/** One or two names, or the first of more: `Burma and 4 more`. */
const firstOf = (names: readonly string[]): string =>
  names.length < 3 ? list(names) : `${names[0]} and ${names.length - 1} more`;

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
  // one question has one period
  const asked = notes[0]?.asked;
  const whose = subjects.length === 1 ? `${subjects[0]?.name} alone` : 'the element alone';
  return [
    [
      `The dataset has no figures${asked === undefined ? '' : ` of ${asked}`} for ${whose} here; these are for ${subjects.length === 1 && groups.length === 1 ? 'its group' : 'groups'}.`,
      ...groups,
      ...(tied.length > 0 ? [tiedSentence(tied)] : []),
    ].join(' '),
  ];
}

/** A sentence on figures that are worked out, for each subject whose tonnage is used. */
const derivedFigures = (notes: readonly Derived[]): readonly string[] =>
  grouped(notes, (n) => n.of).map((same) => {
    const [stages, who] = [same.map((n) => n.stage.name), same.map((n) => subjectName(n.subject))];
    return derivedSentence([...new Set(stages)], [...new Set(who)], same[0].of);
  });

/** The sentences on what worked out figures assume, each once, with all the suppliers that it is about. */
const derivedAssumptions = (notes: readonly Derived[]): readonly string[] =>
  assumptionSentences(
    grouped(
      notes.flatMap((n) => n.assumptions),
      (a) => a.code,
    ).map((same) => ({ code: same[0].code, actors: [...new Set(same.flatMap((a) => a.actors))] })),
  );

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
