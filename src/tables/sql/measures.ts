import { identifier } from '../duckdb/duckdb.js';
import { columnsNamed, type Frame, larger, type SqlColumn, select } from './sql-text.js';

const square = (x: string): string => `${x} * ${x}`;

/** One row a group. A supplier with both known and unknown rows may hold all that is spare, and so may the rest. */
export const markets = ({ keys, mark, left }: Frame): string =>
  select(
    [
      ...columnsNamed(keys),
      ['max((listed + spare) * 1e0)', 'total'],
      ["count(CASE WHEN part = 'supplier' THEN 1 END)", 'suppliers'],
      ['sum(amount * amount)', 'squares'],
      ['max(amount)', 'top1'],
      ['sum(CASE WHEN place <= 2 THEN amount ELSE 0e0 END)', 'top2'],
      ['sum(CASE WHEN place <= 3 THEN amount ELSE 0e0 END)', 'top3'],
      ['max(lumps)', 'lump'],
      ['max(spare * 1e0)', 'loose'],
      ['max(CASE WHEN grows = 1 AND amount > lumps THEN amount ELSE lumps END)', 'grower'],
      ['max(CASE WHEN grows = 1 AND place > 2 AND amount > lumps THEN amount ELSE lumps END)', 'late_grower'],
      ['max(CASE WHEN grows = 1 AND place <= 2 THEN 1 ELSE 0 END)', 'early_grower'],
      ...(left ? LEFT : []),
    ],
    `spares${mark}`,
    keys.length > 0 ? `GROUP BY ${keys.join(', ')}` : 'HAVING count(*) > 0',
  );

/** The HHI of what stays, as a fraction of 1, once one supplier gets a part of it; 0 where no remaining supplier is known. */
const peak = (squares: string, sum: string, condition = ''): string =>
  `max(CASE WHEN ${condition}staying_squares > 0 THEN (staying_squares + ${squares}) / (${square(`(staying + ${sum})`)}) ELSE 0e0 END)`;

const rest = '(lumps + spare)';
/** The same where a supplier grows by all that is spare. */
const grown = (lumps: string): string =>
  peak(`${square(lumps)} + stays * stays * spare * (2 * amount + spare)`, `${lumps} + stays * spare`, 'grows = 1 AND ');

const LEFT: readonly SqlColumn[] = [
  ['max(staying)', 'kept'],
  ['max(staying_squares)', 'kept_squares'],
  ['max(rest_stays)', 'rest_kept'],
  ['min(CASE WHEN grows = 1 AND stays < rest_stays THEN stays ELSE rest_stays END)', 'loose_kept'],
  [peak(square(rest), rest), 'peak1'],
  [peak(square(`rest_stays * ${rest}`), `rest_stays * ${rest}`), 'peak2'],
  [grown('lumps'), 'peak3'],
  [grown('rest_stays * lumps'), 'peak4'],
];

/** The sums of the most concentrated completions next to those of the least concentrated. */
export const ends = ({ keys, mark, left }: Frame): string =>
  select(
    [
      ...columnsNamed([...keys, 'total', 'suppliers', 'squares', 'top1', 'top3']),
      ['squares + lump * lump + loose * (2 * grower + loose)', 'most_squares'],
      [larger('top1', 'grower + loose'), 'most1'],
      [larger('top3 + early_grower * loose', 'top2 + late_grower + loose'), 'most3'],
      ...(left ? LAST : []),
    ],
    `markets${mark}`,
  );

const LAST: readonly SqlColumn[] = [
  ...columnsNamed(['kept_squares']),
  ['kept + lump + loose', 'most_kept'],
  ['kept + rest_kept * lump + loose_kept * loose', 'least_kept'],
  [larger('peak1', 'peak2'), 'rest_peak'],
  [larger('peak3', 'peak4'), 'grown_peak'],
];

/** A measure of a group; NULL unless its total is above 0 and some supplier is known. */
const where = (squares: string, value: string): string => `CASE WHEN total > 0 AND ${squares} > 0 THEN ${value} END`;

const MEASURES: readonly SqlColumn[] = [
  [where('squares', '10000 * squares / (total * total)'), 'hhi_low'],
  [where('squares', '10000 * most_squares / (total * total)'), 'hhi_high'],
  [where('squares', 'total * total / most_squares'), 'effective_suppliers_low'],
  [where('squares', 'total * total / squares'), 'effective_suppliers_high'],
  [where('squares', '100 * top1 / total'), 'cr1_pct_low'],
  [where('squares', '100 * most1 / total'), 'cr1_pct_high'],
  [where('squares', '100 * top3 / total'), 'cr3_pct_low'],
  [where('squares', '100 * most3 / total'), 'cr3_pct_high'],
];

const REMAINING: readonly SqlColumn[] = [
  ['CASE WHEN total > 0 THEN 100 * least_kept / total END', 'remaining_share_pct_low'],
  ['CASE WHEN total > 0 THEN 100 * most_kept / total END', 'remaining_share_pct_high'],
  [where('kept_squares', '10000 * kept_squares / (most_kept * most_kept)'), 'remaining_hhi_low'],
  [where('kept_squares', `10000 * ${larger('rest_peak', 'grown_peak')}`), 'remaining_hhi_high'],
];

const answer = (left: boolean): readonly SqlColumn[] => [
  ...columnsNamed(['total', 'suppliers']),
  ...MEASURES,
  ...(left ? REMAINING : []),
];

/** The columns of the answer after those of the groups. The last of them, on what remains, are there only where a supplier is left out. */
export const ANSWER: readonly string[] = answer(true).map(([, name]) => name);

/** The measures of each group. */
export const results = ({ keys, mark, left }: Frame): string =>
  select([...columnsNamed(keys), ...answer(left)], `ends${mark}`);

/** The measures, with the columns of the groups named as in the table. */
export const namedResults = (by: readonly string[], { keys, mark, left }: Frame): string =>
  select(
    [
      ...keys.map((key, i): SqlColumn => [key, identifier(by[i] ?? '')]),
      ...columnsNamed(answer(left).map(([, name]) => name)),
    ],
    `results${mark}`,
    ...(keys.length > 0 ? [`ORDER BY ${keys.join(', ')}`] : []),
  ).replace(/^ {2}/gm, '');
