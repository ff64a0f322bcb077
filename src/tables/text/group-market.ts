import { type Interval, point } from '../../domain/interval.js';
import { ratio, toNumber } from '../../domain/rational.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { type Band, bandOf } from '../../market/band.js';
import { type Excess, excess } from '../../market/excess.js';
import { hasHhi, hhiAlone } from '../../market/hhi-alone.js';
import { type HoldingSums, holdingSums } from '../../market/holdings.js';
import { knownProfile, knownProfileInTurn } from '../../market/known-profile.js';
import {
  atLeast,
  type BothReadings,
  compared,
  FREE,
  type Market,
  quantities,
  type TotalBasis,
} from '../../market/market.js';
import { profile, profileInTurn } from '../../market/profile.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { RowGroup } from './groups.js';
import { type Plan, statesTotal } from './plan.js';
import {
  certainSum,
  NOTHING,
  otherReading,
  printedTally,
  type Tally,
  tallyInterval,
  tallyReadings,
  tallySum,
} from './tally.js';
import { besideParts, largeAsOthers, largeAsOthersOf, type Namesakes } from './wholes.js';

/**
 * The result of a group: the number of suppliers that it names, those without any known value, and the profile of its market.
 * `exceeds` says whether its rows add up to more than the stated total, and `excess` by how much if rounding does not explain it ([s1]).
 * `lumps` are the names of its lumps. `largeAsOthers` is the actor that is as large as all others together, undefined where there is none.
 * `namesakes` are the actors beside others whose names contain theirs, and whether each is their sum.
 * `amounts` are the sum of its rows and the largest amount of a supplier; undefined where a total is stated. `shares`: its values are shares.
 * `absent` are the excluded actors that it does not have.
 * `basis` says what its total is, and `stated` is the stated one as read; undefined if none is known.
 * `totalRows` is the number of rows that state the total if they are more than any supplier has.
 * `unknownRows` is the number of its rows whose value is unknown, and `unknownOf` the suppliers and lumps that have them.
 * If its HHI is undefined, `roundedHhi` is the one that values read as rounded give; undefined where they give none either.
 * `settledBy` are then those of `unknownOf` whose values give an HHI, whatever they are; empty where they do not.
 * `without` is the supplier that alone is left out, where each is in turn, and the band of what is left.
 */
export type GroupResult = {
  readonly by: readonly string[];
  readonly suppliers: number;
  readonly unknown: readonly string[];
  readonly totalRows: number | undefined;
  readonly unknownRows: number;
  readonly unknownOf: readonly string[];
  readonly roundedHhi: Interval | undefined;
  readonly settledBy: readonly string[];
  readonly absent: readonly string[];
  readonly lumps: readonly string[];
  readonly largeAsOthers: string | undefined;
  readonly amounts: { readonly sum: number; readonly most: number } | undefined;
  readonly shares: boolean;
  readonly namesakes: ReturnType<typeof besideParts>;
  readonly profile: Profile;
  readonly exceeds: boolean;
  readonly excess: Excess | undefined;
  readonly basis: TotalBasis;
  readonly stated: Interval | undefined;
  readonly without?: { readonly actor: string; readonly band: Band | undefined };
};

/** Computes the result of a group. */
export const groupResult = (group: RowGroup, plan: Plan, terms: Terms, all: Namesakes = new Map()): GroupResult =>
  helped(
    measured(group, plan, terms, all, {
      known: (sums) => knownProfile(sums, plan.value, terms),
      partly: (market) => profile(market, terms),
    }),
    group,
    plan,
  );

/** The result of a group, and its lines: the same without each supplier in turn where the terms say so, the largest first. Otherwise it is the only line. */
export function groupLines(
  group: RowGroup,
  plan: Plan,
  terms: Terms,
  all: Namesakes,
): { readonly result: GroupResult; readonly lines: Iterable<GroupResult> } {
  const { top, eachPct: portionPct, ...others } = terms;
  if (portionPct === undefined) {
    const result = groupResult(group, plan, terms, all);
    return { result, lines: [result] };
  }
  const { profile: found, ...facts } = measured(group, plan, terms, all, {
    known: (sums) => knownProfileInTurn(sums, plan.value, others),
    partly: (market) => profileInTurn(market, others),
  });
  const { whole, without } = found;
  const suppliers = whole.suppliers.slice(0, top);
  const result = helped({ ...facts, profile: { ...whole, suppliers } }, group, plan);
  const names = namedIn(group, plan).map(([actor]) => actor);
  const lines = {
    *[Symbol.iterator]() {
      for (const actor of new Set([...whole.suppliers.map((s) => s.actor), ...names.sort()])) {
        const left = without({ actor, portionPct });
        const hhi = left.remaining?.measures.hhi;
        yield { ...result, profile: { ...left, suppliers }, without: { actor, band: hhi && bandOf(hhi, terms.bands) } };
      }
    },
  };
  return { result, lines };
}

/** A result with what would help where it has no HHI: values read as rounded, or those that are unknown. */
function helped(result: GroupResult, group: RowGroup, plan: Plan): GroupResult {
  if (result.profile.measures?.hhi) return result;
  const marketWith = (actors: RowGroup['actors'], total: RowGroup['total'], of: Plan): Market => {
    const other = { ...group, actors, total };
    return marketOf(other, of, namedIn(other, of)).market;
  };
  const each = (change: (tally: Tally, actor: string) => Tally): RowGroup['actors'] =>
    new Map([...group.actors].map(([actor, tally]) => [actor, change(tally, actor)]));
  // only of rows above the total it is not known without a search whether rounding explains them
  const above = result.basis === 'below' || (result.shares && result.exceeds);
  const rounds = plan.reading === 'printed' && above && !result.excess;
  const unknown = new Set(result.unknownOf);
  const known = each((tally, actor) => (unknown.has(actor) ? { ...tally, known: true, unknown: 0 } : tally));
  return {
    ...result,
    roundedHhi: rounds
      ? hhiAlone(
          marketWith(each(otherReading), group.total && otherReading(group.total), { ...plan, reading: 'rounded' }),
        )
      : undefined,
    settledBy: unknown.size > 0 && hasHhi(marketWith(known, group.total, plan)) ? result.unknownOf : [],
  };
}

/** The result of a group, with the profile that is made of its sums if it is fully known, and of its market otherwise. */
function measured<Measured>(
  group: RowGroup,
  plan: Plan,
  terms: Terms,
  all: Namesakes,
  of: { readonly known: (sums: HoldingSums) => Measured; readonly partly: (market: Market) => Measured },
): Omit<GroupResult, 'profile' | 'without'> & { readonly profile: Measured } {
  const named = namedIn(group, plan);
  const lumps = plan.rest.filter((actor) => group.actors.has(actor));
  const facts = {
    by: group.by,
    totalRows: group.totalRows,
    absent: terms.exclusions.map((e) => e.actor).filter((actor) => !group.actors.has(actor)),
    lumps,
    namesakes: besideParts(group.actors, all),
    shares: plan.shares !== undefined,
  };
  const known = group.sums ?? (closed(group, plan, terms) ? summed(named, terms) : undefined);
  if (known) {
    const { suppliers, total, scale, largest } = known;
    const amounts = { sum: toNumber(ratio(total, scale)), most: toNumber(ratio(largest[0]?.units ?? 0n, scale)) };
    const common = { ...facts, largeAsOthers: largeAsOthersOf(known), amounts, suppliers, ...CLOSED };
    return { ...common, profile: of.known(known) };
  }
  const unknown = named.filter(([, tally]) => !tally.known).map(([actor]) => actor);
  const { market, ...total } = marketOf(group, plan, named);
  const others = lumps.flatMap((actor) => group.actors.get(actor) ?? []);
  const rows = [...named.map(([, tally]) => tally), ...others];
  return {
    ...facts,
    // beside a stated total, a second one makes the rows exceed it
    largeAsOthers: statesTotal(plan) && !total.excess ? undefined : largeAsOthers(named, others),
    amounts: statesTotal(plan) ? undefined : amountsOf(rows),
    suppliers: named.length,
    unknown: unknown.sort(),
    unknownRows: rows.reduce((sum, tally) => sum + tally.unknown, 0),
    unknownOf: [...named.map(([actor]) => actor), ...lumps].filter((actor) => group.actors.get(actor)?.unknown).sort(),
    roundedHhi: undefined,
    settledBy: [],
    profile: of.partly(market),
    ...total,
  };
}

/** The sum and the largest of some amounts, at least. */
const amountsOf = (rows: readonly Tally[]): NonNullable<GroupResult['amounts']> => ({
  sum: toNumber(rows.reduce(tallySum, NOTHING).low),
  most: rows.reduce((most, { low }) => Math.max(most, toNumber(low)), 0),
});

/** What is true of a group that consists only of known suppliers. */
const CLOSED = {
  exceeds: false,
  excess: undefined,
  basis: 'rows',
  stated: undefined,
  unknown: [],
  unknownRows: 0,
  unknownOf: [],
  roundedHhi: undefined,
  settledBy: [],
} as const;

/** The suppliers of a group: neither the total nor a lump. */
function namedIn({ actors }: RowGroup, { total, rest }: Plan): readonly (readonly [string, Tally])[] {
  const lump = new Set(rest);
  return [...actors].filter(([actor]) => actor !== total && !lump.has(actor));
}

/** Whether a group consists only of named suppliers, without a total or a lump, and no further measures are asked for. */
const closed = (group: RowGroup, plan: Plan, terms: Terms): boolean =>
  !statesTotal(plan) && !terms.all && !plan.rest.some((actor) => group.actors.has(actor));

/** The holdings of suppliers and their sums, in integers of one scale. Undefined where some value is not known or the sum is 0. */
function summed(named: readonly (readonly [string, Tally])[], { exclusions }: Terms): HoldingSums | undefined {
  let scale = 1n;
  for (const [, tally] of named) {
    const sum = certainSum(tally);
    if (!sum) return undefined;
    if (sum.d > scale) scale = sum.d;
  }
  const units = ({ low: { n, d } }: Tally): bigint => (d === scale ? n : n * (scale / d));
  const all = holdingSums(
    named.map(([actor, tally]) => ({ actor, units: units(tally) })),
    scale,
    exclusions,
  );
  return all.total > 0n ? all : undefined;
}

/** The market of a group ([s1] to [s5]): without a stated total its rows are all of it. */
function marketOf(
  { actors, total }: RowGroup,
  plan: Plan,
  named: readonly (readonly [string, Tally])[],
): Pick<GroupResult, 'exceeds' | 'excess' | 'basis' | 'stated'> & { readonly market: Market } {
  const suppliers = named
    .flatMap(([actor, tally]) => {
      const value = tallyInterval(tally);
      return value ? [{ actor, value }] : [];
    })
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));
  const lumps = plan.rest.flatMap((actor) => actors.get(actor) ?? []);
  const other = lumps.length === 0 ? undefined : (tallyInterval(lumps.reduce(tallySum)) ?? FREE);
  if (plan.shares !== undefined) return marketOfShares(named, lumps, suppliers, other, plan);
  const { value: unit, reading } = plan;
  const common = { unit, suppliers, other, reading };
  if (!statesTotal(plan))
    return {
      ...quantities({ ...common, stated: undefined, complete: suppliers.length === named.length }),
      ...NOT_STATED,
    };
  const rows = [...named.map(([, tally]) => tally), ...lumps];
  const own = plan.total === undefined ? total : actors.get(plan.total);
  const stated = tallyReadings(
    (plan.stated === undefined ? own : typedTotal(plan.stated, reading)) ?? NOTHING,
    reading,
  );
  // one sum, because there may be a million groups
  const held = stated && tallyReadings(rows.reduce(tallySum, NOTHING), reading);
  return {
    ...quantities({
      ...common,
      stated: stated ?? { printed: FREE, rounded: FREE },
      complete: rows.every((tally) => tally.known && tally.unknown === 0),
    }),
    excess: stated && held && excess([held], stated),
    stated: stated?.[reading],
  };
}

/** The tally of a total that is the same for every group; undefined where it cannot be read. */
function typedTotal(text: string, reading: ReadingPolicy): Tally | undefined {
  const tally = printedTally(text, 1n, reading, true);
  return typeof tally === 'string' ? undefined : tally;
}

const WHOLE: BothReadings = { printed: point(100), rounded: point(100) };

/**
 * The market of a group of shares ([s7]): its total is 100 percent, and the rest is what the rows leave. Rows above that by no
 * more than their rounding are all of it if none is unknown ([s1]). Other rows above it agree with no market.
 */
function marketOfShares(
  named: readonly (readonly [string, Tally])[],
  lumps: readonly Tally[],
  suppliers: Market['suppliers'],
  other: Interval | undefined,
  { reading }: Plan,
): ReturnType<typeof marketOf> {
  const rows = [...named.map(([, tally]) => tally), ...lumps];
  const held = tallyReadings(rows.reduce(tallySum, NOTHING), reading);
  const exceeds = held !== undefined && compared([held[reading]], WHOLE[reading]) > 0;
  const beyond = held && excess([held], WHOLE);
  const complete = rows.every((tally) => tally.known && tally.unknown === 0);
  const isAll = exceeds && !beyond && complete;
  const market = isAll
    ? { unit: undefined, suppliers, rest: other ?? point(0), total: FREE }
    : { unit: undefined, suppliers, rest: atLeast(other ?? FREE), total: point(100) };
  return { market, exceeds, excess: beyond, basis: isAll ? 'rows' : 'stated', stated: undefined };
}

const NOT_STATED = { excess: undefined, stated: undefined } as const;
