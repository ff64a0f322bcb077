import type { Answer } from '../../answer/answer.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Subject, shortName } from '../../domain/subject.js';
import type { Terms } from '../../market/profile-record.js';
import { BARS, type Bar } from '../../output/bar.js';
import { ceilingSentences } from '../../output/ceiling.js';
import { digest } from '../../output/digest.js';
import { bandWords, points, shareText } from '../../output/figure-text.js';
import { placeOf, timeOf } from '../../output/place-of.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Sheet } from '../../output/sheet.js';
import { heading, titleOf } from '../../output/title.js';
import { quantity } from '../../text/number.js';
import { count, some } from '../../text/words.js';
import { trends } from './trend.js';

/** The line that says how to see the values behind the figures. */
const MORE = 'Evidence: reshare explain --element X --stage Y leads from a figure to the printed words.';

/**
 * The screen of `reshare stage`: a table, the ceilings of the chains, remarks on the figures and how to read them.
 * `rounded` is the same report with values read as rounded, undefined where the report is that one.
 */
export function stageSheet(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  rounded: Report | undefined,
  bar: Bar | undefined,
): Sheet {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const stages = [...new Set(report.answers.map((a) => a.evidence.stage))];
  const places = stages.flatMap((stage) => report.answers.filter((a) => a.evidence.stage === stage).map(placeOf));
  const rows = grouped(report.answers, evidenceKey).sort(
    ([a], [b]) => places.indexOf(placeOf(a)) - places.indexOf(placeOf(b)),
  );
  const table = columns(terms, subjects, bar);
  const { remarks, cautions } = digest(report.notes, subjects);
  return {
    title: titleOf(heading(subjects), edition, reading, terms),
    tables: [[table.map((column) => column.head), ...rows.map((row) => table.map((column) => column.cell(row)))]],
    lines: [
      ...lines('=', [
        ...trends(
          rows.map(([a]) => a),
          rounded?.answers ?? report.answers,
        ),
        ...ceilingSentences(report.ceilings, subjects, terms.exclusions),
      ]),
      ...lines('!', remarks),
      ...lines('-', [...cautions, ...(bar ? [BARS] : []), MORE]),
    ],
  };
}

/** Answers from the same evidence share a row. */
function evidenceKey({ evidence }: Answer): readonly unknown[] {
  const basis = evidence.status === 'ok' ? [evidence.basis.subject.subject, evidence.basis.inherited] : [];
  return [evidence.stage.stage, evidence.period, evidence.status, ...basis];
}

/** Answers that share a row. */
type Row = readonly [Answer, ...Answer[]];

/** A column of the table. */
type Column = { readonly head: string; readonly cell: (row: Row) => Cell };

/** The columns. That of shares is named after a single excluded actor; one for what remains is there only with an exclusion. */
function columns({ exclusions }: Terms, subjects: readonly Subject[], bar: Bar | undefined): readonly Column[] {
  const [only, second] = exclusions;
  const whole = !second && only?.portionPct === 100;
  const left = { head: whole ? `without ${only.actor}` : 'remains', cell: remainingCell };
  return [
    { head: 'stage', cell: (row) => placeCell(row, subjects) },
    { head: second ? 'excluded' : (only?.actor ?? 'largest'), cell: (row) => shareCell(row, bar) },
    { head: 'HHI, band', cell: (row) => hhiCell(row, bar) },
    ...(only ? [left] : []),
    { head: 'evidence of', cell: evidenceCell },
  ];
}

/** The stage with its period and, where there are several subjects, whose row it is. */
function placeCell(row: Row, subjects: readonly Subject[]): Cell {
  const names = row.map((a) => shortName(a.evidence.subject));
  const who = row.length === subjects.length ? `all ${row.length}` : some(names);
  const time = timeOf(row[0]);
  return [
    [row[0].evidence.stage.name, ...(/^\d/.test(time) ? [time] : [])].join(' '),
    ...(/^\D/.test(time) ? [time] : []),
    ...(subjects.length > 1 ? [who] : []),
  ];
}

/** The share of those excluded, or the largest, and its bar where wanted. */
const shareCell = ([{ share, approximate }]: Row, bar: Bar | undefined): Cell =>
  share ? [shareText(share, approximate), ...(bar ? [bar(share, 100)] : [])] : 'NA';

/** The HHI and, under it, the bands where it can lie. */
function hhiCell([{ profile }]: Row, bar: Bar | undefined): Cell {
  const [hhi, band] = [profile?.measures?.hhi, profile?.band];
  if (!hhi || !band) return 'NA';
  return [points(hhi), ...(bar ? [bar(hhi, 10_000)] : []), bandWords(band)];
}

/** The share that remains and, where there is one, its quantity. */
function remainingCell([{ profile, approximate }]: Row): Cell {
  const { unit, remaining } = profile ?? {};
  if (!remaining) return 'NA';
  const amount = remaining.quantity && unit !== undefined ? [quantity(remaining.quantity, unit)] : [];
  return [shareText(remaining.sharePct, approximate), ...amount];
}

/** The subject whose evidence is used, the number of sources, and whether they disagree. */
function evidenceCell([{ evidence, notes }]: Row): Cell {
  if (evidence.status !== 'ok') return evidence.status === 'not-entered' ? 'not said to enter' : 'no evidence';
  const { basis, witnesses } = evidence;
  const sources = new Set(witnesses.filter((w) => w.role === 'used').map((w) => w.observation.source)).size;
  const found = basis.measure === 'quantity' ? '1 table' : count(sources, 'source');
  const told = notes.flatMap((n) => {
    if (n.code === 'conflict') return [`${n.claims.length} beside it`];
    return n.code === 'disagreement' ? [`${new Set(n.claims.map((o) => o.source)).size} disagree`] : [];
  });
  return [basis.inherited ? `group of ${basis.subject.members.length}` : 'its own', found, ...told];
}
