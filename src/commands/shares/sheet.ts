import type { Answer } from '../../answer/answer.js';
import type { Report } from '../../answer/report.js';
import type { Edition } from '../../dataset/load.js';
import { OTHER, WORLD } from '../../domain/actor.js';
import type { Interval } from '../../domain/interval.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import type { Terms } from '../../market/profile-record.js';
import type { Rank, ShareLine } from '../../market/shares.js';
import { BARS, type Bar } from '../../output/bar.js';
import { digest } from '../../output/digest.js';
import { placeOf } from '../../output/place-of.js';
import { lines, type Rows, type Sheet } from '../../output/sheet.js';
import { heading, titleOf } from '../../output/title.js';
import { percent, points, quantity } from '../../text/number.js';
import { list } from '../../text/words.js';

const SQUARES =
  'HHI points: the square of the share in percent. The rest counts from next to nothing (many small suppliers) to its square (one supplier).';
const RANKS = 'A rank is a range where somebody among the rest, or somebody not known exactly, may be larger.';

/** The lines of one answer's market, after the exclusions. */
export type ShareTable = { readonly answer: Answer; readonly lines: readonly ShareLine[] };

/** The report of `reshare shares` for people: a table for each period. */
export function sharesSheet(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  tables: readonly ShareTable[],
  bar: Bar | undefined,
): Sheet {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const { remarks, cautions } = digest(
    report.notes.filter(
      (n) => !['chain-assumptions', 'yardstick', 'band-convention', 'default-exclusion-absent'].includes(n.code),
    ),
    subjects,
  );
  return {
    title: titleOf(heading(subjects), edition, reading, terms),
    tables: tables.filter((t) => t.lines.length > 0).map((t) => grid(t, terms, bar)),
    lines: [
      ...lines('!', remarks),
      ...lines('-', [
        ...cautions,
        ...(tables.some((t) => t.lines.length > 0) ? [SQUARES, RANKS] : []),
        ...(bar ? [BARS] : []),
      ]),
    ],
  };
}

function grid({ answer, lines: all }: ShareTable, terms: Terms, bar: Bar | undefined): Rows {
  const unit = answer.market?.unit;
  const hhi = (terms.exclusions.length > 0 ? answer.profile?.remaining : answer.profile)?.measures?.hhi;
  const amount = (i: Interval | undefined): readonly string[] =>
    unit === undefined ? [] : [i ? quantity(i, '').trim() : 'NA'];
  const row = (line: ShareLine): readonly string[] => [
    line.rank ? rankText(line.rank) : '',
    line.actor ??
      (line.kind === 'rest' ? restName(answer, terms) : terms.exclusions.length > 0 ? 'what remains' : 'total'),
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

/** The rest, with those of whom it is only known that they may be in it. */
function restName({ evidence, market }: ShareTable['answer'], { exclusions }: Terms): string {
  const named = evidence.status === 'ok' && evidence.basis.measure === 'quantity' ? evidence.witnesses : [];
  const table = named.find((w) => w.role === 'used')?.observation.table;
  const inside = named
    .map((w) => w.observation)
    .filter((o) => o.table === table && o.actor !== OTHER && o.actor !== WORLD)
    .map((o) => o.actor)
    .filter((actor) => ![...(market?.suppliers ?? []), ...exclusions].some((s) => s.actor === actor));
  return inside.length > 0 ? `the rest, with ${list([...new Set(inside)])}` : 'the rest';
}
