import { type AlikeNames, alikeNames } from '../../domain/alike-names.js';
import type { Interval } from '../../domain/interval.js';
import { toNumber } from '../../domain/rational.js';
import { SHARE_TOTALS, type ShareTotal } from '../../domain/reading.js';
import { suggest } from '../../domain/suggest.js';
import type { BandSet } from '../../market/band.js';
import type { Excess } from '../../market/excess.js';
import type { Terms } from '../../market/profile-record.js';

import { type FileDoubt, NO_QUANTITY, SHARES } from './doubts.js';
import { type GroupResult, groupLines } from './group-market.js';
import type { Flow, SideLine, StoppedGroup } from './groups.js';
import { isMultiplier } from './multiplier.js';
import { ENGLISH, isDoubtful, POINTS } from './notation.js';
import { type OddNames, oddNames } from './odd-names.js';
import { lumpsAmong, type Plan, statesTotal, withLumps } from './plan.js';
import { isTold, type SheetFacts } from './sheet-facts.js';
import { FEWEST, MOSTLY, type Namesakes, wholesAmong } from './wholes.js';

/** A note on the results of a file, with the facts that its sentence needs. `groups` is the number of groups that it is true of. */
export type CalculationNote =
  /** `near` are cells like the wanted texts that no row has. `cells` are the first cells of filters for which there are none. */
  | {
      readonly code: 'nothing-counted';
      readonly near: readonly string[];
      readonly cells: readonly FilterCells[];
      readonly ranges: Flow['ranges'];
    }
  /** `names` are the first of the names with blanks around them, out of `all`; `filters` are columns with such cells. */
  | {
      readonly code: 'blanks-around';
      readonly names: readonly string[];
      readonly all: number;
      readonly filters: readonly string[];
    }
  /** Names in one column that are alike, and the number of further such sets. */
  | ({ readonly code: 'alike-names'; readonly column: string; readonly more: number } & AlikeNames)
  /** Some rows have a blank cell in this column of `by`, though others have none. */
  | { readonly code: 'blank-groups'; readonly column: string }
  | FileDoubt
  /** Some shares have a percent sign, and others, of which this is the least as a text, have none. */
  | { readonly code: 'some-percents'; readonly bare: string }
  /** An actor is left out, but some groups do not have it; `first` are the first of them. */
  | {
      readonly code: 'absent-in-groups';
      readonly actor: string;
      readonly groups: number;
      readonly first: readonly (readonly string[])[];
    }
  | {
      readonly code: 'absent-actor';
      readonly actor: string;
      readonly role: 'excluded' | 'rest' | 'total';
      readonly near: readonly string[];
      /** `near` are several actors that the name lists. */
      readonly several: boolean;
    }
  /** Each supplier is left out in turn, but some groups name none; `first` are the first of them. */
  | { readonly code: 'no-supplier'; readonly groups: number; readonly first: readonly (readonly string[])[] }
  /** Suppliers whose names say that they may be none. */
  | ({ readonly code: 'odd-names' } & OddNames)
  | { readonly code: 'decimal-commas' }
  /** `whole`: values without a point are whole numbers; otherwise there are none. */
  | { readonly code: 'thousand-points'; readonly whole: boolean }
  | { readonly code: 'stopped-groups'; readonly groups: readonly StoppedGroup[] }
  | { readonly code: 'side-lines'; readonly lines: readonly SideLine[] }
  /** Marks that --flags leaves out although they may multiply the number before them, or may be several units. */
  | { readonly code: 'dropped-marks'; readonly marks: readonly string[]; readonly multiply: boolean }
  | { readonly code: 'sheet'; readonly facts: SheetFacts }
  /** Names of several suppliers together that are the rest by themselves. */
  | { readonly code: 'lumps'; readonly names: readonly string[] }
  /** An actor that is as large as all others together, in most of the groups that have it. */
  | { readonly code: 'large-as-others'; readonly actor: string; readonly groups: number; readonly among: number }
  /** An actor that is as large as others together whose names contain its own, in most of the groups that have both. */
  | {
      readonly code: 'beside-its-parts';
      readonly actor: string;
      readonly parts: readonly string[];
      readonly groups: number;
      readonly among: number;
    }
  | {
      readonly code: 'no-total' | 'exceeds-total' | 'total-by-rounding' | 'total-below';
      readonly groups: number;
    }
  /** `first` are the largest of these groups, each with the suppliers and lumps that have unknown rows. */
  | ({ readonly code: 'unknown-values' } & LargestGroups<UnknownRows>)
  /** Groups without an HHI that these values would give; `everywhere`: all groups with unknown values are among them. */
  | ({ readonly code: 'settled-by-values'; readonly everywhere: boolean } & LargestGroups<UnknownRows>)
  /** Groups without an HHI that have one if values are read as rounded. */
  | ({ readonly code: 'settled-by-rounding'; readonly bands: BandSet } & LargestGroups<{ readonly hhi: Interval }>)
  /** Groups of shares that state another total than 100 percent, which is not used; `first` are the first of them. */
  | { readonly code: 'unused-totals'; readonly groups: number; readonly first: readonly (readonly string[])[] }
  /** Groups without an HHI, because their known values have no upper limit; `first` are the first of them. */
  | { readonly code: 'no-upper-limit'; readonly groups: number; readonly first: readonly (readonly string[])[] }
  /** Groups whose values are all 0, so that nobody supplies anything; `first` are the first of them. */
  | { readonly code: 'nothing-supplied'; readonly groups: number; readonly first: readonly (readonly string[])[] }
  /** Groups whose total has more rows than any supplier; `first` are the first of them. */
  | { readonly code: 'repeated-totals'; readonly groups: number; readonly first: readonly (readonly string[])[] }
  /** Shares above 100 percent, by no more than their rounding. */
  | { readonly code: 'shares-by-rounding'; readonly groups: number }
  /** Shares that cannot all be true; `first` are the first of these groups. In `rounds` of them they can if they are rounded. */
  | {
      readonly code: 'inconsistent-shares';
      readonly groups: number;
      readonly first: readonly (readonly string[])[];
      readonly rounds: number;
    }
  /** A column that looks like shares of `whole` by its label, or because the rows of each group add up to about that. */
  | { readonly code: 'perhaps-shares'; readonly by: 'label'; readonly column: string; readonly whole: ShareTotal }
  /** `most` is the largest of these sums. */
  | { readonly code: 'perhaps-shares'; readonly by: 'sums'; readonly most: number; readonly whole: ShareTotal }
  /** `first` are the first of these groups. */
  | { readonly code: 'rows-beyond-rounding'; readonly groups: number; readonly first: readonly GroupExcess[] };

/** The first different cells of a filter's column, and the number of the others. */
export type FilterCells = { readonly column: string; readonly first: readonly string[]; readonly more: number };

/** A group whose rows exceed its stated total beyond what rounding explains ([s1]). */
export type GroupExcess = { readonly by: readonly string[]; readonly stated: Interval; readonly excess: Excess };

/** Rows of a group whose value is unknown: their number, and the names that they have. */
export type UnknownRows = { readonly rows: number; readonly actors: readonly string[] };

/** Groups that share a fact: their number, and the largest of them from the largest, each with its own part of the fact. */
export type LargestGroups<Fact> = {
  readonly groups: number;
  readonly first: readonly (Fact & { readonly by: readonly string[] })[];
};

/** The most cells of a filter's column that a note shows. */
const MOST_SHOWN = 6;

/** The most groups that a note names. */
const MOST_NAMED = 3;

/** The least and the greatest sum of the rows of a group, and the largest amount of a supplier. */
type Sizes = { readonly least: number; readonly greatest: number; readonly most: number };

/** Groups that share a fact: their number, and the first of them. */
type Counted = { groups: number; readonly first: (readonly string[])[] };

/** Counts a group, and names it if it is one of the first. */
function countIn(counted: Counted, by: readonly string[]): void {
  counted.groups += 1;
  if (counted.first.length < MOST_NAMED) counted.first.push(by);
}

/** The same while groups are counted, with their sizes. */
type Sized<Fact> = { groups: number; first: (Fact & { readonly by: readonly string[]; readonly size: number })[] };

/** Counts a group, and keeps it if it is one of the largest. */
function keep<Fact>(sized: Sized<Fact>, { by, profile }: GroupResult, fact: Fact): void {
  const size = profile.total?.low ?? 0;
  sized.groups += 1;
  sized.first = [...sized.first, { ...fact, by, size }].sort((a, b) => b.size - a.size).slice(0, MOST_NAMED);
}

/** The groups whose total is not the stated one, by what it is, those whose rows exceed it beyond rounding, those without an excluded actor, and those in which an actor looks like a whole. */
type Seen = {
  rows: number;
  rounding: number;
  below: number;
  beyond: number;
  readonly first: GroupExcess[];
  readonly absent: Map<string, Counted>;
  readonly large: Map<string, { hits: number; close: number }>;
  readonly untrue: Counted & { rounds: number };
  readonly nameless: Counted;
  readonly empty: Counted;
  readonly endless: Counted;
  readonly repeated: Counted;
  readonly unknown: Sized<UnknownRows>;
  readonly byValues: Sized<UnknownRows>;
  readonly byRounding: Sized<{ readonly hhi: Interval }>;
  sizes: Sizes | undefined;
  readonly beside: Map<string, { sums: number; among: number }>;
};

const nothingSeen = (): Seen => ({
  rows: 0,
  rounding: 0,
  below: 0,
  beyond: 0,
  first: [],
  absent: new Map(),
  large: new Map(),
  untrue: { groups: 0, first: [], rounds: 0 },
  nameless: { groups: 0, first: [] },
  empty: { groups: 0, first: [] },
  endless: { groups: 0, first: [] },
  repeated: { groups: 0, first: [] },
  unknown: { groups: 0, first: [] },
  byValues: { groups: 0, first: [] },
  byRounding: { groups: 0, first: [] },
  sizes: undefined,
  beside: new Map(),
});

/** Whether an actor as large as all others may be their total: a share is one only if it is the whole. */
const isWhole = ({ shares, amounts }: GroupResult): boolean => !shares || (amounts?.most ?? 0) > 90;

/** How far, as a part of it, an actor may be from the sum of the others if only one or two groups show that it is their total. */
const CLOSE = 0.005;

/** Adds the result of a group to what was seen. A group is counted once, for the gravest reason. */
function see(seen: Seen, result: GroupResult): void {
  const {
    by,
    basis,
    excess,
    exceeds,
    stated,
    absent,
    amounts,
    shares,
    suppliers,
    largeAsOthers: large,
    namesakes: beside,
  } = result;
  if (large !== undefined && isWhole(result)) {
    const counted = seen.large.get(large) ?? { hits: 0, close: 0 };
    counted.hits += 1;
    if (amounts && Math.abs(2 * amounts.most - amounts.sum) <= CLOSE * amounts.most) counted.close += 1;
    seen.large.set(large, counted);
  }
  for (const { actor, isSum } of beside) {
    const counted = seen.beside.get(actor) ?? { sums: 0, among: 0 };
    counted.among += 1;
    if (isSum) counted.sums += 1;
    seen.beside.set(actor, counted);
  }
  for (const actor of absent) {
    const counted = seen.absent.get(actor) ?? { groups: 0, first: [] };
    countIn(counted, by);
    seen.absent.set(actor, counted);
  }
  if (amounts && amounts.most < amounts.sum) {
    const { least, greatest, most } = seen.sizes ?? { least: amounts.sum, greatest: 0, most: 0 };
    seen.sizes = {
      least: Math.min(least, amounts.sum),
      greatest: Math.max(greatest, amounts.sum),
      most: Math.max(most, amounts.most),
    };
  }
  const { unknownRows: unknown, unknownOf, settledBy, roundedHhi } = result;
  if (unknown > 0) keep(seen.unknown, result, { rows: unknown, actors: unknownOf });
  if (settledBy.length > 0) keep(seen.byValues, result, { rows: unknown, actors: settledBy });
  // what would help shares beyond 100 percent is told with them
  if (roundedHhi && !shares) keep(seen.byRounding, result, { hhi: roundedHhi });
  if (suppliers === 0) countIn(seen.nameless, by);
  if (result.totalRows !== undefined) countIn(seen.repeated, by);
  if (result.profile.reasons.get('measures') === 'nothing-supplied') countIn(seen.empty, by);
  const { total, measures } = result.profile;
  if (!measures?.hhi && total?.high === 'unbounded' && unknown === 0 && stated === undefined && suppliers > 0)
    countIn(seen.endless, by);
  if (shares && exceeds && basis === 'stated') {
    countIn(seen.untrue, by);
    if (!excess) seen.untrue.rounds += 1;
  }
  if (shares && basis === 'rows') seen.rows += 1;
  if (stated === undefined) return;
  if (excess) {
    seen.beyond += 1;
    if (seen.first.length < MOST_NAMED) seen.first.push({ by, stated, excess });
  } else if (basis !== 'stated') seen[basis] += 1;
}

/**
 * The results of a file: the number of groups, the result of each in the order of their cells, and the notes.
 * A result is computed when it is taken and is not kept, because a file can have a million groups.
 * So take the results once, and the notes after them.
 */
export type Calculation = {
  readonly groups: number;
  readonly results: Iterable<GroupResult>;
  readonly notes: () => readonly CalculationNote[];
};

/** The results of the groups that an engine found in a file. */
export function calculation(flow: Flow, asked: Plan, terms: Terms): Calculation {
  const { groups, actors, beside, sheet } = flow;
  const plan = { ...withLumps(asked, actors), shares: flow.plan.shares };
  const related = wholesAmong(suppliersOf(actors, plan), plan);
  /** What the groups have for a total. It is known once all results are taken. */
  let known: Seen | undefined;
  const results = {
    *[Symbol.iterator]() {
      const seen = nothingSeen();
      for (const group of groups) {
        const { result, lines } = groupLines(group, plan, terms, related);
        see(seen, result);
        yield* lines;
      }
      known = seen;
    },
  };
  const totals = (): Seen => {
    if (known) return known;
    const seen = nothingSeen();
    for (const group of groups) see(seen, groupLines(group, plan, terms, related).result);
    known = seen;
    return seen;
  };
  const notes = (): readonly CalculationNote[] => {
    const seen = totals();
    const shares = perhapsShares(seen, plan);
    const sides = [
      ...(flow.stopped ? [{ code: 'stopped-groups', groups: flow.stopped } as const] : []),
      ...(sheet && isTold(sheet) ? [{ code: 'sheet', facts: sheet } as const] : []),
      ...(beside.length > 0 ? [{ code: 'side-lines', lines: beside } as const] : []),
      ...droppedMarks(plan),
      ...writing(flow, plan, plan.shares !== undefined || shares.length > 0),
      ...(flow.bare === undefined ? [] : [{ code: 'some-percents', bare: flow.bare } as const]),
      ...(flow.doubts ?? []).filter((doubt) => groups.length > 0 || doubt.code !== 'idle-filter'),
    ];
    if (groups.length === 0) {
      const near = nearCells(flow, plan);
      const cells = near.length > 0 ? [] : filterCells(flow, plan);
      return [{ code: 'nothing-counted', near, cells, ranges: flow.ranges }, ...sides];
    }
    const { total } = plan;
    const bare = total === undefined ? 0 : groups.filter((g) => !g.actors.get(total)?.known).length;
    const { rows, rounding, below, beyond, first, absent } = seen;
    const large = asLargeAsOthers(seen, flow);
    const counts = [
      { code: 'no-supplier', ...seen.nameless, groups: terms.eachPct === undefined ? 0 : seen.nameless.groups },
      { code: 'nothing-supplied', ...seen.empty },
      { code: 'repeated-totals', ...seen.repeated },
      // a total that no row has is told as such
      { code: 'no-total', groups: total !== undefined && actors.includes(total) ? bare : 0 },
      { code: 'unused-totals', ...unusedTotals(groups, plan) },
      // a group without the total that is named is told as such
      { code: 'no-upper-limit', ...seen.endless, ...(total === undefined ? {} : { groups: 0 }) },
      { code: 'rows-beyond-rounding', groups: beyond, first },
      { code: plan.shares === undefined ? 'exceeds-total' : 'shares-by-rounding', groups: rows },
      { code: 'inconsistent-shares', ...seen.untrue },
      { code: 'total-by-rounding', groups: rounding },
      { code: 'total-below', groups: below },
      { code: 'unknown-values', ...seen.unknown },
      {
        code: 'settled-by-values',
        ...seen.byValues,
        everywhere: seen.byValues.groups === seen.unknown.groups,
      },
      { code: 'settled-by-rounding', ...seen.byRounding, bands: terms.bands },
    ] as const;
    return [
      ...sides,
      ...blanksAround(flow),
      ...alike(flow, plan),
      ...blankGroups(flow, plan),
      ...absentActors(actors, plan, terms),
      ...absentInGroups(absent, groups.length),
      ...lumpsOf(asked, actors),
      ...shares,
      ...large,
      ...oddlyNamed(actors, plan, large),
      ...besideTheirParts(seen, related),
      ...counts.filter((c) => c.groups > 0),
    ];
  };
  return { groups: groups.length, results, notes };
}

/** The groups of shares that state another total than 100 percent. */
function unusedTotals(groups: Flow['groups'], { total, shares }: Plan): Counted {
  const found: Counted = { groups: 0, first: [] };
  if (total === undefined || shares === undefined) return found;
  for (const { by, actors } of groups) {
    const stated = actors.get(total);
    if (stated?.known && Math.abs(toNumber(stated.low) - 100) > ROUNDED) countIn(found, by);
  }
  return found;
}

/** How far from 100 percent the stated total of shares may be by rounding. */
const ROUNDED = 0.5;

/** The cells like those that the filters want and no row has. */
const nearCells = ({ cells }: Flow, { where }: Plan): readonly string[] =>
  [...where].flatMap(([column, texts]) => {
    const known = cells.get(column) ?? [];
    return texts.filter((text) => !known.includes(text)).flatMap((text) => suggest(text, known));
  });

/** The first cells of the filters of which no row has a wanted text. */
const filterCells = ({ cells }: Flow, { where }: Plan): readonly FilterCells[] =>
  [...where].flatMap(([column, texts]) => {
    const known = (cells.get(column) ?? []).filter((cell) => cell !== '');
    const first = known.slice(0, known.length > MOST_SHOWN ? MOST_SHOWN - 1 : MOST_SHOWN);
    const wanted = texts.some((text) => known.includes(text));
    return wanted || known.length === 0 ? [] : [{ column, first, more: known.length - first.length }];
  });

/** A note on blanks around names, if there were any. */
const blanksAround = ({ blanks: { names, filters } }: Flow): readonly CalculationNote[] =>
  names.length + filters.length > 0
    ? [{ code: 'blanks-around', names: names.slice(0, MOST_NAMED), all: names.length, filters }]
    : [];

/** Notes on names that are alike: among the actors, and among the cells of each column that makes groups. */
function alike({ actors, groups }: Flow, { by, actor }: Plan): readonly CalculationNote[] {
  const columns = [
    { column: actor, names: actors },
    ...by.map((column, i) => ({ column, names: [...new Set(groups.map((group) => group.by[i] ?? ''))] })),
  ];
  return columns.flatMap(({ column, names }) => {
    const [first, ...more] = alikeNames(names);
    return first ? [{ code: 'alike-names', column, ...first, more: more.length }] : [];
  });
}

/** Notes on the columns of `by` in which some groups have a blank cell and others have not. */
const blankGroups = ({ groups }: Flow, { by }: Plan): readonly CalculationNote[] =>
  by.flatMap((column, i) => {
    const blank = groups.filter((group) => group.by[i] === '').length;
    return blank > 0 && blank < groups.length ? [{ code: 'blank-groups', column }] : [];
  });

/** Notes on the excluded actors that some groups do not have. What no group has is told once, by `absentActors`. */
const absentInGroups = (absent: Seen['absent'], all: number): readonly CalculationNote[] =>
  [...absent].flatMap(([actor, counted]) =>
    counted.groups < all ? [{ code: 'absent-in-groups', actor, ...counted }] : [],
  );

/** The actors that are suppliers. */
const suppliersOf = (actors: readonly string[], { total, rest }: Plan): readonly string[] => {
  const other = new Set([...(total === undefined ? [] : [total]), ...rest]);
  return actors.filter((actor) => !other.has(actor));
};

/** A note on the lumps that the plan does not name, if there are any. */
const lumpsOf = (plan: Plan, actors: readonly string[]): readonly CalculationNote[] => {
  const names = lumpsAmong(plan, actors);
  return names.length > 0 ? [{ code: 'lumps', names }] : [];
};

/** A note that a column looks like shares although nobody says so, if it does. */
function perhapsShares({ sizes }: Seen, plan: Plan): readonly CalculationNote[] {
  if (!sizes || statesTotal(plan)) return [];
  const { least, greatest, most } = sizes;
  const sumsTo = SHARE_TOTALS.find((whole) => least >= 0.95 * whole && greatest <= 1.05 * whole);
  const columns = SHARES.test(plan.value) ? [plan.value] : (plan.unpivot?.columns ?? []);
  const [column] = columns;
  if (column !== undefined && most <= 100 && columns.every((label) => SHARES.test(label) && !NO_QUANTITY.test(label)))
    return [{ code: 'perhaps-shares', by: 'label', column, whole: most <= 1 && greatest <= 1.05 ? 1 : 100 }];
  return sumsTo === undefined ? [] : [{ code: 'perhaps-shares', by: 'sums', whole: sumsTo, most: greatest }];
}

type LargeAsOthers = Extract<CalculationNote, { code: 'large-as-others' }>;

/** Notes on the actors that are as large as all others together, in most of their groups of three rows and more. */
function asLargeAsOthers({ large }: Seen, { groups, appearances }: Flow): readonly LargeAsOthers[] {
  return [...large].sort(byName).flatMap(([actor, { hits, close }]) => {
    const having = (): number => groups.filter((g) => g.actors.size >= FEWEST && g.actors.has(actor)).length;
    const among = appearances?.get(actor) ?? having();
    // a supplier with about half of one or two markets is no wonder
    const enough = among < FEWEST ? close : hits;
    return enough >= MOSTLY * among ? [{ code: 'large-as-others', actor, groups: hits, among }] : [];
  });
}

/** Notes on the actors that are the sum of others whose names contain theirs, in most of the groups that have both. */
const besideTheirParts = ({ beside }: Seen, related: Namesakes): readonly CalculationNote[] =>
  [...beside].sort(byName).flatMap(([actor, { sums, among }]) => {
    const parts = related.get(actor) ?? [];
    // two figures are equal by chance, such as those of Guinea and Papua New Guinea
    const isChance = parts.length === 1 && among < FEWEST && !parts[0]?.toLowerCase().startsWith(actor.toLowerCase());
    return sums >= MOSTLY * among && !isChance ? [{ code: 'beside-its-parts', actor, parts, groups: sums, among }] : [];
  });

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

/** Notes on how numbers are taken to be written, where nobody says so. */
function writing({ points }: Flow, plan: Plan, shares: boolean): readonly CalculationNote[] {
  const { notation = ENGLISH, pointed = false } = plan;
  if (notation.presumed) return [{ code: 'decimal-commas' }];
  if (notation.decimal !== undefined || notation.thousands !== undefined) return [];
  if (isDoubtful(points)) return [{ code: 'thousand-points', whole: true }];
  return pointed && points === POINTS.three && !shares ? [{ code: 'thousand-points', whole: false }] : [];
}

/** Notes on suppliers whose names say that they may be none. A lump is one where the plan takes lumps for suppliers. */
const oddlyNamed = (
  actors: readonly string[],
  plan: Plan,
  large: readonly LargeAsOthers[],
): readonly CalculationNote[] =>
  oddNames(
    suppliersOf(actors, plan).filter((actor) => !large.some((note) => note.actor === actor)),
    plan.actor,
  )
    .filter(({ kind }) => kind !== 'lump' || plan.lumps)
    .map((odd) => ({ code: 'odd-names', ...odd }));

/** Notes on the actors that the command line names and that no row has. */
function absentActors(actors: readonly string[], plan: Plan, { exclusions }: Terms): readonly CalculationNote[] {
  const named = [
    ...exclusions.map((e) => [e.actor, 'excluded'] as const),
    ...plan.rest.map((actor) => [actor, 'rest'] as const),
    ...(plan.total === undefined ? [] : [[plan.total, 'total'] as const]),
  ];
  return named
    .filter(([actor]) => !actors.includes(actor))
    .map(([actor, role]) => {
      const parts = actor.split(',').map((part) => part.trim());
      const several = parts.length > 1 && parts.every((part) => actors.includes(part));
      return { code: 'absent-actor', actor, role, near: several ? parts : suggest(actor, actors), several };
    });
}

/** Marks that change what a number says. */
function droppedMarks({ notation = ENGLISH }: Plan): readonly CalculationNote[] {
  const [factors, units] = [notation.flags.filter(isMultiplier), notation.flags.filter((flag) => UNIT.test(flag))];
  if (factors.length > 0) return [{ code: 'dropped-marks', marks: factors, multiply: true }];
  return units.length > 1 ? [{ code: 'dropped-marks', marks: units, multiply: false }] : [];
}

/** What looks like a unit behind a number, or a currency before it. */
const UNIT = /^(?:\p{L}{2,}|t|\p{L}{0,3}\p{Sc})$/u;
