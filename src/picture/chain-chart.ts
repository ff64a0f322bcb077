import type { Answer } from '../answer/answer.js';
import type { Ceiling } from '../answer/chain.js';
import type { Note } from '../answer/note.js';
import type { Report } from '../answer/report.js';
import type { Edition } from '../dataset/load.js';
import { type Interval, interval, isPoint } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { type Subject, shortName } from '../domain/subject.js';
import { someExcluded, type Terms } from '../market/profile-record.js';
import { gapWords, whoseWords } from '../output/answer-cells.js';
import { ceilingSentences, ceilingWords } from '../output/ceiling.js';
import { digest } from '../output/digest.js';
import { excludedWords } from '../output/exclusions.js';
import { bandWords, points, shareText, shareWords } from '../output/figure-text.js';
import { largestNames } from '../output/largest.js';
import { timeOf } from '../output/place-of.js';
import { aboutTerms } from '../output/stage/about.js';
import { groupSize } from '../output/subject-name.js';
import { footOf, heading, titleOf } from '../output/title.js';
import { list, sentenceCase } from '../text/words.js';
import type { Chart, ChartRow, Passage, Span } from './chart.js';

/** What a picture is made from beside the answers: the edition, and the terms of the question. */
export type ChartTerms = { readonly edition: Edition; readonly reading: ReadingPolicy; readonly terms: Terms };

/**
 * The picture of a chain: a bar for each stage. What is certainly of those left out is solid, what nobody knows is hatched,
 * and the others stand at the right end, where a ceiling is the part that runs through ([c1]). `subjects` have the same answers.
 */
export function chainChart(report: Report, subjects: readonly Subject[], chartTerms: ChartTerms): Chart {
  const { edition, reading, terms } = chartTerms;
  const [first] = subjects;
  const answers = report.answers.filter((a) => a.evidence.subject === first);
  const ceiling = report.ceilings.find((c) => c.of.some((s) => subjects.includes(s)));
  const { whose, remarks, cautions, naming } = digest(report.notes.filter(isDrawn), subjects);
  const rows = answers.map((answer) => stageRow(answer, terms));
  const [title = '', ...conditions] = titleOf(`${heading(subjects)}: ${aboutTerms(terms)}`, reading);
  return {
    kind: 'chain',
    title,
    subtitle: [
      ...(subjects.length > 4 ? [list(subjects.map(shortName))] : []),
      ...inheritedWords(answers, subjects),
      ...conditions,
    ].join('; '),
    scale: { unit: 'percent', low: 0, high: 100, stretches: [], name: 'Share of the supply at each stage' },
    rows: [...rows, ...(ceiling ? [ceilingRow(ceiling, terms)] : [])],
    passage: ceiling && passageOf(ceiling, answers),
    legend: legendOf(terms),
    notes: [
      ...ceilingSentences(
        ceiling ? [{ ...ceiling, of: ceiling.of.filter((s) => subjects.includes(s)) }] : [],
        terms,
        naming,
      ),
      ...whose,
      ...remarks,
      ...cautions,
      ...(ceiling ? [LIMIT] : []),
      ...(answers.some((a) => a.profile?.measures?.hhi) ? [HHI_MEANING] : []),
    ],
    source: footOf(edition),
  };
}

/** That figures are those of groups, for those who read the title alone. */
function inheritedWords(answers: readonly Answer[], subjects: readonly Subject[]): readonly string[] {
  const sizes = answers.flatMap(({ evidence: e }) =>
    e.status === 'ok' && e.basis.inherited ? [`${e.basis.subject.members.length}`] : [],
  );
  const [first, ...others] = [...new Set(sizes)];
  const [only, second] = subjects;
  if (first === undefined) return [];
  const groups = others.length === 0 ? 'a group' : 'groups';
  return [
    `Figures for ${groups} of ${list([first, ...others])} elements, none for ${second ? 'a single element' : `${only?.name ?? ''} alone`}`,
  ];
}

/** What an HHI is, in one sentence. */
export const HHI_MEANING = 'HHI: the sum of the squares of all shares in percent, 10,000 with one supplier alone.';

/** Whether a note is for a picture: whose figures these are, what was left out of them, and why there is none. All others are on the screen. */
export const isDrawn = ({ code }: Note): boolean => DRAWN.has(code);
const DRAWN: ReadonlySet<string> = new Set([
  'inherited',
  'derived',
  'not-entered',
  'no-evidence',
  'doubtful',
  'inconsistent-shares',
  'not-independent',
  'unsealed',
  'supposed',
]);

/** What a ceiling assumes, in short ([c2]). */
const LIMIT = 'This limit assumes equal losses at every step, no stockpiles and no recycling.';

/** What the fills mean: who is left out, the others, and what is not known. */
export function legendOf(terms: Terms): Chart['legend'] {
  const who = someExcluded(terms) ? excludedWords(terms) : 'the largest supplier';
  return {
    excluded: sentenceCase(who),
    other: isPartial(terms) ? 'Others, with the part that is kept' : 'Other suppliers',
    unnamed: 'Others, not named',
    unknown: `Not known: ${who} or others`,
  };
}

const isPartial = ({ exclusions, largestPct = 100 }: Terms): boolean =>
  largestPct < 100 || exclusions.some((e) => e.portionPct < 100);

function stageRow(answer: Answer, terms: Terms): ChartRow {
  const gap = gapWords(answer);
  const label = { kind: 'bar', label: sentenceCase(answer.evidence.stage.name), sub: subWords(answer) } as const;
  const removed = removedShare(answer);
  const words = [levelWords(answer), ...shareLines(answer, terms), ...hhiLine(answer, terms)];
  if (gap !== undefined) return { ...label, spans: [], whisker: undefined, words: [sentenceCase(gap)] };
  if (removed === undefined)
    return { ...label, spans: [{ from: 0, to: 100, fill: 'unknown' }], whisker: undefined, words };
  return {
    ...label,
    spans: stageSpans(answer, removed, terms),
    whisker: isPoint(removed) ? undefined : removed,
    words,
  };
}

/** The time of the figures and, where they are a group's, its size: `2024, for 17 elements`. */
export function subWords(answer: Answer): string {
  const { evidence } = answer;
  const whose =
    evidence.status === 'ok' && evidence.basis.inherited
      ? `for ${groupSize(evidence.basis.subject)}`
      : whoseWords(answer).replaceAll(' *', '');
  return [timeOf(answer), whose].filter((part) => part !== '').join(', ');
}

/** The share that is left out, or the largest one where nobody is; undefined where it is not known. */
function removedShare({ profile, share }: Answer): Interval | undefined {
  const left = profile?.remaining?.sharePct;
  return left ? complement(left) : share;
}

/** What is missing to 100 percent. */
const complement = ({ low, high, lowOpen, highOpen }: Interval): Interval => {
  const [from, to] = [high === 'unbounded' ? 0 : Math.max(0, 100 - high), 100 - low];
  return from >= to ? interval(to, to) : interval(from, to, highOpen, lowOpen);
};

/** Solid to the low end, hatched to the high end, and then the others: those not named first, then each by the least it holds. */
function stageSpans({ profile }: Answer, removed: Interval, terms: Terms): readonly Span[] {
  const high = removed.high === 'unbounded' ? 100 : removed.high;
  const kept = keptLows(profile?.suppliers ?? [], profile?.largest?.actors, terms);
  let to = 100;
  const others = kept.flatMap((least): readonly Span[] => {
    const from = Math.max(high, to - least);
    const span: Span = { from, to, fill: 'other' };
    to = from;
    return span.to > span.from ? [span] : [];
  });
  return [
    { from: 0, to: removed.low, fill: 'excluded' },
    { from: removed.low, to: high, fill: 'unknown' },
    { from: high, to, fill: 'unnamed' },
    ...others.toReversed(),
  ];
}

/** What each named supplier certainly keeps, the largest first. Without exclusions one of the largest is left out. */
function keptLows(
  suppliers: readonly { readonly actor: string; readonly sharePct: Interval }[],
  largest: readonly string[] | undefined,
  { exclusions, largestPct }: Terms,
): readonly number[] {
  const out = largest ?? (exclusions.length === 0 ? [suppliers[0]?.actor] : []);
  return suppliers
    .map(({ actor, sharePct }) => {
      const portion =
        exclusions.find((e) => e.actor === actor)?.portionPct ?? (out.includes(actor) ? (largestPct ?? 100) : 0);
      return sharePct.low * (1 - portion / 100);
    })
    .sort((a, b) => b - a);
}

/** The level of concentration as a verdict. */
export const levelWords = ({ profile }: Answer): string =>
  profile?.band ? `${sentenceCase(bandWords(profile.band))} concentration` : 'Concentration not known';

/** The HHI that the level is judged by; empty where it is not known. */
export const hhiLine = ({ profile }: Answer, { bands }: Terms): readonly string[] =>
  profile?.measures?.hhi ? [`HHI ${points(profile.measures.hhi, 0, bands)}`] : [];

/** Whose share, and what is left. */
function shareLines({ share, approximate, profile }: Answer, terms: Terms): readonly string[] {
  const { exclusions, largestPct } = terms;
  const [only, second] = exclusions;
  const who = second ? 'Together' : (only?.actor ?? (profile?.largest ? largestNames(profile.largest) : 'The largest'));
  const held = share ? `${who} ${shareText(share, approximate)}` : `${who}: share not known`;
  const left = profile?.remaining?.sharePct;
  return [
    left && (exclusions.length > 0 || largestPct !== undefined)
      ? `${held}, ${shareText(left, approximate)} left`
      : held,
  ];
}

/** The row of a ceiling: at least so much passes those left out at some stage, and the rest may run through. */
function ceilingRow({ subject, untouchedPct, passed }: Ceiling, terms: Terms): ChartRow {
  const touched = complement(untouchedPct);
  const high = touched.high === 'unbounded' ? 100 : touched.high;
  const least = interval(touched.low, 100, touched.lowOpen);
  return {
    kind: 'bar',
    label: `Through ${list(passed.map((e) => e.stage.name))}`,
    sub: subject.kind === 'group' ? `the ${groupSize(subject)}` : subject.name,
    spans: [
      { from: 0, to: touched.low, fill: 'excluded' },
      { from: touched.low, to: high, fill: 'unknown' },
      { from: high, to: 100, fill: 'unnamed' },
    ],
    whisker: isPoint(touched) ? undefined : touched,
    words: [
      `${sentenceCase(ceilingWords(untouchedPct))} without ${excludedWords(terms)}`,
      ...(isPartial(terms) || touched.low === 0 || touched.low === 100
        ? []
        : [`${sentenceCase(shareWords(least, false))} goes through ${throughWords(terms)} at some stage`]),
    ],
  };
}

/** Those whom supply goes through. */
const throughWords = (terms: Terms): string => (terms.exclusions.length > 1 ? 'one of them' : excludedWords(terms));

/** Where the part that may run through lies in the rows of its stages; undefined where these rows show other figures. */
function passageOf({ subject, untouchedPct, passed }: Ceiling, answers: readonly Answer[]): Passage | undefined {
  const rows = passed.map((e) =>
    answers.findIndex(
      ({ evidence }) =>
        evidence.stage === e.stage && evidence.status === 'ok' && evidence.basis.subject.subject === subject.subject,
    ),
  );
  const [first = -1] = rows;
  if (rows.includes(-1) || untouchedPct.high === 'unbounded') return undefined;
  return { from: 100 - untouchedPct.high, to: 100, rows: [first, answers.length] };
}
