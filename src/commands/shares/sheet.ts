import type { Report } from '../../answer/report.js';
import type { ShareTable } from '../../answer/share-tables.js';
import type { Edition } from '../../dataset/load.js';
import type { Interval } from '../../domain/interval.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Subject } from '../../domain/subject.js';
import type { Rank } from '../../market/bounds/rank.js';
import type { Terms } from '../../market/profile-record.js';
import type { ShareLine } from '../../market/shares.js';
import { BARS, type Bar } from '../../output/bar.js';
import { digest } from '../../output/digest.js';
import { percent, points } from '../../output/figure-text.js';
import { placeOf } from '../../output/place-of.js';
import { lines, type Rows, type Sheet } from '../../output/sheet.js';
import { footOf, heading, titleOf } from '../../output/title.js';
import { quantity } from '../../text/number.js';
import { list } from '../../text/words.js';

const SQUARES =
  'HHI points: the square of the share in percent. The rest counts from next to nothing (many small suppliers) to its square (one supplier).';
const RANKS = 'A rank is a range where somebody among the rest, or somebody not known exactly, may be larger.';

/** The screen of `reshare shares`: a table for each period. */
export function sharesSheet(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  tables: readonly ShareTable[],
  bar: Bar | undefined,
): Sheet {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const { whose, remarks, cautions } = digest(
    report.notes.filter(
      (n) => !['chain-assumptions', 'yardstick', 'band-convention', 'default-exclusion-absent'].includes(n.code),
    ),
    subjects,
  );
  return {
    title: titleOf(headings(report, subjects), reading, terms.exclusions),
    tables: tables.filter((t) => t.lines.length > 0).map((t) => grid(t, terms, bar)),
    lines: [
      ...lines('*', whose),
      ...lines('!', remarks),
      ...lines('-', [
        ...cautions,
        ...(tables.some((t) => t.lines.length > 0) ? [SQUARES, RANKS] : []),
        ...(bar ? [BARS] : []),
      ]),
    ],
    foot: footOf(edition),
  };
}

/** The subjects whose figures are shown, and for whom. */
function headings({ answers }: Report, subjects: readonly Subject[]): string {
  const whose = [...new Set(answers.flatMap(({ evidence: e }) => (e.status === 'ok' ? [e.basis.subject] : [])))];
  if (whose.length === 0 || whose.every((s) => subjects.includes(s))) return heading(subjects);
  return `${whose.map((s) => `${s.name} (${s.members.length})`).join(', ')}, for ${heading(subjects)}`;
}

function grid({ answer, lines: all, hhi, inRest }: ShareTable, terms: Terms, bar: Bar | undefined): Rows {
  const unit = answer.profile?.unit;
  const amount = (i: Interval | undefined): readonly string[] =>
    unit === undefined ? [] : [i ? quantity(i, '').trim() : 'NA'];
  const row = (line: ShareLine): readonly string[] => [
    line.rank ? rankText(line.rank) : '',
    line.actor ?? (line.kind === 'rest' ? restName(inRest) : terms.exclusions.length > 0 ? 'what remains' : 'total'),
    ...amount(line.quantity),
    percent(line.sharePct),
    ...(bar ? [bar(line.sharePct, 100)] : []),
    line.kind === 'total' ? (hhi ? points(hhi) : 'NA') : line.contribution ? points(line.contribution) : 'NA',
    line.cumulatedPct ? percent(line.cumulatedPct) : '',
  ];
  const head = ['rank', placeOf(answer), ...(unit === undefined ? [] : [unit]), 'share', ...(bar ? [''] : [])];
  return [[...head, 'HHI points', 'cumulated'], ...all.map(row)];
}

const rankText = ({ low, high }: Rank): string =>
  high === undefined ? `${low} or lower` : low === high ? `${low}` : `${low}-${high}`;

/** The name of the rest, with the actors in it whose quantities are not known. */
const restName = (inRest: readonly string[]): string =>
  inRest.length > 0 ? `the rest, with ${list(inRest)}` : 'the rest';
