import { ratio } from '../../domain/rational.js';
import { UNREADABLE_REASONS } from '../../domain/reading.js';
import type { HoldingSums } from '../../market/holdings.js';
import type { SurroundingBlanks } from './blanks.js';
import type { FileDoubt } from './doubts.js';
import { ENGLISH, englishValue, type Notation, POINTS, pointsIn } from './notation.js';
import { type Plan, statesTotal } from './plan.js';
import type { SheetFacts } from './sheet-facts.js';
import { exactTally, NOTHING, printedTally, type Tally, tallySum } from './tally.js';

/**
 * Rows that make one market: the cells in which they agree, what each actor's values add up to, and the total that they state.
 * `totalRows` is the number of rows of the actor `total` if it has more than any other actor; otherwise it is undefined.
 * An engine that has added up a fully known group gives its `sums`, and only the actors that these name.
 */
export type RowGroup = {
  readonly by: readonly string[];
  readonly actors: ReadonlyMap<string, Tally>;
  readonly total: Tally | undefined;
  readonly totalRows?: number | undefined;
  readonly sums?: HoldingSums | undefined;
};

/**
 * Why a row cannot be counted: its value or total cannot be read, it names no actor, or it has the wrong number of cells.
 * `not-compared` means that a cell is no number but has to be compared with one. `several-totals` means that rows of its group state different totals.
 */
export const ROW_REASONS = [
  ...UNREADABLE_REASONS,
  'blank-actor',
  'several-totals',
  'unreadable-total',
  'missing-cell',
  'extra-cell',
  'not-compared',
] as const;
/** Why a row cannot be counted. */
export type RowReason = (typeof ROW_REASONS)[number];

/** A row that cannot be counted: its place, what was found there, and why. `line` is a line of the file, or a row where a file has no lines. */
export type Unread = {
  readonly line: number;
  readonly column: string;
  readonly found: string;
  readonly reason: RowReason;
  /** The column is one of those that become rows. */
  readonly unpivoted?: boolean;
  /** How the values of the file are written; undefined where nobody says so. */
  readonly notation?: Notation | undefined;
};

/** A line of a file that is no row: a title above the header or a note below the last row. */
export type SideLine = { readonly line: number; readonly text: string };

/** A group that is left out, and the first of its rows that cannot be counted. */
export type StoppedGroup = { readonly by: readonly string[]; readonly unread: Unread };

/**
 * What an engine finds in a file: groups in the order of their cells, the names of all actors, and the number of rows counted.
 * `unread` has the number of rows that cannot be counted, and the first of them. `blanks` says where blanks stood around names,
 * and `beside` are the lines that are no rows.
 * `appearances` gives for some actors the number of groups of three rows and more that have them; undefined where groups have all their actors.
 * `points` says what the points in values say of their notation.
 * `stopped` are the groups that are left out, if the plan keeps going.
 * `plan` is the one that was followed: as asked, with what only the file can say.
 * `cells` are the different cells of each column of a filter, if no row was counted and they are not too many; otherwise it is empty.
 * `ranges` are the least and the greatest number in each column that conditions compare, if no row was counted.
 * `doubts` are what the file shows that may not be meant. `bare` is the least of the values without a percent sign, as texts, where others have one.
 */
export type Flow = {
  readonly groups: readonly RowGroup[];
  readonly actors: readonly string[];
  readonly rows: number;
  readonly unread: { readonly count: number; readonly first: readonly Unread[] };
  readonly blanks: SurroundingBlanks;
  readonly cells: ReadonlyMap<string, readonly string[]>;
  readonly ranges: readonly CellRange[];
  readonly beside: readonly SideLine[];
  readonly sheet?: SheetFacts | undefined;
  readonly appearances?: ReadonlyMap<string, number> | undefined;
  readonly points: number;
  readonly plan: Plan;
  readonly doubts?: readonly FileDoubt[];
  readonly bare?: string | undefined;
  readonly stopped?: readonly StoppedGroup[] | undefined;
};

/** The least and the greatest number in a column, as printed; undefined where it has none. */
export type CellRange = {
  readonly column: string;
  readonly least: string | undefined;
  readonly greatest: string | undefined;
};

/** The most rows that a Flow lists as uncountable. */
export const MOST_UNREAD = 10;

/** The most different cells of a filter's column that a Flow lists. */
export const MOST_CELLS = 10_000;

/** A value that is added in millionths as an integer: up to nine whole digits and six decimals. Doubles are exact below 2 ** 53. */
const SHORT = /^\d{1,9}(?:\.\d{1,6})?$/;
const MILLION = 1_000_000;
const TWO_MILLIONS = 2_000_000n;
const FULL = 2 ** 52;

/**
 * A running sum: the millionths of short decimals in a double, those carried over from it before it could be inexact, and all other values.
 * `places` and `placesCarried` are the places of the last digits of short decimals that are not zero, in the same way.
 */
type Sum = {
  units: number;
  carried: bigint;
  places: number;
  placesCarried: bigint;
  short: boolean;
  other: Tally;
  rows: number;
};
type Open = {
  readonly by: readonly string[];
  readonly sums: Map<string, Sum>;
  total: { text: string; tally: Tally } | undefined;
};

/** Adds up rows by group. Memory grows with groups times actors, not with rows. */
export function counter(plan: Plan) {
  const groups = new Map<string, Open>();
  const exact = plan.reading === 'printed';
  const english = englishValue(plan.notation ?? ENGLISH);
  const mayBeShares = [plan.shares, plan.totalColumn, plan.stated].every((said) => said === undefined);
  let [shares, both, known] = [plan.shares, statesTotal(plan), false];
  let [rows, points] = [0, 0];
  const signs = percentSigns();

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
    const sum: Sum = { units: 0, carried: 0n, places: 0, placesCarried: 0n, short: false, other: NOTHING, rows: 0 };
    group.sums.set(actor, sum);
    return sum;
  };
  const checkedTotal = (group: Open, stated: string): RowReason | undefined => {
    if (group.total) return group.total.text === stated ? undefined : 'several-totals';
    const tally = printedTally(english?.(stated) ?? stated, 1n, plan.reading, both);
    if (typeof tally === 'string') return 'unreadable-total';
    group.total = { text: stated, tally };
    return undefined;
  };
  /** Adds one row, whose cells have no blanks around them. Returns the reason where it cannot be counted. */
  const add = (by: readonly string[], actor: string, cell: string, stated?: string): RowReason | undefined => {
    if (actor === '') return 'blank-actor';
    const value = english?.(cell) ?? cell;
    const group = opened(by);
    const sum = summed(group, actor);
    sum.rows += 1;
    if (exact && shares === undefined && SHORT.test(value)) {
      known = true;
      sum.units += millionths(value);
      if (sum.units > FULL) [sum.units, sum.carried] = [0, sum.carried + BigInt(sum.units)];
      if (both) sum.places += lastPlace(value);
      if (sum.places > FULL) [sum.places, sum.placesCarried] = [0, sum.placesCarried + BigInt(sum.places)];
      sum.short = true;
    } else {
      // a percent sign in the first known value says that the column holds shares
      if (mayBeShares && !known && printedTally(value, 1n, plan.reading, both, shares) === 'percent-of-quantity')
        [shares, both] = [100, true];
      const tally = printedTally(value, 1n, plan.reading, both, shares);
      if (typeof tally === 'string') return tally;
      if (tally.known) known = true;
      if (shares === 100) signs.add(value, tally);
      sum.other = tallySum(sum.other, tally);
    }
    rows += 1;
    if (points < POINTS.settled) points |= pointsIn(cell);
    return stated === undefined ? undefined : checkedTotal(group, stated);
  };
  const found = (): Pick<Flow, 'rows' | 'actors' | 'groups' | 'points' | 'bare' | 'plan'> => ({
    rows,
    points: Math.min(points, POINTS.settled),
    bare: signs.bare(),
    plan: { ...plan, shares },
    actors: [...new Set([...groups.values()].flatMap(({ sums }) => [...sums.keys()]))].sort(),
    groups: groupsInOrder(
      [...groups.values()].map(({ by, sums, total }) => ({
        by,
        actors: new Map([...sums].map(([actor, sum]) => [actor, closed(sum)])),
        total: total?.tally,
        ...(plan.total === undefined
          ? {}
          : totalRowsAmong(new Map([...sums].map(([actor, { rows }]) => [actor, rows])), plan.total)),
      })),
    ),
  });
  return { add, found };
}

/** Watches the values of a column of shares. `bare` is the least text without a percent sign of those above 0, where others have one. */
export function percentSigns() {
  let [least, some]: [string | undefined, boolean] = [undefined, false];
  return {
    add: (value: string, { known, high }: Tally): void => {
      if (value.includes('%')) some = true;
      else if (known && high.n > 0n && (least === undefined || value < least)) least = value;
    },
    bare: (): string | undefined => (some ? least : undefined),
  };
}

/** That the total of a group has more rows than any other actor, with their number. Empty where it has not. */
export function totalRowsAmong(rows: ReadonlyMap<string, number>, total: string): Pick<RowGroup, 'totalRows'> {
  const own = rows.get(total);
  if (own === undefined || own < 2) return {};
  return [...rows].every(([actor, n]) => actor === total || n < own) ? { totalRows: own } : {};
}

/** A short decimal in millionths. */
function millionths(text: string): number {
  const dot = text.indexOf('.');
  if (dot < 0) return Number(text) * MILLION;
  return Number(text.slice(0, dot)) * MILLION + Number(text.slice(dot + 1).padEnd(6, '0'));
}

/** The powers of ten that are exact in a double and that a place can be, in millionths. */
const POWERS = Array.from({ length: 16 }, (_, exponent) => Number(`1e${exponent}`));

/** The place of the last digit of a short decimal that is not zero, in millionths; 0 for zero. */
function lastPlace(text: string): number {
  const dot = text.indexOf('.');
  const point = dot < 0 ? text.length : dot;
  let at = text.length - 1;
  while (text[at] === '0' || text[at] === '.') at -= 1;
  if (at < 0) return 0;
  return POWERS[6 + (at < point ? point - 1 - at : point - at)] ?? 0;
}

const closed = ({ units, carried, places, placesCarried, short, other }: Sum): Tally => {
  if (!short) return other;
  const half = placesCarried + BigInt(places);
  const sum = ratio(carried + BigInt(units), BigInt(MILLION));
  const exact = half === 0n ? exactTally(sum) : exactTally(sum, ratio(half, TWO_MILLIONS));
  return other === NOTHING ? exact : tallySum(exact, other);
};

/** Groups in the order of their cells, which does not depend on the order of rows. */
export const groupsInOrder = (groups: readonly RowGroup[]): readonly RowGroup[] =>
  [...groups].sort((a, b) => {
    const at = a.by.findIndex((cell, i) => cell !== b.by[i]);
    return at < 0 ? 0 : (a.by[at] ?? '') < (b.by[at] ?? '') ? -1 : 1;
  });
