import type { Answer } from '../analysis/answer.js';
import { claimPeriods } from '../analysis/evidence.js';
import type { Portion } from '../analysis/portion.js';
import type { Profile, Terms } from '../analysis/profile.js';
import type { Report } from '../analysis/report.js';
import type { Edition } from '../dataset/load.js';
import { complement, interval } from '../domain/interval.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { type Subject, shortName } from '../domain/subject.js';
import { ceilingSentences, excluded } from './ceiling.js';
import { digest } from './digest.js';
import { terminal } from './escape.js';
import { percent, points, quantity } from './number.js';
import { type Cell, type Paint, table } from './table.js';
import { count, grouped, list, some, wrap } from './words.js';

/** Where the values behind the figures are. */
const MORE = 'Evidence: --json lists each observation; its id leads to source and locator in observations.csv.';

/** The report of `reshare stage` for people: a table, the ceilings of the chains (=), what is to be known of the figures (!) and how to read them (-). */
export function stageText(
  edition: Edition,
  reading: ReadingPolicy,
  terms: Terms,
  report: Report,
  paint: Paint,
  width: number,
): string {
  const subjects = [...new Set(report.answers.map((a) => a.evidence.subject))];
  const without = terms.exclusions.length > 0 ? `without: ${list(terms.exclusions.map(excluded))}` : 'nobody excluded';
  const title = [heading(subjects), `${edition.name} ${edition.version}`, `reading: ${reading}`, without].join('   ');
  const stages = [...new Set(report.answers.map((a) => a.evidence.stage))];
  const places = stages.flatMap((stage) => report.answers.filter((a) => a.evidence.stage === stage).map(placeOf));
  const groups = grouped(report.answers, evidenceKey).sort(
    ([a], [b]) => places.indexOf(placeOf(a)) - places.indexOf(placeOf(b)),
  );
  const rows = groups.map((group, i) => cells(group, subjects, groups[i - 1]?.[0], terms));
  const ceilings = ceilingSentences(report.ceilings, subjects, terms.exclusions);
  const { remarks, cautions } = digest(report.notes, subjects);
  const lines = (bullet: string, texts: readonly string[]): string =>
    texts.map((text) => wrap(`${bullet} ${text}`, width, '  ')).join('\n');
  const blocks = [
    paint.title(title),
    table([head(terms), ...rows], paint),
    lines('=', ceilings.map(terminal)),
    lines('!', remarks),
    lines('-', [...cautions, MORE]),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** One subject by name and symbol, a few by name, many as a number. */
function heading(subjects: readonly Subject[]): string {
  const [only] = subjects;
  if (only && subjects.length === 1) return only.symbol === '' ? only.name : `${only.name} (${only.symbol})`;
  if (subjects.length <= 4) return list(subjects.map((s) => s.name));
  return `${subjects.length} ${subjects.every((s) => s.kind === 'element') ? 'elements' : 'subjects'}`;
}

/** Answers from the same evidence share a row. */
function evidenceKey({ evidence }: Answer): readonly unknown[] {
  const basis = evidence.status === 'ok' ? [evidence.basis.subject.subject, evidence.basis.inherited] : [];
  return [evidence.stage.stage, evidence.period, evidence.status, ...basis];
}

/** The column heads. A share column names the one excluded actor; what remains has one only where somebody is excluded. */
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
  before: Answer | undefined,
  terms: Terms,
): readonly Cell[] {
  const [answer] = group;
  const place = placeOf(answer);
  const who =
    group.length === subjects.length ? `all ${group.length}` : some(group.map((a) => shortName(a.evidence.subject)));
  const first = [...(before && placeOf(before) === place ? [] : [place]), ...(subjects.length > 1 ? [who] : [])];
  const { profile } = answer;
  const remaining =
    terms.exclusions.length === 0 ? [] : [profile?.remaining ? portion(profile.remaining, profile) : 'NA'];
  return [first, shareCell(profile, terms), hhiCell(profile), ...remaining, evidenceCell(answer)];
}

/** The stage with its period: that of the table, or the one that all its claims name. */
function placeOf({ evidence, notes }: Answer): string {
  const { stage, period } = evidence;
  const claimed = evidence.status === 'ok' ? claimPeriods(evidence) : [];
  const undated = notes.some((n) => n.code === 'undated') ? 'undated' : '';
  const shown = period ?? ((claimed.length === 1 && claimed[0]) || undated);
  return shown === '' ? stage.stage : `${stage.stage} ${shown}`;
}

/** The share of the one excluded actor, of several what they hold together, of nobody the largest. */
function shareCell(profile: Profile | undefined, { exclusions }: Terms): string {
  const [only, second] = exclusions;
  const own = profile?.suppliers.find((s) => s.actor === only?.actor)?.sharePct;
  const unknown = profile?.rest && interval(0, profile.rest.sharePct.high, false, profile.rest.sharePct.highOpen);
  const removed = profile?.remaining ? complement(profile.remaining.sharePct, 100) : undefined;
  const share = second ? removed : only ? (own ?? unknown) : profile?.measures?.cr1Pct;
  return share ? percent(share) : 'NA';
}

/** The HHI and, under it, the bands that it may be in. */
function hhiCell(profile: Profile | undefined): Cell {
  const [hhi, band] = [profile?.measures?.hhi, profile?.band];
  if (!hhi || !band) return 'NA';
  return [points(hhi), band.certain ? band.lowest : `${band.lowest} to ${band.highest}`];
}

const portion = ({ sharePct, quantity: amount }: Portion, { unit }: Profile): Cell => [
  percent(sharePct),
  ...(amount && unit !== undefined ? [quantity(amount, unit)] : []),
];

/** Whose evidence it is, how many sources, and whether they disagree. */
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
