import type { Note } from '../../answer/note.js';
import type { Report } from '../../answer/report.js';
import type { SharePart, ShareTable } from '../../answer/share-tables.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { Interval } from '../../domain/interval.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Rank } from '../../market/bounds/rank.js';
import type { Terms } from '../../market/profile-record.js';
import { type Bar, SHARE_BARS } from '../../output/bar.js';
import { digest } from '../../output/digest.js';
import { actorList, excludedWords } from '../../output/exclusions.js';
import { percentEnds, points, shareText } from '../../output/figure-text.js';
import { largestSentences } from '../../output/largest.js';
import { placeOf } from '../../output/place-of.js';
import { lines, type Rows, type Sheet, type Step } from '../../output/sheet.js';
import { targetSentences } from '../../output/target.js';
import { footOf, marketQuestion, marketTitle } from '../../output/title.js';
import { quantity } from '../../text/number.js';
import { list, sentenceCase, some } from '../../text/words.js';

/** What the screen of `reshare shares` is made from, beside the report and its tables. */
export type SharesView = {
  readonly edition: Edition;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  readonly bar: Bar | undefined;
  readonly steps: readonly Step[];
};

/** The screen of `reshare shares`: a table for each period. */
export function sharesSheet(report: Report, tables: readonly ShareTable[], view: SharesView): Sheet {
  const { edition, reading, terms, bar, steps } = view;
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const filled = tables.filter((t) => t.lines.length > 0);
  const marks = marksOf(filled);
  const { whose, remarks, cautions } = digest(
    report.notes
      .filter(
        (n) => !['chain-assumptions', 'yardstick', 'band-convention', 'default-exclusion-absent'].includes(n.code),
      )
      .flatMap((n) => withoutNotes(n, marks)),
    subjects,
  );
  return {
    title: marketTitle(report.answers, marketQuestion(report), reading, terms),
    tables: filled.map((t) => grid(t, view, marks, filled.length > 1)),
    lines: [
      ...lines('=', largestSentences(report.answers, terms)),
      ...lines('=', targetSentences(report.answers, terms)),
      ...lines('*', whose),
      ...lines('!', [
        ...[...marks].map(([text, { mark, on }]) => `${mark} ${sentenceCase(some(on))}: "${text}".`),
        ...filled.flatMap((t) => unknown(t, filled.length > 1)),
        ...remarks,
      ]),
      ...lines('-', [...cautions, ...howToRead(filled, terms), ...(bar ? [SHARE_BARS] : [])]),
    ],
    width: 80,
    steps,
    foot: footOf(edition),
  };
}

/** The notes on rows of the tables by their text, in the order of the rows: the mark of each, `(1)`, and the rows that it is on. */
type Marks = ReadonlyMap<string, { readonly mark: string; readonly on: readonly string[] }>;

function marksOf(tables: readonly ShareTable[]): Marks {
  const noted = tables
    .flatMap((t) => t.lines)
    .flatMap((l) => l.notes.map((text) => ({ text, on: lineName(l, false) })));
  return new Map(
    grouped(noted, ({ text }) => text).map((same, i) => [
      same[0].text,
      { mark: `(${i + 1})`, on: [...new Set(same.map(({ on }) => on))] },
    ]),
  );
}

/** A note without the notes of the dataset that stand beside their rows. Empty where none are left. */
function withoutNotes(note: Note, marks: Marks): readonly Note[] {
  if (note.code !== 'source-notes') return [note];
  const notes = note.notes.filter(({ text }) => !marks.has(text));
  return notes.length > 0 ? [{ ...note, notes }] : [];
}

/** What a line is called. */
const lineName = ({ actor, kind }: SharePart, part: boolean): string =>
  actor ?? (kind === 'rest' ? 'the rest' : part ? 'what is left' : 'total');

/** Whether a share says anything: it does not if it may be anything above 0. */
const saysSomething = ({ low, high }: Interval): boolean => low > 0 || high === 'unbounded' || high < 100;

/** The columns: the place and the unit name theirs where there are several tables, or quantities. */
function grid(
  { answer, lines: all, hhi }: ShareTable,
  { terms, bar }: SharesView,
  marks: Marks,
  several: boolean,
): Rows {
  const unit = answer.profile?.unit;
  // sums that are known only from above do not say how much the largest suppliers hold
  const cumulated = all.some((l) => (l.cumulatedPct?.low ?? 0) > 0);
  const approximate = all.findIndex((l) => l.approximate);
  const row = (line: SharePart, at: number): readonly string[] => {
    const upTo = approximate >= 0 && approximate <= at;
    return [
      line.rank ? rankText(line.rank) : '',
      [lineName(line, excludedWords(terms) !== ''), ...line.notes.map((text) => marks.get(text)?.mark ?? '')].join(' '),
      ...(unit === undefined ? [] : [amount(line.quantity)]),
      shareText(line.sharePct, line.approximate),
      ...(bar ? [bar(line.sharePct, 100)] : []),
      ...(cumulated ? [cumulatedText(line, upTo)] : []),
      pointsText(line.kind === 'total' ? hhi : line.contribution),
    ];
  };
  const head = [
    'rank',
    several ? placeOf(answer) : 'supplier',
    ...(unit === undefined ? [] : [unit]),
    'share',
    ...(bar ? [''] : []),
    ...(cumulated ? ['cumulative'] : []),
    'HHI points',
  ];
  return [head, ...all.map(row)];
}

/** The share of a supplier and all above it. Not known where it may be anything above 0, and blank for the rest and the total. */
function cumulatedText({ cumulatedPct }: SharePart, approximate: boolean): string {
  if (!cumulatedPct) return '';
  return saysSomething(cumulatedPct) ? shareText(cumulatedPct, approximate) : 'NA';
}

/** Points of an HHI. They are not known where they may be anything above 0. */
const pointsText = (i: Interval | undefined): string =>
  i && (i.low > 0 || (i.high !== 'unbounded' && i.high < 10_000)) ? points(i) : 'NA';

/** A quantity without its unit. One that may be anything is not known. */
const amount = (i: Interval | undefined): string =>
  i && (i.low > 0 || i.lowOpen || i.high !== 'unbounded') ? quantity(i, '').trim() : 'NA';

const rankText = ({ low, high }: Rank): string =>
  high === undefined ? `${low} or lower` : low === high ? `${low}` : `${low}-${high}`;

/** A sentence on the suppliers in the rest that the source names. */
function unknown({ answer, inRest }: ShareTable, several: boolean): readonly string[] {
  if (inRest.length === 0) return [];
  const at = several ? `${sentenceCase(placeOf(answer))}: the` : 'The';
  return [
    `${at} rest includes ${actorList(inRest)}, whose ${inRest.length === 1 ? 'quantity is' : 'quantities are'} not known.`,
  ];
}

/** A sentence on what the shares are of, where somebody is left out. It may be nothing. */
function whatIsLeft(tables: readonly ShareTable[], terms: Terms): string {
  const left = tables.flatMap(({ answer }) => answer.profile?.remaining?.sharePct ?? []);
  const most = left.map((i) => `${i.highOpen ? 'less than' : 'at most'} ${percentEnds(i)[1]}`);
  const perhaps = left.some((i) => i.low === 0) ? `: ${list(most)} of the market, perhaps nothing` : '';
  return `Shares are of what is left without ${excludedWords(terms)}${perhaps}.`;
}

/** Whether a table is of what several suppliers leave that may be the largest. */
const severalMayLead = ({ answer: { profile } }: ShareTable): boolean => {
  const { actors = [], unnamed = false, equal = false } = profile?.largest ?? {};
  return !equal && actors.length + (unnamed ? 1 : 0) > 1;
};

/** What the shares of several possible tables are. */
const HULL = 'Each range covers every supplier that may be the largest; one that is left out counts as 0.';

/** Sentences on what the columns mean, as far as the tables need them. */
function howToRead(tables: readonly ShareTable[], terms: Terms): readonly string[] {
  const all = tables.flatMap((t) => t.lines);
  const [first] = all;
  if (!first) return [];
  return [
    ...(excludedWords(terms) !== '' ? [whatIsLeft(tables, terms)] : []),
    ...(tables.some((t) => severalMayLead(t)) ? [HULL] : []),
    'HHI points are the square of the share in percent; added up they are the HHI.',
    ...(all.some((l) => l.kind === 'rest' && l.sharePct.high !== 0)
      ? ['The rest adds almost nothing if it is many small suppliers, and its whole square if it is one.']
      : []),
    ...(all.some(({ rank }) => rank && rank.low !== rank.high)
      ? ['A rank is a range where a supplier in the rest, or one that is not known exactly, may be larger.']
      : []),
  ];
}
