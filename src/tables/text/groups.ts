import { ratio } from '../../domain/rational.js';
import type { UnreadableReason } from '../../domain/reading.js';
import type { Sums } from '../../market/settled.js';
import type { Plan } from './plan.js';
import { exactly, NOTHING, plus, printed, type Tally } from './tally.js';

/**
 * A group: the cells that its rows agree in, what each actor's values add up to, and the stated total of its column. Where an engine has added up all of a
 * group that is known, it gives its `sums`, and of its actors only those that they name.
 */
export type Group = {
  readonly by: readonly string[];
  readonly actors: ReadonlyMap<string, Tally>;
  readonly total: Tally | undefined;
  readonly sums?: Sums | undefined;
};

/** Why a row cannot be counted: its value cannot be read, it names no actor, another total was stated for its group, or it has too few or too many cells. */
export type RowReason =
  | UnreadableReason
  | 'blank-actor'
  | 'several-totals'
  | 'unreadable-total'
  | 'missing-cell'
  | 'extra-cell';

/** A row that cannot be counted: where it stands, and what was found. `line` is that of the file, or the number of the row where a file has no lines. */
export type Unread = {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly reason: RowReason;
};

/** What an engine found in a file: its groups in the order of their cells, the names of all actors, how many rows were counted, and those that cannot be: how many, and the first. */
export type Flow = {
  readonly groups: readonly Group[];
  readonly actors: readonly string[];
  readonly rows: number;
  readonly unread: { readonly count: number; readonly first: readonly Unread[] };
};

/** So many of the rows that cannot be counted are told. */
export const TOLD = 10;

/** Values up to so many whole digits, with up to six decimals, are added as integers of a millionth: no double errs below 2 ** 53. */
const SHORT = /^\d{1,9}(?:\.\d{1,6})?$/;
const MILLION = 1_000_000;
const FULL = 2 ** 52;

/** A running sum: millionths that a double holds exactly, those that it held before, and all values that are no short decimals. */
type Sum = { units: number; carried: bigint; short: boolean; other: Tally };
type Open = {
  readonly by: readonly string[];
  readonly sums: Map<string, Sum>;
  total: { text: string; tally: Tally } | undefined;
};

/** Adds rows up, group by group: memory grows with groups times actors, not with rows. */
export function counter(plan: Plan) {
  const groups = new Map<string, Open>();
  const exact = plan.reading === 'printed';
  let rows = 0;

  const opened = (by: readonly string[]): Open => {
    const key = by.join('\0');
    const there = groups.get(key);
    if (there) return there;
    const group: Open = { by: [...by], sums: new Map(), total: undefined };
    groups.set(key, group);
    return group;
  };
  const summed = (group: Open, actor: string): Sum => {
    const there = group.sums.get(actor);
    if (there) return there;
    const sum: Sum = { units: 0, carried: 0n, short: false, other: NOTHING };
    group.sums.set(actor, sum);
    return sum;
  };
  const checkedTotal = (group: Open, stated: string): RowReason | undefined => {
    if (group.total) return group.total.text === stated ? undefined : 'several-totals';
    const tally = printed(stated, 1n, plan.reading);
    if (typeof tally === 'string') return 'unreadable-total';
    group.total = { text: stated, tally };
    return undefined;
  };
  /** Adds one row; the reason where it cannot be counted. */
  const add = (by: readonly string[], actor: string, value: string, stated?: string): RowReason | undefined => {
    if (actor.trim() === '') return 'blank-actor';
    const group = opened(by);
    const sum = summed(group, actor);
    if (exact && SHORT.test(value)) {
      sum.units += millionths(value);
      if (sum.units > FULL) [sum.units, sum.carried] = [0, sum.carried + BigInt(sum.units)];
      sum.short = true;
    } else {
      const tally = printed(value, 1n, plan.reading);
      if (typeof tally === 'string') return tally;
      sum.other = plus(sum.other, tally);
    }
    rows += 1;
    return stated === undefined ? undefined : checkedTotal(group, stated);
  };
  const found = (): Omit<Flow, 'unread'> => ({
    rows,
    actors: [...new Set([...groups.values()].flatMap(({ sums }) => [...sums.keys()]))].sort(),
    groups: inOrder(
      [...groups.values()].map(({ by, sums, total }) => ({
        by,
        actors: new Map([...sums].map(([actor, sum]) => [actor, closed(sum)])),
        total: total?.tally,
      })),
    ),
  });
  return { add, found };
}

/** A short decimal in millionths. */
function millionths(text: string): number {
  const dot = text.indexOf('.');
  if (dot < 0) return Number(text) * MILLION;
  return Number(text.slice(0, dot)) * MILLION + Number(text.slice(dot + 1).padEnd(6, '0'));
}

const closed = ({ units, carried, short, other }: Sum): Tally =>
  short ? plus(exactly(ratio(carried + BigInt(units), BigInt(MILLION))), other) : other;

/** Groups in the order of their cells, the same whatever the order of rows. */
export const inOrder = (groups: readonly Group[]): readonly Group[] =>
  [...groups].sort((a, b) => {
    const at = a.by.findIndex((cell, i) => cell !== b.by[i]);
    return at < 0 ? 0 : (a.by[at] ?? '') < (b.by[at] ?? '') ? -1 : 1;
  });
