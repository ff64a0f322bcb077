import type { Note, Remark, SourceNote } from '../answer/note.js';
import type { Assumption } from '../answer/ores/assumptions.js';
import { ANY_ORE } from '../answer/ores/supposed-ore.js';
import { grouped } from '../domain/grouped.js';
import { type Interval, meet, point } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { Subject } from '../domain/subject.js';
import { type BandSet, LARGEST_SHARE_LINE, thresholds } from '../market/band.js';
import type { ExclusionTerms } from '../market/profile-record.js';
import { factorText, full, quantity, whole } from '../text/number.js';
import { count, list, sentenceCase, some } from '../text/words.js';
import { actorName, ownerName } from './actor-name.js';
import { actorList, excludedWords } from './exclusions.js';
import { sourceNoteText } from './numbered-sources.js';
import { placeOf, saidIn, timeOf } from './place-of.js';
import { type Naming, subjectName } from './subject-name.js';

/** A printed value with its actor: `China "about 60%"`. */
export const printedWords = (o: Observation): string => `${o.actor} "${o.printed}"`;
const statements = (all: readonly Observation[]): string => list(all.map(printedWords));

/** A row of a table with its period: `Peru 2023 (1,200 kg)`. */
export const observationWords = ({ actor, period, printed, unit, measure }: Observation): string =>
  `${[actor, period].join(' ').trim()} (${printed}${measure === 'share' ? '' : ` ${unit}`})`;

/** The guidelines that a set of thresholds is from. */
export const GUIDELINES: Readonly<Record<BandSet, string>> = {
  us2023: 'US Merger Guidelines 2023',
  us2010: 'US Horizontal Merger Guidelines 2010',
};

type OnMarket = Extract<Note, { subject: { readonly subject: string } }>;

/** A note in English. `naming` says how subjects are named. */
export const sentence = (note: Note, naming: Naming = subjectName): string =>
  note.stage === undefined ? caution(note, naming) : remark(note);

/** A note on one subject at one stage. */
function remark(note: OnMarket): string {
  const { subject, stage } = note;
  const At = sentenceCase(stage.name);
  switch (note.code) {
    case 'inherited': {
      const tied = note.tied.length > 0 ? ` ${tiedSentence(note.tied)}` : '';
      return `${noOwnFigures(note)}; these are for ${subjectName(note.of)}.${tied}`;
    }
    case 'derived':
      return [
        derivedSentence([stage.name], [subjectName(subject)], note.of),
        ...assumptionSentences(note.assumptions),
      ].join(' ');
    case 'not-entered':
      return notEnteredSentence(stage.name, [subject.name]);
    case 'no-evidence':
      return noEvidenceSentences(note, subjectName(subject), stage.name);
    case 'doubtful':
      return `${At}: ${list(note.cells.map(observationWords))} ${note.cells.length === 1 ? 'is' : 'are'} doubtful and not used. ${note.cells.length === 1 ? 'The value counts' : 'The values count'} as unknown.`;
    case 'conflict':
      return conflictSentence(At, note.period, note.claims);
    case 'disagreement':
      return grouped(note.claims, (o) => o.actor)
        .map((own) => {
          const sources = new Set(own.map((o) => o.source)).size;
          return `${At}: ${count(own.length, 'statement')} from ${count(sources, 'source')} disagree about ${actorName(own[0].actor)}: ${sides(own)}. All of them are used.`;
        })
        .join(' ');
    case 'inconsistent-shares':
      return `${At}: these shares cannot all be true, so nothing is computed: ${statements(note.claims)}.`;
    case 'approximate':
      return `${At}: ${statements(note.claims)} ${note.claims.length === 1 ? 'is' : 'are'} read as printed, as if exact. --reading rounded allows for rounding.`;
    case 'approximate-elsewhere':
      return note.claims
        .map(
          ([o, again]) => `${At}: ${printedWords(o)} is also printed as "${again.printed}", so it may be approximate.`,
        )
        .join(' ');
    case 'source-notes':
      return `${At}: ${sourceNotesSentence(note.notes)}`;
    case 'pooled-periods':
      return `${At}: statements of several periods are taken together: ${list(note.periods.map((p) => p || 'undated'))}.`;
    case 'undated':
      return [undatedSentence([stage.name], note.said), ...unlikeTables(note)].join(' ');
    case 'undated-left-out':
      return `${At}: ${leftOutSentences(note)}`;
    case 'excluded-actor-unknown':
      return `${At}: what ${actorList(note.actors)} ${note.actors.length === 1 ? 'holds' : 'hold'} is not known. It may be nothing or all of the rest.`;
    case 'rows-exceed-total':
      return `${At}: ${rowsOf(subject)} add up to ${quantity(note.sum, note.stated.unit)}, more than the stated total of ${note.stated.printed}${note.basis === 'rows' ? '. Their sum is used as the total.' : ', even with its rounding.'}`;
    case 'total-by-rounding':
      return totalByRounding(At, subject, note);
    case 'rows-beyond-rounding': {
      const { excess, stated, basis } = note;
      const times = excess.factor === undefined ? 'more than' : `${factorText(excess.factor)} times`;
      return `${At}: ${rowsOf(subject)} add up to ${quantity(point(excess.sum), stated.unit)}, ${times} the stated total of ${stated.printed}. Rounding does not explain that, so check the table in its source.${basis === 'rows' ? ' The sum is used as the total.' : ''}`;
    }
    case 'total-leaves-out':
      return `${At}: the stated total for ${subjectName(subject)}${note.stated.period === '' ? '' : ` in ${note.stated.period}`} leaves out ${actorList(note.actors)}. These figures are for ${worldWithout(note.actors)}.`;
    case 'total-open-above':
      return `${At}: the total is known only from below, so the HHI is not determined.`;
    case 'remainder-may-be-zero':
      return `${At}: perhaps nothing is left. The HHI of what is left holds for the cases in which something is.`;
    case 'not-sharp':
      return `${At}: ${notSharpSentence(note.gap)}`;
  }
}

/** The sentence if the HHI is not sharp, with the points by which its range may be too wide. */
export const notSharpSentence = (gap: number): string =>
  `the range of the HHI could not be computed exactly: it may be too wide by up to ${full(Math.ceil(100 * gap) / 100)} points.`;

/** The total where rows reach the stated one although some values are not known ([s1]). */
function totalByRounding(
  At: string,
  subject: Subject,
  { total, stated, unknown }: Extract<Remark, { code: 'total-by-rounding' }>,
): string {
  const [only = '', second] = unknown;
  const gap = second === undefined ? `${ownerName(only)} value is` : `${count(unknown.length, 'value')} are`;
  return `${At}: ${rowsOf(subject)} add up to ${quantity(point(total.low), stated.unit)} although ${gap} not known. The stated total of ${stated.printed} is read by its rounding: ${quantity(total, stated.unit)}.`;
}

/** The rows of a table, by its subject: a screen may show several. */
const rowsOf = (subject: Subject): string => `the rows for ${subjectName(subject)}`;

/** What a market is of if its total leaves these suppliers out. */
export const worldWithout = (actors: readonly string[]): string => `the world without ${actorList(actors)}`;

/** The clause that a subject has no figures, in the period if one was asked for: another may have some. */
export const noOwnFigures = ({ subject, stage, asked }: Extract<Note, { code: 'inherited' }>): string =>
  `The dataset has no figures for ${subject.name} alone at ${stage.name}${asked === undefined ? '' : ` in ${asked}`}`;

/** The sentence on other groups that are as narrow as the one that answers. */
export const tiedSentence = (tied: readonly { readonly name: string }[]): string =>
  `${sentenceCase(list(tied.map((s) => s.name)))} ${tied.length === 1 ? 'is as small a group' : 'are as small groups'}.`;

/** The sentence on figures that are worked out of tonnage by ore. */
export const derivedSentence = (stages: readonly string[], who: readonly string[], of: Subject): string =>
  `The dataset has no printed figures for ${some(who)} at ${list(stages)}. These are worked out: tonnes of ${subjectName(of)} by ore, times what the ores hold.`;

/** What figures that are worked out of tonnage by ore assume ([d5]): a sentence for what each kind of row needs, and one for what all of them rest on. */
export const assumptionSentences = (all: readonly Assumption[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        ...all.flatMap(({ code, actors }) =>
          assumedOf(code, sentenceCase(some(actors.map(actorName))), actors.length === 1),
        ),
        'The analyses are taken to hold for what was mined, all elements to be recovered alike, and tonnes to be as printed.',
      ];

function assumedOf(code: Assumption['code'], who: string, one: boolean): readonly string[] {
  switch (code) {
    case 'only-listed-deposits':
      return [
        `${who} ${one ? 'is' : 'are'} taken to mine no other deposits and no other ores than those listed for ${one ? 'it' : 'them'}.`,
      ];
    case 'like-listed-deposits':
      return [
        `${who}: no deposit of that ore is listed there, so what it holds is taken to lie within those listed elsewhere.`,
      ];
    case 'no-richer-than-listed':
      return [`${who}: the ore is not known, and is taken to be no richer than the richest listed.`];
    case 'missing-values-limited':
      return [
        'A value not printed for a deposit is taken to be at most what the others leave, or the most printed for similar deposits.',
      ];
    case 'compositions-hold':
    case 'equal-recovery':
    case 'tonnages-as-printed':
      return [];
  }
}

/** What a dataset is called where only one is shown. */
const THE_DATASET = 'The dataset';

/** The sentence if the dataset does not say that these subjects enter a stage. */
export const notEnteredSentence = (stage: string, who: readonly string[], dataset = THE_DATASET): string =>
  `${dataset} does not say whether ${some(who)} ${who.length === 1 ? 'enters' : 'enter'} ${stage}, so no figure is given there.`;

/** What a dataset has instead of a figure for these subjects: figures of other periods, or a source that leaves them out. */
export function noEvidenceSentences(
  { period, elsewhere, silent, unusable }: Extract<Remark, { code: 'no-evidence' }>,
  who: string,
  stage: string,
  dataset = THE_DATASET,
): string {
  const { periods, said } = elsewhere;
  const undated = said.includes('') ? 'undated figures' : `undated figures, ${saidIn(said)}`;
  const others = [
    ...(periods.length > 0 ? [`figures for ${list(periods)}`] : []),
    ...(said.length > 0 ? [undated] : []),
  ];
  return [
    `${dataset} has no figure for ${who} at ${stage}${period === undefined ? '' : ` in ${period}`}.`,
    ...(unusable.length > 0 ? [`No share follows from ${some(unusable.map(printedWords))}.`] : []),
    ...(others.length > 0 ? [`There are ${others.join(', and ')}.`] : []),
    ...silent.map((s) => `"${s.title}" leaves ${who} out: ${s.note === '' ? 'it says so' : sourceNoteText(s)}.`),
  ].join(' ');
}

/** The printed values of claims that disagree, lowest first; where they fall into two sides: `"85%" against "90%" and "~90%"`. */
function sides(claims: readonly Observation[]): string {
  const read = claims.flatMap((o) => {
    const value = known(o, 'rounded');
    return value ? [{ printed: `"${o.printed}"`, value }] : [];
  });
  const found: { printed: string; value: Interval }[][] = [];
  for (const claim of read.sort((a, b) => a.value.low - b.value.low)) {
    const side = found.at(-1);
    if (side?.some((other) => meet(other.value, claim.value))) side.push(claim);
    else found.push([claim]);
  }
  const texts = found.map((side) => [...new Set(side.map(({ printed }) => printed))]);
  return texts.length === 2 ? texts.map((side) => list(side)).join(' against ') : list(texts.flat());
}

/** A dated claim contradicts a table, an undated one differs from it ([e8]). */
function conflictSentence(At: string, period: string | undefined, claims: readonly Observation[]): string {
  const [dated, undated] = [claims.filter((o) => o.period !== ''), claims.filter((o) => o.period === '')];
  const table = period === undefined ? 'the table' : `the table of ${period}`;
  const part = (all: readonly Observation[], noun: string, verbs: readonly [one: string, several: string]) =>
    all.length === 0
      ? []
      : [`${At}: ${count(all.length, noun)} ${verbs[all.length === 1 ? 0 : 1]} ${table}: ${statements(all)}.`];
  return [
    ...part(dated, 'statement', ['contradicts', 'contradict']),
    ...part(undated, 'undated statement', ['differs from', 'differ from']),
  ].join(' ');
}

/** Sentences on the undated statements that a question on one period leaves out, and on those that differ from its table. */
function leftOutSentences({
  asked,
  period,
  claims,
  said,
  differing,
}: Extract<OnMarket, { code: 'undated-left-out' }>): string {
  const sources = count(new Set(claims.map((o) => o.source)).size, 'source');
  const when = said.includes('') ? '' : `, ${saidIn(said)}`;
  const whole = `${count(claims.length, 'undated statement')} from ${sources}${when}, ${claims.length === 1 ? 'is' : 'are'} left out by --period ${asked}`;
  if (differing.length === 0) return `${whole}.`;
  const which = differing.length === claims.length ? 'That' : `${differing.length} of them`;
  return `${whole}. ${which} ${differing.length === 1 ? 'differs' : 'differ'} from the table of ${period}: ${statements(differing)}.`;
}

/** The sentence on stages where undated statements answer, alone or with dated ones. */
export const undatedSentence = (stages: readonly string[], said: readonly string[]): string =>
  said.includes('')
    ? `Some statements used at ${list(stages)} have no date, and neither has a source of theirs.`
    : `The undated statements used at ${list(stages)} were ${saidIn(said)}.`;

/** The sentence that keeps undated statements apart from the tables of the same market; empty without tables. */
export const unlikeTables = ({
  stage,
  tables,
}: Pick<Extract<OnMarket, { code: 'undated' }>, 'stage' | 'tables'>): readonly string[] =>
  tables.length === 0
    ? []
    : [
        `${sentenceCase(stage.name)}: these are statements, not a table like ${tables.length === 1 ? 'that' : 'those'} of ${list(tables)}. A difference from a table is no change over time.`,
      ];

/** The sentence with all notes of the sources. */
const sourceNotesSentence = (notes: readonly SourceNote[]): string =>
  `Notes in the dataset: ${list(notes.map(sourceNote), '; ')}.`;

/** A note with the title of the source or the rows that it is on. */
function sourceNote({ text, on }: SourceNote): string {
  if ('title' in on) return `${on.title}: "${sourceNoteText(on)}"`;
  const named = on.map((o) => (o.measure === 'share' ? `${o.actor} ${o.printed}` : o.actor));
  return `${some([...new Set(named)])}: "${text}"`;
}

/** Whom a supply may pass at another step: those that are left out. */
function passedAgain({ exclusions, largestPct }: ExclusionTerms): string {
  const [only, second] = exclusions;
  if (largestPct !== undefined) return 'that supplier';
  return only && !second ? actorName(only.actor) : 'them';
}

/** What a question supposes: these figures are no longer those of the dataset alone. */
const supposedSentences = ({ ores, added, idle }: Extract<Note, { code: 'supposed' }>): readonly string[] => [
  'Figures that are worked out rest here on what was typed, and not on the dataset alone.',
  ...grouped(ores, ({ ore }) => ore).map((same) => {
    const who = list(same.map(({ actor }) => ownerName(actor)));
    return `${sentenceCase(who)} ore is taken to be ${same[0].ore === ANY_ORE ? 'unknown' : same[0].ore}.`;
  }),
  ...(added.length > 0
    ? [
        `${sentenceCase(count(added.length, 'deposit'))} ${added.length === 1 ? 'is' : 'are'} added: ${some(added.map((d) => d.deposit))}.`,
      ]
    : []),
  ...(idle.length > 0 ? [`No tonnage is of the ore of ${some(idle.map((d) => d.deposit))}.`] : []),
];

/** A note on the whole answer. */
function caution(note: Exclude<Note, OnMarket>, naming: Naming): string {
  switch (note.code) {
    case 'supposed':
      return supposedSentences(note).join(' ');
    case 'unsealed':
      return 'This dataset is not sealed: without sizes and hashes nobody can tell whether it was changed.';
    case 'default-exclusion-absent':
      return `The dataset has no supplier called ${note.actor}, so nobody is left out. --exclude NAME leaves one out.`;
    case 'not-independent':
      return `"Without ${excludedWords(note)}" is not independence: supply from elsewhere may still pass through ${passedAgain(note)} at another step.`;
    case 'chain-assumptions':
      return `A limit over the chain assumes equal losses for every supplier and element at every step, no stockpiles and no recycling.${
        new Set(note.differ.map((evidence) => timeOf({ evidence }))).size > 1
          ? ` Some figures are of different times: ${list(
              note.differ.map((evidence) => placeOf({ evidence })),
              '; ',
            )}.`
          : ''
      }${note.partial ? ' The part of a supplier that is not left out counts as available.' : ''}`;
    case 'band-convention': {
      const [moderate, high] = thresholds(note.bands);
      return `"High" means an HHI above ${whole(high)}, "low" one below ${whole(moderate)} (${GUIDELINES[note.bands]}): a convention, not a measure of risk.`;
    }
    case 'yardstick':
      return yardstick(note, naming);
  }
}

/** Short sentences on the line of the EU Critical Raw Materials Act: what stands above it, where that is not known, and what it is about. */
function yardstick({ above, perhaps, unknown }: Extract<Note, { code: 'yardstick' }>, naming: Naming): string {
  const areSeveral = (all: typeof above): boolean => new Set(all.map((p) => p.subject)).size > 1;
  const places = (all: typeof above, named = true, then = ', and '): string => {
    const bySubject = grouped(all, (p) => p.subject).map((own) => ({
      name: `${naming(own[0].subject)}${own[0].subject.kind === 'group' ? ' together' : ''}`,
      stages: [...new Set(own.map((p) => p.stage.name))],
    }));
    const parts = grouped(bySubject, (s) => s.stages).map(
      (same) => `at ${list(same[0].stages)}${named ? ` (${some(same.map((s) => s.name))})` : ''}`,
    );
    return parts.length > 1 ? `${parts.slice(0, -1).join(', ')}${then}${parts.at(-1)}` : (parts[0] ?? '');
  };
  const line = `${LARGEST_SHARE_LINE} %`;
  const standing =
    above.length > 0
      ? `By the figures used, one country supplies more than ${line} ${places(above, true, '. The same holds ')}${perhaps.length > 0 ? `, perhaps also ${places(perhaps, areSeveral([...above, ...perhaps]))}` : ''}`
      : perhaps.length > 0
        ? `By the figures used, one country may supply more than ${line} ${places(perhaps)}`
        : `By the figures used, no country here supplies more than ${line}`;
  return [
    `${standing}.`,
    ...(unknown.length > 0 ? [`The largest share is not known ${places(unknown)}.`] : []),
    `The ${line} line of the EU Critical Raw Materials Act is about the Union's own consumption, not world supply.`,
  ].join(' ');
}
