import { WORLD } from '../../../domain/actor.js';
import type { Period } from '../../../domain/period.js';
import { type MeasureKind, read } from '../../../domain/reading.js';
import { periodOf } from '../printed-period.js';
import { oneLine, slug } from '../slug.js';
import type { PlacedRow } from './mcs-market.js';
import type { McsRow } from './mcs-row.js';
import { exceptionIn, leavesOut, namedActor, noTotal, suppliersLeftOut } from './mcs-words.js';

/**
 * A row as a value of one actor in one period. `period` is undefined if the year cannot be read.
 * `doubt` says why nothing is computed with it. `repeats` is the row whose value it prints again.
 */
export type Value = {
  readonly row: McsRow;
  /** Whether it is a total of the world with further words, so perhaps not the World total of its table. */
  readonly partly: boolean;
  readonly actor: string;
  readonly period: Period | undefined;
  readonly doubt: string | undefined;
  readonly repeats?: McsRow;
};

/**
 * The value in a row. A blank, NA and W are unknown, and a dash is 0 (docs/method.md, section 2).
 * A word such as "Large", "XX" or "s" is explained in the notes, if at all.
 * In one table "s" is less than half a unit, in the next it is included elsewhere.
 */
export function valueIn({ row }: PlacedRow, measure: MeasureKind, names: PrintedCountries): Value {
  const { actor, doubt, partly = false } = namedActor(row.country, names.printed);
  const period = periodOf(row.year);
  const unread = read(row.value, measure, 'printed').kind === 'unreadable';
  const why = [
    ...(unread ? [`"${oneLine(row.value)}" cannot be read`] : []),
    ...(period === undefined ? [`"${oneLine(row.year)}" is not a year`] : []),
    ...(doubt === undefined ? [] : [doubt]),
  ];
  return { row, partly, actor, period, doubt: why.length > 0 ? why.join('; ') : undefined };
}

/** The names of countries in the files: all as printed, in lower case, and the suppliers among them. */
export type PrintedCountries = { readonly printed: ReadonlySet<string>; readonly actors: readonly string[] };

/**
 * The values of one table, with its World total decided. A total with further words is the World total if the table has no other,
 * and if the files name the supplier that it leaves out. Any other is in doubt.
 */
export function withTotal(values: readonly Value[], { actors }: PrintedCountries): readonly Value[] {
  const totals = values.filter((v) => v.actor === WORLD);
  return values.map((value) => {
    if (!value.partly) return value;
    const { country, statistics } = value.row;
    const statistic = slug(statistics);
    const said = exceptionIn(country, statistic);
    const open = leavesOut(said) && suppliersLeftOut(said, statistic, actors).length === 0;
    if (totals.length === 1 && !open) return value;
    const why = noTotal(country);
    return { ...value, actor: oneLine(country), doubt: value.doubt === undefined ? why : `${value.doubt}; ${why}` };
  });
}

/**
 * The values of one actor in one table. Only the first belongs to the table; equal ones repeat it.
 * If one differs all are doubtful, because the file does not say which one is meant.
 */
export function cellValues(values: readonly [Value, ...Value[]]): readonly [Value, ...Value[]] {
  const [first, ...others] = values;
  const printed = (v: Value): string => oneLine(v.row.value).toLowerCase();
  if (others.every((v) => printed(v) === printed(first)))
    return [first, ...others.map((v) => ({ ...v, repeats: first.row }))];
  const against = (own: Value, { row }: Value): Value => {
    const twice = `the file also prints "${oneLine(row.value)}", in line ${row.line}`;
    return { ...own, doubt: own.doubt === undefined ? twice : `${own.doubt}; ${twice}` };
  };
  const differing = others.find((v) => printed(v) !== printed(first)) ?? first;
  return [against(first, differing), ...others.map((v) => against(v, first))];
}
