import type { ReadingPolicy } from '../../domain/reading.js';

/**
 * What a flat file is asked. Rows that agree in the columns `by` are one group, a market; in it the rows of one actor add up.
 * The rows of the actor `total`, or else the column `totalColumn`, state what the shares are taken of; actors of `rest` are lumps of several suppliers.
 * `where` keeps the rows that hold one of the texts in each of its columns. `enough` is what is asked of a group that is known, beside its sums:
 * so many of its largest suppliers, and what these actors hold; without it everything is.
 */
export type Plan = {
  readonly by: readonly string[];
  readonly actor: string;
  readonly value: string;
  readonly total: string | undefined;
  readonly totalColumn: string | undefined;
  readonly rest: readonly string[];
  readonly where: ReadonlyMap<string, readonly string[]>;
  readonly reading: ReadingPolicy;
  readonly enough?: { readonly largest: number; readonly actors: readonly string[] } | undefined;
};

/** The columns that a plan reads, each once. */
export const columnsOf = (plan: Plan): readonly string[] => [
  ...new Set([
    ...plan.by,
    plan.actor,
    plan.value,
    ...(plan.totalColumn === undefined ? [] : [plan.totalColumn]),
    ...plan.where.keys(),
  ]),
];
