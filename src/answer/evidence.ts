import type { Dataset } from '../dataset/sound.js';
import { OTHER, WORLD } from '../domain/actor.js';
import type { Composition } from '../domain/composition.js';
import { grouped } from '../domain/grouped.js';
import { enteringAt, groupsWith, indexed, inListOrder, rowsOn, sourcesExcluding } from '../domain/indexed.js';
import type { Observation } from '../domain/observation.js';
import { isClaim, known, tablesOf } from '../domain/observation.js';
import { latestFirst, liesWithin, type Period } from '../domain/period.js';
import { KINDS, type ReadingPolicy } from '../domain/reading.js';
import { publication, type Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import { type Agreement, agreement, conflicting } from './agreement.js';
import { suppliersOutside } from './evidence-market.js';
import { isByOre } from './ores/ore-derivation.js';
import { demandQuestion } from './unusable-question.js';

/**
 * The role of an observation in an answer: used, a repeat of another, doubtful, in conflict with the table, set aside for better evidence, or a row of a supplier that the table's total leaves out.
 * An unknown value that is used leaves its actor in the rest.
 */
export const ROLES = ['used', 'repeats', 'doubtful', 'conflicts', 'set-aside', 'not-in-total'] as const;
/** The role of an observation in an answer. */
export type Role = (typeof ROLES)[number];

/** An observation with its role in an answer. */
export type Witness = { readonly observation: Observation; readonly role: Role };

/** What evidence measures: shares, quantities, or quantities worked out of tonnage by ore and of what ores hold ([d4]). */
export const BASIS_MEASURES = [...KINDS, 'derived'] as const;
/** What evidence measures. */
export type BasisMeasure = (typeof BASIS_MEASURES)[number];

/** The subject whose market answers: the subject itself or, inherited, the narrowest group that holds it. `tied` are other groups with as few members. `tonnageOf` is the group whose tonnage by ore is used; undefined for figures that are not derived. `outside` are the suppliers that the total leaves out: the market is the world without them ([s3]). */
export type Basis = {
  readonly subject: Subject;
  readonly tied: readonly Subject[];
  readonly inherited: boolean;
  readonly measure: BasisMeasure;
  readonly tonnageOf: Subject | undefined;
  readonly agreement: Agreement;
  readonly outside: readonly string[];
};

/** What a dataset has on a subject at a stage: evidence, no evidence, or no statement that the subject enters the stage. */
export const EVIDENCE_STATUSES = ['ok', 'not-entered', 'no-evidence'] as const;

/**
 * The evidence on one subject at one stage.
 * The period is the table's, or for claims the one asked for if a claim has it; undefined otherwise. Without evidence it is the one asked for.
 * `said` are the dates of the sources of the undated claims that are used, earliest first, blank for a source without a date.
 * `leftOut` are the undated claims on the same market that a question on one period leaves out, because their sources are not of it ([e2]).
 * Without evidence `elsewhere` are the periods that have some, `silent` the sources that exclude the subject, and
 * `unusable` its own values that are printed but give no share: doubtful ones, and such as leave no supplier more than 0.
 */
export type Evidence =
  | {
      readonly status: 'not-entered';
      readonly subject: Subject;
      readonly stage: Stage;
      readonly period: Period | undefined;
    }
  | {
      readonly status: 'no-evidence';
      readonly subject: Subject;
      readonly stage: Stage;
      readonly period: Period | undefined;
      readonly elsewhere: Elsewhere;
      readonly silent: readonly Source[];
      readonly unusable: readonly Observation[];
    }
  | {
      readonly status: 'ok';
      readonly subject: Subject;
      readonly stage: Stage;
      readonly period: Period | undefined;
      readonly basis: Basis;
      readonly said: readonly Period[];
      readonly leftOut: LeftOut;
      /** All rows on the market, in the order of the file. Made at each call: the answers for many periods have the same rows. */
      readonly witnesses: readonly Witness[];
      /** Those of them that the answer tells of: the rows of the table, and what is doubtful or in conflict; without a table, all that are not set aside. */
      readonly involved: readonly Witness[];
    };

/** The undated claims of a market that a question on one period leaves out, the dates of their sources, and those that differ from the table that answers. */
export type LeftOut = {
  readonly claims: readonly Observation[];
  readonly said: readonly Period[];
  readonly differing: readonly Observation[];
};

/** The periods of figures, latest first, and the dates of the sources of undated ones, earliest first. */
export type Elsewhere = { readonly periods: readonly Period[]; readonly said: readonly Period[] };

/** The suppliers that the total behind an answer leaves out ([s3]); none without figures. */
export const outsideOf = (found: Evidence): readonly string[] => (found.status === 'ok' ? found.basis.outside : []);

/** The number of elements that the figures of an answer are of; infinity without figures, so that any figures are of fewer. */
export const elementsOf = (found: Evidence): number =>
  found.status === 'ok' ? Math.max(1, found.basis.subject.members.length) : Number.POSITIVE_INFINITY;

/** The periods of the claims that were used, blank for undated ones. Empty for a table. */
export const claimPeriods = ({ basis, involved }: Extract<Evidence, { status: 'ok' }>): readonly Period[] =>
  basis.measure !== 'share'
    ? []
    : [...new Set(involved.filter((w) => w.role === 'used').map((w) => w.observation.period))].sort(latestFirst);

/** A question to a dataset: one period, `all` periods, or by default (undefined) the latest table or else all claims; and how values are read. */
export type Question = { readonly period: Period | 'all' | undefined; readonly reading: ReadingPolicy };

/**
 * The observations that answer for a subject at a stage: once, or with `all` once for each period of the tables, latest first.
 * The subject itself answers, or the narrowest group that holds it. A table goes before claims, which are pooled.
 */
export function evidence(dataset: Dataset, subject: Subject, stage: Stage, question: Question): readonly Evidence[] {
  demandQuestion(subject, stage, question);
  const asked = question.period === 'all' ? undefined : question.period;
  if (!mayEnter(dataset, subject, stage)) return [{ status: 'not-entered', subject, stage, period: asked }];
  const published = publishedBy(dataset.sources);
  const possible = candidates(dataset, subject);
  const at = possible.flatMap((s) => rowsOn(dataset.observations, s.subject, stage.stage));
  const telling = toldBy(dataset, subject, at);
  const here = telling.filter((o) => asked === undefined || isOf(asked, o, published));
  const rowsOf = proxyRows(here, subject);
  const competing = possible.filter((s) => competes(rowsOf(s), question.reading));
  const [narrowest] = competing;
  if (narrowest !== subject) {
    const found = derived(dataset, subject, possible, here, published);
    const first = question.period === 'all' ? found : found.slice(0, 1);
    if (first.length > 0) return first.map((f) => evidenceFound({ subject, stage }, f, [], NOTHING_LEFT_OUT));
  }
  if (!narrowest) {
    const others = [
      ...possible.flatMap(proxyRows(telling, subject)).filter((o) => competes([o], question.reading)),
      ...derived(dataset, subject, possible, telling, published).flatMap((f) =>
        f.witnesses().map((w) => w.observation),
      ),
    ];
    const elsewhere = datesOf(others, published);
    const silent = silentSources(dataset, subject, possible, at);
    const unusable = rowsOf(subject).filter((o) => o.status === 'doubtful' || known(o, question.reading) !== undefined);
    return [{ status: 'no-evidence', subject, stage, period: asked, elsewhere, silent, unusable }];
  }
  const tied = competing.filter(
    (s) => s !== narrowest && narrowest !== subject && s.members.length === narrowest.members.length,
  );
  const own = rowsOf(narrowest);
  const found = ranked(own, published);
  const chosen = question.period === 'all' ? firstOfPeriods(found) : found.slice(0, 1);
  const basis = { subject: narrowest, tied, inherited: narrowest !== subject, tonnageOf: undefined };
  const answered =
    chosen.length === 0 ? [pooled(own, asked, basis)] : chosen.map((table) => fromTable(table, own, basis));
  const asks = new Set(here);
  const undated = proxyRows(telling, subject)(narrowest).filter((o) => isClaim(o) && o.period === '' && !asks.has(o));
  const saidUndated = datesOf(undated, published).said;
  return answered.map((a, i) => {
    const used = a.involved.filter((w) => w.role === 'used');
    const { said } = datesOf(used.map((w) => w.observation).filter(isClaim), published);
    const table = chosen[i];
    const differing = table ? conflicting(undated, table) : [];
    return evidenceFound({ subject, stage }, a, said, { claims: undated, said: saidUndated, differing });
  });
}

/** Evidence that was found. Its witnesses are made when they are asked for. */
const evidenceFound = (
  { subject, stage }: { readonly subject: Subject; readonly stage: Stage },
  { period, basis, witnesses, involved }: Found,
  said: readonly Period[],
  leftOut: LeftOut,
): Evidence => ({
  status: 'ok',
  subject,
  stage,
  period,
  basis,
  said,
  leftOut,
  involved,
  get witnesses() {
    return witnesses();
  },
});

/** The rows of a subject that may answer. */
type Rows = (of: Subject) => readonly Observation[];

/** The rows of each subject that may answer for one: of another subject those by ore do not, because each of its members has a part of its own ([d4]). */
function proxyRows(rows: readonly Observation[], subject: Subject): Rows {
  const byOre = new Set(tablesOf(rows).flatMap((table) => (isByOre(table) ? [table[0].table] : [])));
  return (whose) => of(rows, whose).filter((o) => whose === subject || !byOre.has(o.table));
}

/**
 * The evidence that gives a subject amounts of its own by what ores hold: a table by ore of the narrowest group that has one, for each
 * period, latest first ([d4]). Empty where the dataset does not say what ores hold of it.
 */
function derived(
  { compositions }: Dataset,
  subject: Subject,
  possible: readonly Subject[],
  here: readonly Observation[],
  published: Published,
): readonly Found[] {
  if (!held(compositions).has(subject.subject)) return [];
  const [first] = possible.flatMap((group) => {
    const tables = ranked(of(here, group), published).filter(isByOre);
    return tables.length > 0 ? [{ group, tables }] : [];
  });
  if (!first) return [];
  const { group, tables } = first;
  const own = of(here, group);
  const doubtful = own.filter((o) => o.status === 'doubtful');
  return firstOfPeriods(tables).map((table) => {
    const rows = new Set(table);
    const actors = new Set(table.map((o) => o.actor));
    const witness = (o: Observation): Witness => ({ observation: o, role: roleInDerivation(o, rows) });
    return {
      period: table[0]?.period || undefined,
      basis: {
        subject,
        tied: [],
        inherited: false,
        measure: 'derived',
        tonnageOf: group,
        agreement: 'single',
        outside: suppliersOutside(table).filter((actor) => !actors.has(actor)),
      },
      witnesses: () => own.map(witness),
      involved: inOrderOf(own, [...table, ...doubtful]).map(witness),
    };
  });
}

/** The subjects that ores hold. */
const held = indexed((compositions: readonly Composition[]) => new Set(compositions.map((c) => c.subject)));

/** The role of a row of the group: those of the table are used, but for its total. */
function roleInDerivation(o: Observation, table: ReadonlySet<Observation>): Role {
  if (!table.has(o) || o.actor === WORLD) return idle(o);
  return o.status === 'ok' ? 'used' : 'doubtful';
}

const NOTHING_LEFT_OUT: LeftOut = { claims: [], said: [], differing: [] };

/** The first of the tables of each period. */
const firstOfPeriods = (tables: readonly (readonly Observation[])[]): readonly (readonly Observation[])[] =>
  grouped(tables, ([o]) => o?.period).map(([first]) => first);

/** The dates of sources by their ids. */
type Published = ReadonlyMap<string, Period>;
const publishedBy = indexed(
  (sources: readonly Source[]): Published => new Map(sources.map((s) => [s.source, publication(s)])),
);

/** Whether an observation is of a period: it is dated so, or it is an undated claim whose source was published within the period ([e2]). */
const isOf = (asked: Period, o: Observation, published: Published): boolean =>
  o.period === asked || (o.period === '' && o.table === '' && liesWithin(published.get(o.source) ?? '', asked));

/** The periods of dated observations, and the dates of the sources of undated ones. */
function datesOf(observations: readonly Observation[], published: Published): Elsewhere {
  const [dated, undated] = [observations.filter((o) => o.period !== ''), observations.filter((o) => o.period === '')];
  return {
    periods: [...new Set(dated.map((o) => o.period))].sort(latestFirst),
    said: [...new Set(undated.map((o) => published.get(o.source) ?? ''))].sort(),
  };
}

/** The dataset with only the observations that tell of a subject: those on a group do not where their source, or that of another row of their table, excludes the subject ([e8]). */
export function toldOf(dataset: Dataset, subject: Subject): Dataset {
  const telling = toldBy(dataset, subject, dataset.observations);
  return telling === dataset.observations ? dataset : dataset.part(telling);
}

/** Those of some observations that tell of a subject. All rows of a table are among them, or none. */
function toldBy({ sources }: Dataset, { subject }: Subject, rows: readonly Observation[]): readonly Observation[] {
  const excluding = sourcesExcluding(sources, subject);
  if (!excluding) return rows;
  const silent = (o: Observation): boolean => o.subject !== subject && excluding.has(o.source);
  const tables = new Set(rows.filter((o) => o.table !== '' && silent(o)).map((o) => o.table));
  return rows.filter((o) => !silent(o) && !tables.has(o.table));
}

/** The sources that exclude the subject although they have observations on its groups. */
function silentSources({ sources }: Dataset, subject: Subject, groups: readonly Subject[], at: readonly Observation[]) {
  if (!sourcesExcluding(sources, subject.subject)) return [];
  const onGroups = new Set(groups.filter((g) => g !== subject).flatMap((g) => of(at, g).map((o) => o.source)));
  return sources.filter((s) => s.excludes.includes(subject.subject) && onGroups.has(s.source));
}

const of = (observations: readonly Observation[], subject: Subject): readonly Observation[] =>
  observations.filter((o) => o.subject === subject.subject);

/**
 * Whether the dataset lets the subject answer at the stage ([e6]).
 * If any subject enters a stage of the chain, an element must enter it too, itself or through a group.
 */
export function mayEnter({ subjects }: Dataset, subject: Subject, { stage, kind }: Stage): boolean {
  return kind !== 'chain' || subject.kind !== 'element' || enteringAt(subjects, stage)?.has(subject.subject) !== false;
}

/** The subject itself, then the groups that hold it: fewest members first, then by id ([e1]). */
export function candidates({ subjects }: Dataset, subject: Subject): readonly Subject[] {
  const groups = groupsWith(subjects, subject.subject);
  return [
    subject,
    ...groups.toSorted((a, b) => a.members.length - b.members.length || (a.subject < b.subject ? -1 : 1)),
  ];
}

/** Whether a subject competes: it has a table, or a claim that gives some supplier a low end above 0 ([e1]). */
const competes = (own: readonly Observation[], reading: ReadingPolicy): boolean =>
  own.some((o) => o.table !== '' && o.status === 'ok') ||
  own.some((o) => isClaim(o) && o.actor !== OTHER && (known(o, reading)?.low ?? 0) > 0);

/** The tables in the order in which they answer: latest period, then latest publication of the source, then source id and table id ([e2]). */
function ranked(own: readonly Observation[], published: Published): readonly (readonly Observation[])[] {
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

type Found = Pick<Extract<Evidence, { status: 'ok' }>, 'period' | 'basis'> & {
  readonly witnesses: () => readonly Witness[];
  readonly involved: readonly Witness[];
};
type Whose = Omit<Basis, 'measure' | 'agreement' | 'outside'>;

/** The evidence of share claims where there is no table: pooled over all periods ([e3]). */
function pooled(own: readonly Observation[], asked: Period | undefined, whose: Whose): Found {
  const counted = own.filter(isClaim);
  const used = new Set(counted);
  const witnesses = own.map((o): Witness => ({ observation: o, role: used.has(o) ? 'used' : idle(o) }));
  const involved = witnesses.filter((w) => w.role !== 'set-aside');
  return {
    period: counted.some((o) => o.period === asked) ? asked : undefined,
    basis: { ...whose, measure: 'share', agreement: agreement(counted), outside: [] },
    witnesses: () => witnesses,
    involved,
  };
}

/** The evidence of a table. Claims of the same period or without a date that share no value with it are in conflict ([e4]). */
function fromTable(table: readonly Observation[], own: readonly Observation[], whose: Whose): Found {
  const period = table[0]?.period ?? '';
  const rows = new Set(table);
  const out = new Set(suppliersOutside(table));
  const { claims, doubtful } = byPart(own);
  const near = new Set(
    inOrderOf(own, [...(claims.get('') ?? []), ...(period === '' ? [] : (claims.get(period) ?? []))]),
  );
  const against = new Set(conflicting([...near].filter(isClaim), table));
  const role = (o: Observation): Role => {
    if (rows.has(o) && out.has(o.actor)) return 'not-in-total';
    if (rows.has(o)) return o.status === 'ok' ? 'used' : 'doubtful';
    if (against.has(o)) return 'conflicts';
    return near.has(o) || o.repeats !== '' ? idle(o) : 'set-aside';
  };
  return {
    period: period === '' ? undefined : period,
    basis: { ...whose, measure: 'quantity', agreement: 'single', outside: [...out] },
    witnesses: () => own.map((o) => ({ observation: o, role: role(o) })),
    involved: inOrderOf(own, [...table, ...near, ...doubtful])
      .map((o): Witness => ({ observation: o, role: role(o) }))
      .filter((w) => rows.has(w.observation) || w.role === 'doubtful' || w.role === 'conflicts'),
  };
}

/** The rows of a market that may have a part in the answer of a table: those outside tables by period, and the doubtful repeats. */
const byPart = indexed((own: readonly Observation[]) => ({
  claims: new Map(
    grouped(
      own.filter((o) => o.table === ''),
      (o) => o.period,
    ).map((rows) => [rows[0].period, rows]),
  ),
  doubtful: own.filter((o) => o.repeats !== '' && o.status === 'doubtful'),
}));

/** Some of the rows of a list, each once, in the order of the list. */
const inOrderOf = (all: readonly Observation[], some: readonly Observation[]): readonly Observation[] =>
  rowsInOrder(all)(some);
const rowsInOrder = indexed((all: readonly Observation[]) => inListOrder(all, (o) => o));

const idle = (o: Observation): Role =>
  o.status === 'doubtful' ? 'doubtful' : o.repeats !== '' ? 'repeats' : 'set-aside';
