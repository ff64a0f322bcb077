import { OTHER, WORLD } from '../domain/actor.js';
import { grouped } from '../domain/grouped.js';
import { exactHigh, exactInterval, hull, type Interval, point } from '../domain/interval.js';
import { known, type Observation } from '../domain/observation.js';
import { sumOf } from '../domain/rational.js';
import type { ReadingPolicy } from '../domain/reading.js';
import { type Excess, excess } from '../market/excess.js';
import {
  atLeast,
  type BothReadings,
  FREE,
  lowSum,
  type Market,
  quantities,
  type Supplier,
  type TotalBasis,
} from '../market/market.js';

/** What a row says of an actor; undefined where its value is not known. */
type Amount = { readonly actor: string; readonly value: Interval | undefined };

const amounts = (rows: readonly Observation[], policy: ReadingPolicy): readonly Amount[] =>
  rows.map((o) => ({ actor: o.actor, value: known(o, policy) }));

/** The named actors with a known value, each with what its rows say together, in the order of their names. */
const suppliers = (rows: readonly Amount[], together: Together): readonly Supplier[] =>
  grouped(
    rows.filter(({ actor }) => actor !== OTHER && actor !== WORLD),
    ({ actor }) => actor,
  )
    .flatMap((own) => {
      const value = together(own.map((row) => row.value));
      return value ? [{ actor: own[0].actor, value }] : [];
    })
    .sort((a, b) => (a.actor < b.actor ? -1 : 1));

/** What the rows of one actor say together; undefined where no value is known. */
type Together = (values: readonly (Interval | undefined)[]) => Interval | undefined;

/** Rows that state one thing: it is in the hull of their readings. */
const sameThing: Together = (values) => hull(values.flatMap((v) => v ?? []));

/** Rows that are parts, of different ores: they add up. One of unknown size leaves the sum without a high end. */
const parts: Together = (values) => {
  const all = values.flatMap((v) => v ?? []);
  const [only, second] = all;
  if (!only || (!second && all.length === values.length)) return only;
  const highs = all.map(exactHigh).flatMap((h) => (h === 'unbounded' ? [] : [h]));
  const low = lowSum(all);
  return highs.length < values.length
    ? exactInterval(
        low,
        'unbounded',
        all.some((v) => v.lowOpen),
      )
    : exactInterval(
        low,
        sumOf(highs),
        all.some((v) => v.lowOpen),
        all.some((v) => v.highOpen),
      );
};

/** The named suppliers of amounts, those of one actor added up. */
export const summed = (rows: readonly Amount[]): readonly Supplier[] => suppliers(rows, parts);

/** What the lump of unnamed suppliers holds by amounts; undefined where none is known. */
export const lumped = (rows: readonly Amount[]): Interval | undefined =>
  parts(rows.flatMap(({ actor, value }) => (actor === OTHER ? [value] : [])));

/** The market of share claims on one subject and stage, pooled ([e3], [s2]): a claim on Other bounds the rest from below. */
export function claimMarket(claims: readonly Observation[], policy: ReadingPolicy): Market {
  const said = amounts(claims, policy);
  const other = sameThing(said.flatMap(({ actor, value }) => (actor === OTHER ? [value] : []))) ?? FREE;
  return { unit: undefined, suppliers: suppliers(said, sameThing), rest: atLeast(other), total: point(100) };
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
    suppliers: summed(amounts(inside, policy)),
    other: lumped(amounts(inside, policy)),
    stated: total ?? { printed: FREE, rounded: FREE },
    reading: policy,
    complete: inside.every((o) => o.actor === WORLD || known(o, policy)),
  });
  return { ...table, excess: total && excess(knownRows(inside), total) };
}

/** The rows of a table without those of the suppliers that its total leaves out ([s3]). */
export function insideTotal(rows: readonly Observation[]): readonly Observation[] {
  const left = suppliersOutside(rows);
  const out = new Set(left);
  return left.length === 0 ? rows : rows.filter((o) => !out.has(o.actor));
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
