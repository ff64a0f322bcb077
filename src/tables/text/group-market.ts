import type { Interval } from '../../domain/interval.js';
import { type Excess, excess } from '../../market/excess.js';
import { type HoldingSums, holdingSums } from '../../market/holdings.js';
import { knownProfile } from '../../market/known-profile.js';
import { FREE, type Market, quantities, type TotalBasis } from '../../market/market.js';
import { profile } from '../../market/profile.js';
import type { Profile, Terms } from '../../market/profile-record.js';
import type { RowGroup } from './groups.js';
import { type Plan, statesTotal } from './plan.js';
import { certainSum, NOTHING, type Tally, tallyInterval, tallyReadings, tallySum } from './tally.js';
import { besideParts, largeAsOthers, largeAsOthersOf, type Namesakes } from './wholes.js';

/**
 * The result of a group: the number of suppliers that it names, those without any known value, and the profile of its market.
 * `exceeds` says whether its rows add up to more than the stated total, and `excess` by how much if rounding does not explain it ([s1]).
 * `lumps` are the names of its lumps. `largeAsOthers` is the actor that is as large as all others together, undefined where there is none.
 * `namesakes` are the actors beside others whose names contain theirs, and whether each is their sum.
 * `absent` are the excluded actors that it does not have.
 * `basis` says what its total is, and `stated` is the stated one as read; undefined if none is known.
 */
export type GroupResult = {
  readonly by: readonly string[];
  readonly suppliers: number;
  readonly unknown: readonly string[];
  readonly absent: readonly string[];
  readonly lumps: readonly string[];
  readonly largeAsOthers: string | undefined;
  readonly namesakes: ReturnType<typeof besideParts>;
  readonly profile: Profile;
  readonly exceeds: boolean;
  readonly excess: Excess | undefined;
  readonly basis: TotalBasis;
  readonly stated: Interval | undefined;
};

/** Computes the result of a group. */
export function groupResult(group: RowGroup, plan: Plan, terms: Terms, all: Namesakes = new Map()): GroupResult {
  const named = namedIn(group, plan);
  const lumps = plan.rest.filter((actor) => group.actors.has(actor));
  const of = {
    by: group.by,
    absent: terms.exclusions.map((e) => e.actor).filter((actor) => !group.actors.has(actor)),
    lumps,
    namesakes: besideParts(group.actors, all),
  };
  const known = group.sums ?? (closed(group, plan, terms) ? summed(named, terms) : undefined);
  if (known) {
    const common = { ...of, largeAsOthers: largeAsOthersOf(known), suppliers: known.suppliers, unknown: [], ...CLOSED };
    return { ...common, profile: knownProfile(known, plan.value, terms) };
  }
  const unknown = named.filter(([, tally]) => !tally.known).map(([actor]) => actor);
  const { market, ...total } = marketOf(group, plan, named);
  return {
    ...of,
    largeAsOthers: largeAsOthers(
      named,
      lumps.flatMap((actor) => group.actors.get(actor) ?? []),
    ),
    suppliers: named.length,
    unknown: unknown.sort(),
    profile: profile(market, terms),
    ...total,
  };
}

/** What is true of the total of a group that consists only of known suppliers. */
const CLOSED = { exceeds: false, excess: undefined, basis: 'rows', stated: undefined } as const;

/** The suppliers of a group: neither the total nor a lump. */
function namedIn({ actors }: RowGroup, { total, rest }: Plan): readonly (readonly [string, Tally])[] {
  const lump = new Set(rest);
  return [...actors].filter(([actor]) => actor !== total && !lump.has(actor));
}

/** Whether a group consists only of named suppliers, without a total or a lump, and no further measures are asked for. */
const closed = (group: RowGroup, { total, totalColumn, rest }: Plan, terms: Terms): boolean =>
  total === undefined && totalColumn === undefined && !terms.all && !rest.some((actor) => group.actors.has(actor));

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
  const { value: unit, reading } = plan;
  const common = { unit, suppliers, other, reading };
  if (!statesTotal(plan))
    return {
      ...quantities({ ...common, stated: undefined, complete: suppliers.length === named.length }),
      ...NOT_STATED,
    };
  const rows = [...named.map(([, tally]) => tally), ...lumps];
  const stated = tallyReadings((plan.total === undefined ? total : actors.get(plan.total)) ?? NOTHING, reading);
  // one sum, because there may be a million groups
  const held = stated && tallyReadings(rows.reduce(tallySum, NOTHING), reading);
  return {
    ...quantities({
      ...common,
      stated: stated ?? { printed: FREE, rounded: FREE },
      complete: rows.every((tally) => tally.known && !tally.unknown),
    }),
    excess: stated && held && excess([held], stated),
    stated: stated?.[reading],
  };
}

const NOT_STATED = { excess: undefined, stated: undefined } as const;
