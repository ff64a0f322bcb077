import { OTHER, WORLD } from '../domain/actor.js';
import { grouped } from '../domain/grouped.js';
import { hull, type Interval, point } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { type Excess, excess } from '../market/excess.js';
import {
  atLeast,
  type BothReadings,
  FREE,
  type Market,
  quantities,
  type Supplier,
  type TotalBasis,
} from '../market/market.js';

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
 * The market of one table, what its total is, whether its rows exceed the stated one, and by how much beyond rounding ([s1] to [s5], [h7]).
 * Suppliers that the total leaves out have no part in it ([s3]).
 */
export type TableMarket = {
  readonly market: Market;
  readonly basis: TotalBasis;
  readonly exceeds: boolean;
  readonly excess: Excess | undefined;
};

/** The market of one table. */
export function tableMarket(rows: readonly Observation[], policy: ReadingPolicy): TableMarket {
  const inside = insideTotal(rows);
  const total = worldTotal(inside);
  const table = quantities({
    unit: inside[0]?.unit,
    suppliers: suppliers(inside, policy),
    other: of(inside, OTHER, policy),
    stated: total ?? { printed: FREE, rounded: FREE },
    reading: policy,
    complete: inside.every((o) => o.actor === WORLD || known(o, policy)),
  });
  return { ...table, excess: total && excess(knownRows(inside), total) };
}

/** The rows of a table without those of the suppliers that its total leaves out ([s3]). */
export function insideTotal(rows: readonly Observation[]): readonly Observation[] {
  const left = suppliersOutside(rows);
  return left.length === 0 ? rows : rows.filter((o) => !left.includes(o.actor));
}

/** The suppliers that the printed total of a table leaves out ([s3]). */
export const suppliersOutside = (rows: readonly Observation[]): readonly string[] =>
  rows.find((o) => o.actor === WORLD)?.excludes ?? [];

/** The World total of a table; undefined if it is unknown. */
const worldTotal = (rows: readonly Observation[]): BothReadings | undefined =>
  bothReadings(rows.filter((o) => o.actor === WORLD))[0];

/** The known rows of a table, `Other` included. */
const knownRows = (rows: readonly Observation[]): readonly BothReadings[] =>
  bothReadings(rows.filter((o) => o.actor !== WORLD));

const bothReadings = (rows: readonly Observation[]): readonly BothReadings[] =>
  rows.flatMap((o) => {
    const [printed, rounded] = [known(o, 'printed'), known(o, 'rounded')];
    return printed && rounded ? [{ printed, rounded }] : [];
  });
