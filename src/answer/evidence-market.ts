import { OTHER, WORLD } from '../domain/actor.js';
import { grouped } from '../domain/grouped.js';
import { hull, type Interval, point } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { atLeast, FREE, type Market, quantities, type Supplier } from '../market/market.js';

/** The named actors with a known value, each with the hull of its readings, in the order of their names. */
function suppliers(rows: readonly Observation[], policy: ReadingPolicy): readonly Supplier[] {
  const named = rows.filter(({ actor }) => actor !== OTHER && actor !== WORLD);
  return grouped(named, (o) => o.actor)
    .flatMap((own) => {
      const value = hull(own.flatMap((o) => known(o, policy) ?? []));
      return value ? [{ actor: own[0].actor, value }] : [];
    })
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));
}

const of = (rows: readonly Observation[], actor: string, policy: ReadingPolicy): Interval | undefined =>
  hull(rows.flatMap((o) => (o.actor === actor ? (known(o, policy) ?? []) : [])));

/** The market of share claims on one subject and stage, pooled ([e3], [s2]): a claim on Other bounds the rest from below. */
export function claimMarket(claims: readonly Observation[], policy: ReadingPolicy): Market {
  const other = of(claims, OTHER, policy) ?? FREE;
  return { unit: undefined, suppliers: suppliers(claims, policy), rest: atLeast(other), total: point(100) };
}

/**
 * The market of one table, and whether its rows exceed the stated total ([s1] to [s5], [h7]). If so, their sum is the total.
 * Where a row is unknown, the sum of the others bounds the total from below, since unknown is never zero ([s3]).
 */
export function tableMarket(
  rows: readonly Observation[],
  policy: ReadingPolicy,
): { readonly market: Market; readonly exceeds: boolean } {
  const named = suppliers(rows, policy);
  const other = of(rows, OTHER, policy);
  const stated = of(rows, WORLD, policy) ?? FREE;
  const complete = rows.every((o) => o.actor === OTHER || o.actor === WORLD || known(o, policy));
  return quantities({ unit: rows[0]?.unit, suppliers: named, other, stated, complete });
}
