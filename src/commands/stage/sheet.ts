import type { Answer } from '../../answer/answer.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import { grouped } from '../../domain/grouped.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Subject, shortName } from '../../domain/subject.js';
import type { Portion } from '../../market/portion.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import { BARS, type Bar } from '../../output/bar.js';
import { ceilingSentences } from '../../output/ceiling.js';
import { digest } from '../../output/digest.js';
import { bandWords } from '../../output/figure-text.js';
import { placeOf } from '../../output/place-of.js';
import type { Cell } from '../../output/sheet.js';
import { lines, type Sheet } from '../../output/sheet.js';
import { heading, titleOf } from '../../output/title.js';
import { percent, points, quantity } from '../../text/number.js';
import { count, some } from '../../text/words.js';
import { trends } from './trend.js';

/** The line that says how to see the values behind the figures. */
const MORE = 'Evidence: reshare explain --element X --stage Y leads from a figure to the printed words.';

/** The screen of `reshare stage`: a table, the ceilings of the chains, remarks on the figures and how to read them. */
export function stageSheet(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  bar: Bar | undefined,
): Sheet {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const stages = [...new Set(report.answers.map((a) => a.evidence.stage))];
  // a trend reads from the oldest period to the latest
  const answers = report.answers.toReversed();
  const places = stages.flatMap((stage) => answers.filter((a) => a.evidence.stage === stage).map(placeOf));
  const groups = grouped(report.answers, evidenceKey).sort(
    ([a], [b]) => places.indexOf(placeOf(a)) - places.indexOf(placeOf(b)),
  );
  const { remarks, cautions } = digest(report.notes, subjects);
  return {
    title: titleOf(heading(subjects), edition, reading, terms),
    tables: [[head(terms), ...groups.map((group) => cells(group, subjects, terms, bar))]],
    lines: [
      ...lines('=', [
        ...trends(groups.map(([a]) => a)),
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

/** The column heads. The share column is named after a single excluded actor. There is a column for what remains only with an exclusion. */
function head({ exclusions }: Terms): readonly string[] {
  const [only, second] = exclusions;
  if (!only) return ['stage', 'largest', 'HHI, band', 'evidence of'];
  if (second) return ['stage', 'excluded', 'HHI, band', 'remains', 'evidence of'];
  return [
    'stage',
    only.actor,
    'HHI, band',
    only.portionPct === 100 ? `without ${only.actor}` : 'remains',
    'evidence of',
  ];
}

function cells(
  group: readonly [Answer, ...Answer[]],
  subjects: readonly Subject[],
  terms: Terms,
  bar: Bar | undefined,
): readonly Cell[] {
  const [answer] = group;
  const place = placeOf(answer);
  const who =
    group.length === subjects.length ? `all ${group.length}` : some(group.map((a) => shortName(a.evidence.subject)));
  const first = [place, ...(subjects.length > 1 ? [who] : [])];
  const { profile } = answer;
  const remaining =
    terms.exclusions.length === 0 ? [] : [profile?.remaining ? portionCell(profile.remaining, profile) : 'NA'];
  return [first, shareCell(answer, bar), hhiCell(profile, bar), ...remaining, evidenceCell(answer)];
}

/** The share of those excluded, or the largest, and its bar where wanted. */
function shareCell({ share }: Answer, bar: Bar | undefined): Cell {
  return share ? [percent(share), ...(bar ? [bar(share, 100)] : [])] : 'NA';
}

/** The HHI and, under it, the bands where it can lie. */
function hhiCell(profile: Profile | undefined, bar: Bar | undefined): Cell {
  const [hhi, band] = [profile?.measures?.hhi, profile?.band];
  if (!hhi || !band) return 'NA';
  return [points(hhi), ...(bar ? [bar(hhi, 10_000)] : []), bandWords(band)];
}

/** A share and, where there is one, its quantity. */
const portionCell = ({ sharePct, quantity: amount }: Portion, { unit }: Profile): Cell => [
  percent(sharePct),
  ...(amount && unit !== undefined ? [quantity(amount, unit)] : []),
];

/** The subject whose evidence is used, the number of sources, and whether they disagree. */
function evidenceCell({ evidence }: Answer): Cell {
  if (evidence.status !== 'ok') return evidence.status === 'not-entered' ? 'not said to enter' : 'no evidence';
  const { basis, witnesses } = evidence;
  const sources = new Set(witnesses.filter((w) => w.role === 'used').map((w) => w.observation.source)).size;
  const against = witnesses.filter((w) => w.role === 'conflicts').length;
  const found = basis.measure === 'quantity' ? '1 table' : count(sources, 'source');
  const agreement =
    against > 0 ? `; ${against} differ` : { single: '', agree: ' agree', disagree: ' disagree' }[basis.agreement];
  return [basis.inherited ? basis.subject.subject : 'its own', `${found}${agreement}`];
}
