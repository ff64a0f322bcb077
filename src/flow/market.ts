import { type Market, quantities } from '../analysis/market.js';
import { type Profile, profile, type Terms } from '../analysis/profile.js';
import { type Holding, settled } from '../analysis/settled.js';
import { interval } from '../domain/interval.js';
import type { Group } from './groups.js';
import type { Plan } from './plan.js';
import { certain, held, NOTHING, plus, type Tally } from './tally.js';

/** What a group came to: how many suppliers are named in it, its profile, and whether its rows exceed the stated total ([s1]). */
export type Measured = {
  readonly by: readonly string[];
  readonly suppliers: number;
  readonly unknown: readonly string[];
  readonly profile: Profile;
  readonly exceeds: boolean;
};

/** The measures of a group. */
export function measured(group: Group, plan: Plan, terms: Terms): Measured {
  const lump = new Set(plan.rest);
  const named = [...group.actors].filter(([actor]) => actor !== plan.total && !lump.has(actor));
  const unknown = named.filter(([, tally]) => !tally.known).map(([actor]) => actor);
  const common = { by: group.by, suppliers: named.length, unknown: unknown.sort() };
  const known = closed(group, plan, terms) ? holdings(named) : undefined;
  if (known) return { ...common, profile: settled(known.all, known.scale, plan.value, terms), exceeds: false };
  const { market, exceeds } = marketOf(group, plan, named);
  return { ...common, profile: profile(market, terms), exceeds };
}

/** Whether nothing but its named suppliers is part of a group. */
const closed = (group: Group, { total, totalColumn, rest }: Plan, terms: Terms): boolean =>
  total === undefined && totalColumn === undefined && !terms.all && !rest.some((actor) => group.actors.has(actor));

/** What suppliers hold, in integers of one scale, where all of it is known and something is supplied. */
function holdings(
  named: readonly (readonly [string, Tally])[],
): { readonly all: readonly Holding[]; readonly scale: bigint } | undefined {
  let scale = 1n;
  for (const [, tally] of named) {
    const sum = certain(tally);
    if (!sum) return undefined;
    if (sum.d > scale) scale = sum.d;
  }
  const units = ({ low: { n, d } }: Tally): bigint => (d === scale ? n : n * (scale / d));
  const all = named.map(([actor, tally]) => ({ actor, units: units(tally) }));
  return all.some((holding) => holding.units > 0n) ? { all, scale } : undefined;
}

/** The market of a group (METHOD [s1] to [s5]): without a stated total its rows are all of it. */
function marketOf(
  { actors, total }: Group,
  plan: Plan,
  named: readonly (readonly [string, Tally])[],
): { readonly market: Market; readonly exceeds: boolean } {
  const suppliers = named
    .flatMap(([actor, tally]) => {
      const value = held(tally);
      return value ? [{ actor, value }] : [];
    })
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));
  const lumps = plan.rest.flatMap((actor) => actors.get(actor) ?? []);
  const other = lumps.length === 0 ? undefined : (held(lumps.reduce(plus)) ?? FREE);
  const open = plan.total !== undefined || plan.totalColumn !== undefined;
  const stated = plan.total === undefined ? total : actors.get(plan.total);
  return quantities({
    unit: plan.value,
    suppliers,
    other,
    stated: open ? (held(stated ?? NOTHING) ?? FREE) : undefined,
    complete: suppliers.length === named.length,
  });
}

const FREE = interval(0, 'unbounded');
