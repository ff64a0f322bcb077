import type { Dataset } from '../dataset/sound.js';
import { OTHER } from '../domain/actor.js';
import type { Observation } from '../domain/observation.js';
import { isClaim, known, tablesOf } from '../domain/observation.js';
import { latestFirst, type Period } from '../domain/period.js';
import type { MeasureKind, ReadingPolicy } from '../domain/reading.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { type Agreement, agreement, conflicting } from './agreement.js';

/**
 * The role of an observation in an answer: used, a repeat of another, doubtful, in conflict with the table, or set aside for better evidence.
 * An unknown value that is used leaves its actor in the rest.
 */
export const ROLES = ['used', 'repeats', 'doubtful', 'conflicts', 'set-aside'] as const;
/** The role of an observation in an answer. */
export type Role = (typeof ROLES)[number];

/** An observation with its role in an answer. */
export type Witness = { readonly observation: Observation; readonly role: Role };

/** The subject whose market answers: the subject itself or, inherited, the narrowest group that holds it. `tied` are other groups with as few members. */
export type Basis = {
  readonly subject: Subject;
  readonly tied: readonly Subject[];
  readonly inherited: boolean;
  readonly measure: MeasureKind;
  readonly agreement: Agreement;
};

/** What a dataset has on a subject at a stage: evidence, no evidence, or no statement that the subject enters the stage. */
export const EVIDENCE_STATUSES = ['ok', 'not-entered', 'no-evidence'] as const;
/** What a dataset has on a subject at a stage. */
export type EvidenceStatus = (typeof EVIDENCE_STATUSES)[number];

/**
 * The evidence on one subject at one stage.
 * The period is the table's, or for claims the one asked for if a claim has it; undefined otherwise. Without evidence it is the one asked for.
 */
export type Evidence =
  | {
      readonly status: Exclude<EvidenceStatus, 'ok'>;
      readonly subject: Subject;
      readonly stage: Stage;
      readonly period: Period | undefined;
    }
  | {
      readonly status: 'ok';
      readonly subject: Subject;
      readonly stage: Stage;
      readonly period: Period | undefined;
      readonly basis: Basis;
      readonly witnesses: readonly Witness[];
    };

/** The periods of the claims that were used, blank for undated ones. Empty for a table. */
export const claimPeriods = ({ basis, witnesses }: Extract<Evidence, { status: 'ok' }>): readonly Period[] =>
  basis.measure === 'quantity'
    ? []
    : [...new Set(witnesses.filter((w) => w.role === 'used').map((w) => w.observation.period))].sort(latestFirst);

/** A question to a dataset: one period, `all` periods, or by default (undefined) the latest table or else all claims; and how values are read. */
export type Question = { readonly period: Period | 'all' | undefined; readonly reading: ReadingPolicy };

/** The observations that answer for a subject at a stage (docs/method.md, section 3): once, or with `all` once for each period of the tables, latest first. */
export function evidence(dataset: Dataset, subject: Subject, stage: Stage, question: Question): readonly Evidence[] {
  const asked = question.period === 'all' ? undefined : question.period;
  if (!entered(dataset, subject, stage)) return [{ status: 'not-entered', subject, stage, period: asked }];
  const here = dataset.observations.filter(
    (o) =>
      o.stage === stage.stage && (asked === undefined || o.period === asked || (o.period === '' && o.table === '')),
  );
  const competing = candidates(dataset, subject).filter((s) => competes(of(here, s), question.reading));
  const [narrowest] = competing;
  if (!narrowest) return [{ status: 'no-evidence', subject, stage, period: asked }];
  const tied = competing.filter(
    (s) => s !== narrowest && narrowest !== subject && s.members.length === narrowest.members.length,
  );
  const own = of(here, narrowest);
  const found = ranked(dataset, own);
  const chosen =
    question.period === 'all'
      ? found.filter((t, i) => found.findIndex((o) => o[0]?.period === t[0]?.period) === i)
      : found.slice(0, 1);
  const basis = { subject: narrowest, tied, inherited: narrowest !== subject };
  if (chosen.length === 0) return [{ status: 'ok', subject, stage, ...pooled(own, asked, basis) }];
  return chosen.map((table) => ({ status: 'ok', subject, stage, ...fromTable(table, own, basis) }));
}

const of = (observations: readonly Observation[], subject: Subject): readonly Observation[] =>
  observations.filter((o) => o.subject === subject.subject);

/**
 * Whether the dataset lets the subject answer at the stage ([e6]).
 * If any subject enters a stage of the chain, an element must enter it too, itself or through a group.
 */
function entered({ subjects }: Dataset, subject: Subject, { stage, kind }: Stage): boolean {
  if (kind !== 'chain' || subject.kind !== 'element' || !subjects.some((s) => s.enters.includes(stage))) return true;
  return subjects.some((s) => s.enters.includes(stage) && (s === subject || s.members.includes(subject.subject)));
}

/** The subject itself, then the groups that hold it: fewest members first, then by id ([e1]). */
function candidates({ subjects }: Dataset, subject: Subject): readonly Subject[] {
  const groups = subjects.filter((s) => s.members.includes(subject.subject));
  return [subject, ...groups.sort((a, b) => a.members.length - b.members.length || (a.subject < b.subject ? -1 : 1))];
}

/** Whether a subject competes: it has a table, or a claim that gives some supplier a low end above 0 ([e1]). */
const competes = (own: readonly Observation[], reading: ReadingPolicy): boolean =>
  own.some((o) => o.table !== '' && o.status === 'ok') ||
  own.some((o) => isClaim(o) && o.actor !== OTHER && (known(o, reading)?.low ?? 0) > 0);

/** The tables in the order in which they answer: latest period, then latest publication of the source, then source id and table id ([e2]). */
function ranked({ sources }: Dataset, own: readonly Observation[]): readonly (readonly Observation[])[] {
  const published = new Map(sources.map((s) => [s.source, s.published]));
  const date = (o: Observation | undefined): string => published.get(o?.source ?? '') ?? '';
  const order = (a: string | undefined, b: string | undefined): number =>
    (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
  return tablesOf(own)
    .filter((table) => table.some((o) => o.status === 'ok'))
    .sort(
      ([a], [b]) =>
        latestFirst(a?.period ?? '', b?.period ?? '') ||
        order(date(b), date(a)) ||
        order(a?.source, b?.source) ||
        order(a?.table, b?.table),
    );
}

type Found = Pick<Extract<Evidence, { status: 'ok' }>, 'period' | 'basis' | 'witnesses'>;
type Whose = Omit<Basis, 'measure' | 'agreement'>;

/** The evidence of share claims where there is no table: pooled over all periods ([e3]). */
function pooled(own: readonly Observation[], asked: Period | undefined, whose: Whose): Found {
  const counted = own.filter(isClaim);
  const used = new Set(counted);
  return {
    period: counted.some((o) => o.period === asked) ? asked : undefined,
    basis: { ...whose, measure: 'share', agreement: agreement(counted) },
    witnesses: own.map((o) => ({ observation: o, role: used.has(o) ? 'used' : idle(o) })),
  };
}

/** The evidence of a table. Claims of the same period or without a date that contradict it are in conflict ([e4]). */
function fromTable(table: readonly Observation[], own: readonly Observation[], whose: Whose): Found {
  const period = table[0]?.period ?? '';
  const rows = new Set(table);
  const near = own.filter((o) => isClaim(o) && (o.period === '' || o.period === period));
  const contradicting = new Set(conflicting(near, table));
  const role = (o: Observation): Role => {
    if (rows.has(o)) return o.status === 'ok' ? 'used' : 'doubtful';
    return contradicting.has(o) ? 'conflicts' : idle(o);
  };
  return {
    period: period === '' ? undefined : period,
    basis: { ...whose, measure: 'quantity', agreement: 'single' },
    witnesses: own.map((o) => ({ observation: o, role: role(o) })),
  };
}

const idle = (o: Observation): Role =>
  o.status === 'doubtful' ? 'doubtful' : o.repeats !== '' ? 'repeats' : 'set-aside';
