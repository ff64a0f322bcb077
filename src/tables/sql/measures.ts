import { joined, type Sql, sql, sqlName } from '../../text/escape.js';
import { columnsNamed, type Frame, larger, type SqlColumn, select } from './sql-text.js';

const square = (x: Sql): Sql => sql`${x} * ${x}`;

/** One row a group. A supplier with both known and unknown rows may hold all that is spare, and so may the rest. */
export const markets = ({ keys, mark, left }: Frame): Sql =>
  select(
    [
      ...columnsNamed(keys),
      [sql`max((listed + spare) * 1e0)`, sql`total`],
      [sql`count(CASE WHEN part = 'supplier' THEN 1 END)`, sql`suppliers`],
      [sql`sum(amount * amount)`, sql`squares`],
      [sql`max(amount)`, sql`top1`],
      [sql`sum(CASE WHEN place <= 2 THEN amount ELSE 0e0 END)`, sql`top2`],
      [sql`sum(CASE WHEN place <= 3 THEN amount ELSE 0e0 END)`, sql`top3`],
      [sql`max(lumps)`, sql`lump`],
      [sql`max(spare * 1e0)`, sql`loose`],
      [sql`max(CASE WHEN grows = 1 AND amount > lumps THEN amount ELSE lumps END)`, sql`grower`],
      [sql`max(CASE WHEN grows = 1 AND place > 2 AND amount > lumps THEN amount ELSE lumps END)`, sql`late_grower`],
      [sql`max(CASE WHEN grows = 1 AND place <= 2 THEN 1 ELSE 0 END)`, sql`early_grower`],
      ...(left ? LEFT : []),
    ],
    sql`spares${mark}`,
    [keys.length > 0 ? sql`GROUP BY ${joined(keys, ', ')}` : sql`HAVING count(*) > 0`],
  );

/** The HHI of what stays, as a fraction of 1, once one supplier gets a part of it; 0 where no remaining supplier is known. */
const peak = (squares: Sql, sum: Sql, condition = sql``): Sql =>
  sql`max(CASE WHEN ${condition}staying_squares > 0 THEN (staying_squares + ${squares}) / (${square(sql`(staying + ${sum})`)}) ELSE 0e0 END)`;

const rest = sql`(lumps + spare)`;
/** The same where a supplier grows by all that is spare. */
const grown = (lumps: Sql): Sql =>
  peak(
    sql`${square(lumps)} + stays * stays * spare * (2 * amount + spare)`,
    sql`${lumps} + stays * spare`,
    sql`grows = 1 AND `,
  );

const LEFT: readonly SqlColumn[] = [
  [sql`max(staying)`, sql`kept`],
  [sql`max(staying_squares)`, sql`kept_squares`],
  [sql`max(rest_stays)`, sql`rest_kept`],
  [sql`min(CASE WHEN grows = 1 AND stays < rest_stays THEN stays ELSE rest_stays END)`, sql`loose_kept`],
  [peak(square(rest), rest), sql`peak1`],
  [peak(square(sql`rest_stays * ${rest}`), sql`rest_stays * ${rest}`), sql`peak2`],
  [grown(sql`lumps`), sql`peak3`],
  [grown(sql`rest_stays * lumps`), sql`peak4`],
];

/** The sums of the most concentrated completions next to those of the least concentrated. */
export const ends = ({ keys, mark, left }: Frame): Sql =>
  select(
    [
      ...columnsNamed([...keys, sql`total`, sql`suppliers`, sql`squares`, sql`top1`, sql`top3`]),
      [sql`squares + lump * lump + loose * (2 * grower + loose)`, sql`most_squares`],
      [larger(sql`top1`, sql`grower + loose`), sql`most1`],
      [larger(sql`top3 + early_grower * loose`, sql`top2 + late_grower + loose`), sql`most3`],
      ...(left ? LAST : []),
    ],
    sql`markets${mark}`,
  );

const LAST: readonly SqlColumn[] = [
  ...columnsNamed([sql`kept_squares`]),
  [sql`kept + lump + loose`, sql`most_kept`],
  [sql`kept + rest_kept * lump + loose_kept * loose`, sql`least_kept`],
  [larger(sql`peak1`, sql`peak2`), sql`rest_peak`],
  [larger(sql`peak3`, sql`peak4`), sql`grown_peak`],
];

/** A measure of a group; NULL unless its total is above 0 and some supplier is known. */
const where = (squares: Sql, value: Sql): Sql => sql`CASE WHEN total > 0 AND ${squares} > 0 THEN ${value} END`;

const MEASURES: readonly SqlColumn[] = [
  [where(sql`squares`, sql`10000 * squares / (total * total)`), sql`hhi_low`],
  [where(sql`squares`, sql`10000 * most_squares / (total * total)`), sql`hhi_high`],
  [where(sql`squares`, sql`total * total / most_squares`), sql`effective_suppliers_low`],
  [where(sql`squares`, sql`total * total / squares`), sql`effective_suppliers_high`],
  [where(sql`squares`, sql`100 * top1 / total`), sql`cr1_pct_low`],
  [where(sql`squares`, sql`100 * most1 / total`), sql`cr1_pct_high`],
  [where(sql`squares`, sql`100 * top3 / total`), sql`cr3_pct_low`],
  [where(sql`squares`, sql`100 * most3 / total`), sql`cr3_pct_high`],
];

const REMAINING: readonly SqlColumn[] = [
  [sql`CASE WHEN total > 0 THEN 100 * least_kept / total END`, sql`remaining_share_pct_low`],
  [sql`CASE WHEN total > 0 THEN 100 * most_kept / total END`, sql`remaining_share_pct_high`],
  [where(sql`kept_squares`, sql`10000 * kept_squares / (most_kept * most_kept)`), sql`remaining_hhi_low`],
  [where(sql`kept_squares`, sql`10000 * ${larger(sql`rest_peak`, sql`grown_peak`)}`), sql`remaining_hhi_high`],
];

const answer = (left: boolean): readonly SqlColumn[] => [
  ...columnsNamed([sql`total`, sql`suppliers`]),
  ...MEASURES,
  ...(left ? REMAINING : []),
];

/** The columns of the answer after those of the groups. The last of them, on what remains, are there only where a supplier is left out. */
export const ANSWER: readonly string[] = answer(true).map(([, name]) => name);

/** The measures of each group. */
export const results = ({ keys, mark, left }: Frame): Sql =>
  select([...columnsNamed(keys), ...answer(left)], sql`ends${mark}`);

/** The measures, with the columns of the groups named as in the table. */
export const namedResults = (by: readonly string[], { keys, mark, left }: Frame): Sql =>
  select(
    [
      ...keys.map((key, i): SqlColumn => [key, sqlName(by[i] ?? '')]),
      ...columnsNamed(answer(left).map(([, name]) => name)),
    ],
    sql`results${mark}`,
    keys.length > 0 ? [sql`ORDER BY ${joined(keys, ', ')}`] : [],
    sql``,
  );
