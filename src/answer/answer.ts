import type { Dataset } from '../dataset/sound.js';
import { WORLD } from '../domain/actor.js';
import { highest, lowest } from '../domain/extremes.js';
import { grouped } from '../domain/grouped.js';
import { indexed, inListOrder } from '../domain/indexed.js';
import { type Interval, point } from '../domain/interval.js';
import { isClaim, known, type Observation, tablesOf } from '../domain/observation.js';
import { latestFirst, type Period } from '../domain/period.js';
import { isApproximate, type ReadingPolicy } from '../domain/reading.js';
import type { Source } from '../domain/source.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';
import type { Market } from '../market/market.js';
import { profile } from '../market/profile.js';
import type { Profile, Terms } from '../market/profile-record.js';
import type { Reason } from '../market/reasons.js';
import { disagreeing } from './agreement.js';
import { claimPeriods, type Evidence, evidence, type Question } from './evidence.js';
import { claimMarket, insideTotal, type TableMarket, tableMarket } from './evidence-market.js';
import { excludedShare, isNarrowed, someOutside } from './excluded-share.js';
import type { Note, Remark, SourceNote } from './note.js';
import { assumptions } from './ores/assumptions.js';
import { derivedMarket, type OreDerivation, oreDerivation } from './ores/ore-derivation.js';

/**
 * The answer for one subject at one stage in one period: the evidence, and the notes that a reader must know.
 * The market, its profile and the share of those excluded (`excludedShare`) are undefined where there is no evidence.
 * `derivation` is how the market is worked out of what ores hold ([d2]); undefined for one that is printed.
 * The profile of an inherited market has no quantities: a percentage can be a proxy, a quantity cannot ([e1]).
 * `total` is what its shares are taken of all the same; undefined where that is not known.
 * `approximate`: that share is printed with a word such as "about", which the reading `printed` takes at its word.
 */
export type Answer = {
  readonly evidence: Evidence;
  readonly derivation: OreDerivation | undefined;
  readonly market: Market | undefined;
  readonly profile: Profile | undefined;
  readonly total: Interval | undefined;
  readonly share: Interval | undefined;
  readonly approximate: boolean;
  readonly notes: readonly Note[];
};

/** The answers for one subject at one stage: one, or one for each period where the question is for all. `profiled` is the profile of a market on the terms. */
export function answers(
  dataset: Dataset,
  subject: Subject,
  stage: Stage,
  question: Question,
  terms: Terms,
  profiled = (market: Market): Profile => profile(market, terms),
): readonly Answer[] {
  return evidence(dataset, subject, stage, question).map((found) => {
    if (found.status !== 'ok')
      return {
        evidence: found,
        derivation: undefined,
        market: undefined,
        profile: undefined,
        total: undefined,
        share: undefined,
        approximate: false,
        notes: [{ ...gap(found), subject, stage }],
      };
    const derivation = derivationOf(dataset, found, question);
    const { market, total } = derivation
      ? { market: derivedMarket(derivation), total: undefined }
      : marketOf(found, question, terms);
    const { outside } = found.basis;
    const whole = withoutSuppliers(profiled(market), outside);
    const about = approximations(used(found), question.reading);
    const remarks = [
      ...(derivation ? [{ code: 'derived', of: derivation.of, assumptions: assumptions(derivation) } as const] : []),
      ...basisRemarks(dataset, found, question),
      ...(about.length > 0 ? [{ code: 'approximate', claims: about } as const] : []),
      ...approximateElsewhere(found),
      ...totalRemarks(found, whole, total),
      ...profileRemarks(market, whole, terms),
      ...contradiction(found, whole),
      ...sourceNotes(dataset, found),
    ];
    const own = found.basis.inherited ? withoutQuantities(whole) : whole;
    const share = excludedShare(own, market, terms, outside);
    const measured = !share && someOutside(terms, outside) ? withReason(own, 'sharePct', 'outside-total') : own;
    return {
      evidence: found,
      derivation,
      market,
      profile: measured,
      total: whole.total,
      share,
      approximate:
        about.some(({ actor }) => actor === WORLD || bearsOn(actor, measured, terms)) ||
        (about.length > 0 &&
          found.basis.measure === 'share' &&
          isNarrowed(used(found), share, question.reading, terms)),
      notes: remarks.map(
        (remark): Note => ({
          ...remark,
          subject: remark.code === 'inherited' ? subject : found.basis.subject,
          stage,
        }),
      ),
    };
  });
}

type Found = Extract<Evidence, { status: 'ok' }>;

/** The remark where there is no evidence. */
const gap = (found: Exclude<Evidence, Found>): Remark =>
  found.status === 'not-entered'
    ? { code: found.status }
    : {
        code: found.status,
        period: found.period,
        elsewhere: found.elsewhere,
        silent: found.silent,
        unusable: found.unusable,
      };

const used = (found: Found) => found.involved.filter((w) => w.role === 'used').map((w) => w.observation);

/** All rows of the table that answers, including doubtful ones. */
function tableRows(found: Found): readonly Observation[] {
  const [first] = used(found);
  return found.involved.map((w) => w.observation).filter((o) => o.table === first?.table);
}

/** What the rows of the table by ore hold of the subject; undefined for evidence that is not derived. */
function derivationOf({ compositions }: Dataset, found: Found, { reading }: Question): OreDerivation | undefined {
  const { subject, tonnageOf } = found.basis;
  return tonnageOf && oreDerivation(compositions, subject, tonnageOf, tableRows(found), reading);
}

/** How the total of a table's market comes about. */
type TotalOf = Omit<TableMarket, 'market'>;

/**
 * The market that the used observations make, and how its total comes about; undefined for claims.
 * An excluded supplier that the total leaves out holds nothing of it ([s3]).
 */
function marketOf(
  found: Found,
  { reading }: Question,
  { exclusions }: Terms,
): { readonly market: Market; readonly total: TotalOf | undefined } {
  if (found.basis.measure === 'share') return { market: claimMarket(used(found), reading), total: undefined };
  const { market, ...total } = tableMarket(tableRows(found), reading);
  const outside = exclusions.filter((e) => found.basis.outside.includes(e.actor));
  if (outside.length === 0) return { market, total };
  const suppliers = [...market.suppliers, ...outside.map(({ actor }) => ({ actor, value: point(0) }))];
  return { market: { ...market, suppliers: suppliers.sort((a, b) => (a.actor < b.actor ? -1 : 1)) }, total };
}

/** A profile without these suppliers. */
const withoutSuppliers = (of: Profile, actors: readonly string[]): Profile =>
  actors.length === 0 ? of : { ...of, suppliers: of.suppliers.filter((s) => !actors.includes(s.actor)) };

const withReason = (of: Profile, path: string, reason: Reason): Profile => ({
  ...of,
  reasons: new Map([...of.reasons, [path, reason]]),
});

/** Whether the share that an answer shows is that of this actor: of one excluded, of one who may be the largest, or of any where that is not known. */
const bearsOn = (actor: string, { largest }: Profile, { exclusions }: Terms): boolean =>
  largest ? largest.actors.includes(actor) : exclusions.length === 0 || exclusions.some((e) => e.actor === actor);

/**
 * The approximate values that set an end of an actor's interval, where no other value sets it as well.
 * Empty under the reading `rounded`, which allows for the rounding.
 */
function approximations(observations: readonly Observation[], reading: ReadingPolicy): readonly Observation[] {
  if (reading !== 'printed') return [];
  return grouped(observations, (o) => [o.actor, o.ore]).flatMap((own) => {
    const values = own.flatMap((o) => {
      const value = known(o, reading);
      return value ? [{ o, value, about: isApproximate(o.printed, o.measure) }] : [];
    });
    const [low, high] = [lowest(values.map((v) => v.value.low)), highest(values.map((v) => top(v.value)))];
    const ends = [values.filter((v) => v.value.low === low), values.filter((v) => top(v.value) === high)];
    const setting = ends.filter((end) => end.every((v) => v.about)).flat();
    return [...new Set(setting.map((v) => v.o))];
  });
}

/** The actors whose values are printed with a word such as "about" and taken at their word. */
export const approximateActors = ({ notes }: Answer): ReadonlySet<string> =>
  new Set(notes.flatMap((n) => (n.code === 'approximate' ? n.claims.map((o) => o.actor) : [])));

const top = (i: Interval): number => (i.high === 'unbounded' ? Number.POSITIVE_INFINITY : i.high);

function basisRemarks(dataset: Dataset, found: Found, question: Question): readonly Remark[] {
  const { basis, period, said, leftOut, involved } = found;
  const playing = (role: string) => involved.filter((w) => w.role === role).map((w) => w.observation);
  const [doubtful, conflicts] = [playing('doubtful'), playing('conflicts')];
  const disagreed = basis.measure === 'share' ? disagreeing(used(found).filter(isClaim)) : [];
  const periods = claimPeriods(found);
  const asked = question.period === 'all' ? undefined : question.period;
  return [
    ...(basis.inherited ? [{ code: 'inherited', of: basis.subject, tied: basis.tied, asked } as const] : []),
    ...(doubtful.length > 0 ? [{ code: 'doubtful', cells: doubtful } as const] : []),
    ...(conflicts.length > 0 ? [{ code: 'conflict', period, claims: conflicts } as const] : []),
    ...(disagreed.length > 0 ? [{ code: 'disagreement', claims: disagreed } as const] : []),
    ...(periods.length > 1 ? [{ code: 'pooled-periods', periods } as const] : []),
    ...(asked !== undefined && leftOut.claims.length > 0
      ? [{ code: 'undated-left-out', asked, period, ...leftOut } as const]
      : []),
    ...(said.length > 0 ? [{ code: 'undated', said, tables: tablePeriods(dataset, found) } as const] : []),
  ];
}

/** A remark with the used claims that a repeat prints as approximate, although they are printed as exact. The figure rests on the claim alone ([e3]). */
function approximateElsewhere(found: Found): readonly Remark[] {
  const isAbout = (o: Observation): boolean => isApproximate(o.printed, o.measure);
  const repeats = found.involved.filter((w) => w.role === 'repeats').map((w) => w.observation);
  const about = new Map(
    repeats
      .filter(isAbout)
      .map((o) => [o.repeats, o] as const)
      .reverse(),
  );
  const claims = used(found)
    .filter((o) => isClaim(o) && !isAbout(o))
    .flatMap((o) => {
      const again = about.get(o.observation);
      return again ? [[o, again] as const] : [];
    });
  return claims.length > 0 ? [{ code: 'approximate-elsewhere', claims }] : [];
}

/** The periods of the tables of the market that answers, latest first. Empty where one of them answers. */
function tablePeriods({ observations }: Dataset, { basis, stage }: Found): readonly Period[] {
  if (basis.measure !== 'share') return [];
  const own = observations.filter((o) => o.stage === stage.stage && o.subject === basis.subject.subject);
  const usable = tablesOf(own).filter((table) => table.some((o) => o.status === 'ok'));
  return [...new Set(usable.map(([row]) => row.period))].sort(latestFirst);
}

/** A remark with the notes of the sources and of the observations that are used, those of several rows once ([e8]). */
function sourceNotes({ sources }: Dataset, found: Found): readonly Remark[] {
  const observations = used(found);
  const rows = grouped(
    observations.filter((o) => o.note !== ''),
    (o) => o.note,
  ).map((on): SourceNote => ({ text: on[0].note, on }));
  const own = withNotes(sources)(observations.map((o) => o.source));
  const notes = [...own.map((on): SourceNote => ({ text: on.note, on })), ...rows];
  return notes.length > 0 ? [{ code: 'source-notes', notes }] : [];
}

/** The sources with these ids that have a note. */
const withNotes = indexed((sources: readonly Source[]) =>
  inListOrder(
    sources.filter((s) => s.note !== ''),
    (s) => s.source,
  ),
);

/** The profile of a group's market as that of an element: without quantities, which are the group's ([e1]). */
function withoutQuantities(of: Profile): Profile {
  if (of.unit === undefined) return of;
  const { rest, remaining, target } = of;
  const lost = [
    'unit',
    'total',
    'suppliers.quantity',
    'rest.quantity',
    ...(remaining ? ['remaining.quantity'] : []),
    ...(target ? ['target.additional'] : []),
  ];
  return {
    ...of,
    unit: undefined,
    total: undefined,
    suppliers: of.suppliers.map((s) => ({ ...s, quantity: undefined })),
    rest: rest && { ...rest, quantity: undefined },
    remaining: remaining && { ...remaining, quantity: undefined },
    target: target && { ...target, additional: undefined },
    reasons: new Map([...lost.map((path) => [path, 'inherited'] as const), ...of.reasons]),
  };
}

function profileRemarks(market: Market, measured: Profile, { exclusions }: Terms): readonly Remark[] {
  const unknown = exclusions.map((e) => e.actor).filter((actor) => !market.suppliers.some((s) => s.actor === actor));
  const left = measured.remaining;
  const perhapsNothing = left?.measures.hhi && left.sharePct.low === 0 && !left.sharePct.lowOpen;
  return [
    ...(left && unknown.length > 0 ? [{ code: 'excluded-actor-unknown', actors: unknown } as const] : []),
    ...(perhapsNothing ? [{ code: 'remainder-may-be-zero' } as const] : []),
    ...(measured.total?.high === 'unbounded' && measured.measures && !measured.measures.hhi
      ? [{ code: 'total-open-above' } as const]
      : []),
    ...(measured.gap === undefined ? [] : [{ code: 'not-sharp', gap: measured.gap } as const]),
  ];
}

/** Remarks on a total that leaves suppliers out ([s3]), and on one that the rows reach or exceed ([s1]). */
function totalRemarks(found: Found, { total }: Profile, of: TotalOf | undefined): readonly Remark[] {
  const stated = used(found).find((o) => o.actor === WORLD);
  if (!of || !stated) return [];
  const { outside } = found.basis;
  return [
    ...(outside.length > 0 ? [{ code: 'total-leaves-out', actors: outside, stated } as const] : []),
    ...(total ? excessRemarks(found, total, stated, of) : []),
  ];
}

function excessRemarks(
  found: Found,
  total: Interval,
  stated: Observation,
  { basis, exceeds, excess }: TotalOf,
): readonly Remark[] {
  const byRounding = { code: 'total-by-rounding', total, stated, unknown: unknownActors(found) } as const;
  return [
    ...(excess ? [{ code: 'rows-beyond-rounding', excess, stated, basis } as const] : []),
    ...(basis === 'rounding' ? [byRounding] : []),
    ...(exceeds && !excess && basis !== 'rounding'
      ? [{ code: 'rows-exceed-total', sum: basis === 'rows' ? total : point(total.low), stated, basis } as const]
      : []),
  ];
}

/** The actors of the table whose values are unknown or doubtful. */
const unknownActors = (found: Found): readonly string[] =>
  insideTotal(tableRows(found))
    .filter((o) => o.actor !== WORLD && !known(o, 'printed'))
    .map((o) => o.actor);

/** A remark where the shares cannot all be true. */
const contradiction = (found: Found, measured: Profile): readonly Remark[] =>
  measured.reasons.get('measures') === 'inconsistent-shares'
    ? [{ code: 'inconsistent-shares', claims: used(found) }]
    : [];
