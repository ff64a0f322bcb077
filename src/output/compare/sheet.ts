import type { Note } from '../../answer/note.js';
import type { Difference, Rival, Rivalry, Spread } from '../../answer/rivals.js';
import type { Edition } from '../../dataset/load.js';
import type { Dataset } from '../../dataset/sound.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { signed } from '../../text/number.js';
import { count, either, list, sentenceCase, some } from '../../text/words.js';
import { actorName } from '../actor-name.js';
import { gapWords, hhiWords, largestCell, levelCell, shareHeads, timeCell, whoseWords } from '../answer-cells.js';
import { digest } from '../digest.js';
import { excludedList, shareOwner } from '../exclusions.js';
import { percent, points, shareText } from '../figure-text.js';
import { placeOf, timeOf } from '../place-of.js';
import { derivedSentence, sentence } from '../sentence.js';
import { type Cell, lines, type Rows, type Sheet, type Step } from '../sheet.js';
import { groupSize, subjectName } from '../subject-name.js';
import { heading, titleOf } from '../title.js';

/**
 * What the screen of `reshare compare` is made from, beside the answers. `words` are those typed for the datasets, and `silent` are the ones without figures here.
 * `subjects` have the same answers in all of them: those shown are of the first, and `alike` those of the others.
 */
export type CompareView = {
  readonly subjects: readonly Subject[];
  readonly alike: readonly Rivalry[];
  readonly words: ReadonlyMap<Edition, string>;
  readonly silent: readonly Edition[];
  readonly cautions: readonly Note[];
  readonly steps: readonly Step[];
};

/** The screen of `reshare compare`: a line for each stage and dataset, what they say together, whose figures they are, and what differs. */
export function compareSheet(
  found: readonly Rivalry[],
  reading: ReadingPolicy,
  terms: Terms,
  { subjects, alike, words, silent, cautions, steps }: CompareView,
): Sheet {
  const naming = namingOf(words);
  const rivals = found.flatMap((f) => f.rivals);
  return {
    title: titleOf(
      `${heading(subjects)}: what ${count(words.size, 'dataset')} ${words.size === 1 ? 'says' : 'say, side by side'}`,
      reading,
    ),
    tables: rivals.length === 0 ? [] : [table(rivals, terms, naming)],
    lines: [
      ...lines(
        '=',
        found.flatMap((f) => verdictSentences(f, terms, naming)),
      ),
      ...lines('*', [
        ...groupLines(rivals, subjects),
        ...derivedLines(rivals, naming),
        ...reliances(rivals, naming),
        ...omissions(rivals, subjects, naming),
        ...silentLine(silent, subjects, naming),
      ]),
      ...lines(
        '!',
        grouped([...rivals, ...alike.flatMap((f) => f.rivals)], (r) => naming(r.dataset.edition)).flatMap((own) =>
          remarksOn(own, naming),
        ),
      ),
      ...lines('-', [...NO_AVERAGE, ...cautions.map((n) => sentence(n))]),
    ],
    width: 80,
    steps,
    foot: [...words.keys()].map(naming).join(', '),
  };
}

/** How a screen names an edition. */
export type EditionNaming = (edition: Edition) => string;

/** Editions by name and version. Those that have both alike are named by the words that were typed. */
export function namingOf(words: CompareView['words']): EditionNaming {
  const name = (e: Edition): string => `${e.name} ${e.version}`;
  const all = [...words.keys()].map(name);
  return (edition) =>
    (all.filter((n) => n === name(edition)).length > 1 ? words.get(edition) : undefined) ?? name(edition);
}

/** What a reader must not do with the lines. */
const NO_AVERAGE = [
  'Nothing is averaged or preferred. The figure of a smaller group is not closer to that of one of its elements.',
];

/** A line for each stage and dataset. */
function table(rivals: readonly Rival[], terms: Terms, naming: EditionNaming): Rows {
  const { exclusions, largestPct } = terms;
  const { share, left } = shareHeads(terms);
  const columns: readonly (readonly [head: string, cell: (rival: Rival) => Cell])[] = [
    ['stage', ({ answer }) => answer.evidence.stage.name],
    ['dataset', ({ dataset: { edition } }) => naming(edition).split(/ (?=[^ ]*$)/)],
    ['when', ({ answer }) => timeCell(answer)],
    ...(largestPct === undefined ? [] : [['largest', ({ answer }: Rival) => largestCell(answer)] as const]),
    [share, ({ answer }) => (answer.share ? shareText(answer.share, answer.approximate) : 'NA')],
    ...(exclusions.length > 0 || largestPct !== undefined ? [[left, leftCell] as const] : []),
    ['level', ({ answer }) => levelCell(answer)],
    ['HHI', ({ answer }) => hhiWords(answer, terms)],
    ...(rivals.some(({ answer }) => ownerWords(answer) !== '') ? [['figures for', ownerCell] as const] : []),
  ];
  return [columns.map(([head]) => head), ...rivals.map((rival) => columns.map(([, cell]) => cell(rival)))];
}

/** Whose figures an answer uses, where these are somebody else's, or that there are none. */
const ownerWords = (answer: Rival['answer']): string => gapWords(answer) ?? whoseWords(answer).replace(' *', '');

const ownerCell = ({ answer, narrowest }: Rival): Cell => [ownerWords(answer), ...(narrowest ? ['(narrowest)'] : [])];

const leftCell = ({ answer: { profile, approximate } }: Rival): string =>
  profile?.remaining ? shareText(profile.remaining.sharePct, approximate) : 'NA';

/** What the datasets say together at a stage: how their bands agree, how far the shares of one subject lie apart, and why. */
export function verdictSentences(
  { stage, rivals, verdict }: Rivalry,
  terms: Terms,
  naming: EditionNaming,
): readonly string[] {
  const place = sentenceCase(stage.name);
  return [
    ...agreementSentences({ stage, rivals, verdict }, naming),
    ...verdict.spreads.map((s) => spreadSentence(place, s, terms)),
    ...verdict.differences.flatMap((d) => differenceSentences(place, d, terms, naming)),
  ];
}

/** What the datasets say together of the concentration at a stage, on how many statistics they rest, and of which subjects. */
export function agreementSentences({ stage, rivals, verdict }: Rivalry, naming: EditionNaming): readonly string[] {
  const place = sentenceCase(stage.name);
  return [
    ...(verdict.kind === 'none' ? [noHhi(place, rivals)] : bandSentence(place, verdict, naming)),
    ...groupsSentence(place, verdict, naming),
  ];
}

/** That no dataset has an HHI, or only one of a group that does not count for the element. */
function noHhi(place: string, rivals: readonly Rival[]): string {
  const [omission] = rivals.filter((r) => r.leavesOut);
  return `${place}: no dataset has an HHI${omission ? ` that counts for ${omission.answer.evidence.subject.name}` : ''}.`;
}

function bandSentence(
  place: string,
  { kind, levels, measured, statistics }: Rivalry['verdict'],
  naming: EditionNaming,
): readonly string[] {
  const datasets = measured.length === 2 ? 'both datasets' : `all ${measured.length} datasets`;
  const on = statistics.length === measured.length ? '' : `, which rest on ${count(statistics.length, 'statistic')}`;
  switch (kind) {
    case 'none':
      return [];
    case 'single': {
      const level = `${either(levels)} concentration`;
      if (measured.length === 1) return [`${place}: ${level}, by one dataset alone.`];
      const all = measured.every((r) => r.answer.profile?.band?.certain)
        ? `${level} in ${datasets}`
        : `${level} is possible in ${datasets}; not all are certain of it`;
      return [`${place}: ${all}. They rest on one statistic: this is one witness.`];
    }
    case 'certain':
      return [`${place}: ${levels[0]} concentration in ${datasets}${on}.`];
    case 'not-contradicted':
      return [`${place}: ${either(levels)} concentration is possible in ${datasets}${on}; not all are certain of it.`];
    case 'differ': {
      const said = grouped(measured, (r) => levelCell(r.answer).join(' '));
      const each = said.map(
        (same) => `${levelCell(same[0].answer).join(' ')} in ${list(same.map((r) => naming(r.dataset.edition)))}`,
      );
      return [`${place}: the datasets differ. Concentration is ${list(each)}.`];
    }
  }
}

/** That the HHI of several datasets are of different groups, so that one does not confirm the other. */
function groupsSentence(place: string, { measured }: Rivalry['verdict'], naming: EditionNaming): readonly string[] {
  const owners = measured.flatMap(({ answer: { evidence }, dataset: { edition } }) =>
    evidence.status === 'ok' ? [{ of: evidence.basis.subject, edition }] : [],
  );
  const groups = grouped(owners, ({ of }) => of.subject);
  if (groups.length < 2) return [];
  const each = groups.map((own) => `${ownName(own[0].of)} in ${list(own.map((o) => naming(o.edition)))}`);
  return [`${place}: these are figures of different subjects: ${list(each, '; ')}.`];
}

/** A group by its size, another subject by its name. */
const ownName = (subject: Subject): string => (subject.members.length > 0 ? groupSize(subject) : subject.name);

/** How far the shares lie apart. */
function spreadSentence(place: string, { subject, sharePct, rivals }: Spread, { exclusions }: Terms): string {
  const texts = new Set(rivals.flatMap(({ answer }) => (answer.share ? [percent(answer.share)] : [])));
  const apart =
    texts.size > 1 ? ', depending on the dataset' : rivals.length === 2 ? ' in both' : ` in all ${rivals.length}`;
  return `${place}, ${subjectName(subject)}: ${shareOwner(exclusions)} is ${percent(sharePct)}${apart}.`;
}

/** Why two datasets differ: other years, and the supplier that moves the HHI most. */
function differenceSentences(
  place: string,
  { from, to, moved, most }: Difference,
  terms: Terms,
  naming: EditionNaming,
): readonly string[] {
  const [one, other] = [naming(from.dataset.edition), naming(to.dataset.edition)];
  const [a, b] = [timeOf(from.answer), timeOf(to.answer)];
  const years = a !== b && a && b ? [`${place}: ${one} ${timeWords(a)}, ${other} ${timeWords(b)}.`] : [];
  const [first, second] = [from, to].map((r) => judgedHhi(r, terms));
  if (!moved || !most || !first || !second || first === second) return years;
  const without = terms.exclusions.length === 0 ? 'the HHI' : `the HHI without ${excludedList(terms.exclusions)}`;
  const ends =
    most.low === most.high
      ? `${signed(most.low)} points`
      : `${signed(most.low)} points at the low end, ${signed(most.high)} at the high end`;
  return [
    ...years,
    `${place}: ${without} is ${first} in ${one}, ${second} in ${other}.`,
    `${most.actor === undefined ? 'The suppliers without a figure move' : `${sentenceCase(actorName(most.actor))} moves`} it most: ${ends}.`,
  ];
}

const timeWords = (time: string): string => (/^\d/.test(time) ? `is for ${time}` : `was ${time}`);

/** The HHI of what is left, or of the market where nobody is left out. */
function judgedHhi({ answer: { profile } }: Rival, { exclusions, bands }: Terms): string | undefined {
  const hhi = exclusions.length === 0 ? profile?.measures?.hhi : profile?.remaining?.measures.hhi;
  return hhi && points(hhi, 0, bands);
}

/** The groups whose figures stand in the table, by size and name. */
function groupLines(rivals: readonly Rival[], subjects: readonly Subject[]): readonly string[] {
  const owners = rivals.flatMap(({ answer: { evidence } }) =>
    evidence.status === 'ok' && evidence.basis.inherited ? [evidence.basis.subject] : [],
  );
  const groups = grouped(owners, (s) => s.subject).map(([s]) => `${groupSize(s)}: ${s.name}`);
  return groups.length === 0
    ? []
    : [
        ...groups.map((group) => `${group}.`),
        `From figures of groups nothing follows for ${subjects.length > 1 ? 'any single element' : `${list(subjects.map((s) => s.name))} alone`}.`,
      ];
}

/** The figures that are worked out of what ores hold, dataset by dataset. */
const derivedLines = (rivals: readonly Rival[], naming: EditionNaming): readonly string[] =>
  rivals.flatMap((rival) => {
    const { evidence, derivation } = rival.answer;
    const who = [subjectName(evidence.subject)];
    return derivation
      ? [`${naming(rival.dataset.edition)}: ${derivedSentence([evidence.stage.name], who, derivation.of)}`]
      : [];
  });

/** The tables that were taken from another publication. */
const reliances = (rivals: readonly Rival[], naming: EditionNaming): readonly string[] =>
  rivals.flatMap(({ answer, dataset, relies }) =>
    relies === undefined
      ? []
      : [`${sentenceCase(placeOf(answer))} in ${naming(dataset.edition)} is taken from ${relies}.`],
  );

/** The rows that are no witness, because their statistic leaves the element out. */
const omissions = (rivals: readonly Rival[], subjects: readonly Subject[], naming: EditionNaming): readonly string[] =>
  rivals.flatMap(({ answer, dataset, statistic, leavesOut }) =>
    leavesOut
      ? [
          `${sentenceCase(placeOf(answer))} in ${naming(dataset.edition)} is not counted: the statistic behind it, ${statistic}, leaves ${some(subjects.map((s) => s.name))} out.`,
        ]
      : [],
  );

const silentLine = (
  silent: readonly Edition[],
  subjects: readonly Subject[],
  naming: EditionNaming,
): readonly string[] =>
  silent.length === 0
    ? []
    : [`No figures for ${some(subjects.map((s) => s.name))} here in ${list(silent.map(naming))}.`];

/** The remarks on the figures of one dataset, under its name. */
function remarksOn(rivals: readonly [Rival, ...Rival[]], naming: EditionNaming): readonly string[] {
  const { edition }: Dataset = rivals[0].dataset;
  const notes = rivals.flatMap((r) => r.answer.notes).filter((n) => n.code !== 'source-notes' && n.code !== 'undated');
  const subjects = [...new Set(rivals.map((r) => r.answer.evidence.subject))];
  return digest(notes, subjects).remarks.map((text) => `${naming(edition)}: ${text}`);
}
