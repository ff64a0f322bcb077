import type { ReadingPolicy, ShareTotal } from '../../domain/reading.js';
import { isLump } from '../../market/lump.js';
import type { Condition } from './conditions.js';
import type { Notation } from './notation.js';

/**
 * How the rows of a flat file make markets. Rows that agree in the columns `by` are one group, a market. The rows of one actor in it add up.
 * The rows of the actor `total`, or else the column `totalColumn`, state the total. Each actor in `rest` is a lump of several suppliers.
 * `stated` is the printed total of every group.
 * `shares`: the values are shares that are parts of this total.
 * `lumps`: an actor with the name of a lump is one, too.
 * `where` keeps the rows that hold one of the texts in each of its columns.
 * `conditions` are further conditions on the rows. `unpivot` makes rows of columns: then `value` is only the unit.
 * `subtotals` are actors that the first rows show to be sums of others, with these.
 * `pointed`: the first values have points before three digits alone, as where points separate thousands.
 * `keepGoing`: a cell that cannot be read stops only its own group.
 * `notation` says how values are written; in English if undefined.
 * `enough` says which suppliers a fully known group must give besides its sums: a number of the largest, these actors, and those `compared`.
 * If undefined, all.
 */
export type Plan = {
  readonly by: readonly string[];
  readonly actor: string;
  readonly value: string;
  readonly total: string | undefined;
  readonly totalColumn: string | undefined;
  readonly rest: readonly string[];
  readonly lumps?: boolean | undefined;
  readonly shares?: ShareTotal | undefined;
  readonly stated?: string | undefined;
  readonly where: ReadonlyMap<string, readonly string[]>;
  readonly conditions?: readonly Condition[] | undefined;
  readonly unpivot?: Unpivot | undefined;
  readonly keepGoing?: boolean | undefined;
  readonly pointed?: boolean;
  readonly subtotals?: ReadonlyMap<string, readonly string[]>;
  readonly reading: ReadingPolicy;
  readonly notation?: Notation | undefined;
  readonly enough?:
    | { readonly largest: number; readonly actors: readonly string[]; readonly compared?: readonly string[] }
    | undefined;
};

/**
 * Columns that become rows, one for each cell: the label becomes the cell of the new column `name`, which may be the actor's.
 * `chosen` are their names or a pattern for them; all columns that no option names if undefined. `columns` are those that the file has.
 */
export type Unpivot = {
  readonly name: string;
  readonly chosen: readonly string[] | RegExp | undefined;
  readonly columns?: readonly string[];
};

/** Whether groups may state a total. Their values are then read under both readings ([s1]). */
export const statesTotal = ({ total, totalColumn, stated, shares }: Plan): boolean =>
  [total, totalColumn, stated, shares].some((said) => said !== undefined);

/** The names of lumps among these actors that the plan does not name itself. Empty if it takes them for actors. */
export const lumpsAmong = ({ lumps, total, rest }: Plan, actors: readonly string[]): readonly string[] =>
  lumps ? actors.filter((actor) => isLump(actor) && actor !== total && !rest.includes(actor)) : [];

/** The plan with the lumps among these actors in its rest. */
export const withLumps = (plan: Plan, actors: readonly string[]): Plan => ({
  ...plan,
  rest: [...plan.rest, ...lumpsAmong(plan, actors)],
});

/** The columns of the file that a plan reads, each once. Of those that become rows only the ones that it names. */
export const columnsOf = (plan: Plan): readonly string[] =>
  [
    ...new Set([
      ...plan.by,
      plan.actor,
      ...(plan.unpivot ? [] : [plan.value]),
      ...(plan.totalColumn === undefined ? [] : [plan.totalColumn]),
      ...plan.where.keys(),
      ...(plan.conditions ?? []).map(({ column }) => column),
      ...(plan.unpivot?.chosen instanceof RegExp ? [] : (plan.unpivot?.chosen ?? [])),
    ]),
  ].filter((column) => column !== plan.unpivot?.name);
