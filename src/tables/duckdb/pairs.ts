import { sqlText } from '../../text/escape.js';
import { BLANKS } from '../text/blanks.js';
import { COMPARED, type Condition, DATED } from '../text/conditions.js';
import { labelText } from '../text/dialect.js';
import type { SoughtText } from '../text/doubts.js';
import { ENGLISH, isPlain, type Notation, POINTS } from '../text/notation.js';
import { NOTE_TEXT, SOURCE_LINE } from '../text/note-text.js';
import { type Plan, statesTotal } from '../text/plan.js';
import { FEWEST } from '../text/wholes.js';

import { DECIMAL, type FirstValues, SEPARATED } from './first-values.js';

/** What the point of a plain decimal says of the notation (`pointsIn`). */
const WRITTEN = `CASE WHEN plain IS NULL THEN 0 WHEN contains(value, ',') THEN ${POINTS.settled} WHEN NOT contains(value, '.') THEN ${POINTS.whole}
    WHEN position('.' IN value) = length(value) - 3 AND length(value) < 8 AND NOT starts_with(value, '0') THEN ${POINTS.three} ELSE ${POINTS.settled} END`;

/** The place of the last digit of a plain decimal that is not zero: the power of ten by the zeros behind it, less the decimals. Zero for zero. */
const DIGITS = "replace(replace(value, ',', ''), '.', '')";
const POWERS = Array.from({ length: 19 }, (_, i) => `1e${i - 6}`);
const EXPONENT = `length(${DIGITS}) - length(rtrim(${DIGITS}, '0')) - CASE WHEN contains(value, '.') THEN length(value) - position('.' IN value) ELSE 0 END`;
const LAST_PLACE = `CASE WHEN plain = 0 THEN 0 ELSE CAST([${POWERS.map(sqlText)}][${EXPONENT} + 7] AS DECIMAL(18, 6)) END`;

/** The condition that a text has blanks around it. To take them off is slow, so only such texts are trimmed. */
const blanked = (text: string): string =>
  `(${text} <> '' AND (contains(${sqlText(BLANKS)}, left(${text}, 1)) OR contains(${sqlText(BLANKS)}, right(${text}, 1))))`;

/** A text in SQL without the blanks around it. */
const trimmed = (text: string): string =>
  `CASE WHEN ${blanked(text)} THEN trim(${text}, ${sqlText(BLANKS)}) ELSE ${text} END`;

const keysOf = ({ by }: Plan): readonly string[] => by.map((_, i) => `g${i}`);

/**
 * The query for one row for each group and actor, and for each of its texts that is not a plain decimal.
 * A row gives the number of rows that it stands for, the sum of their plain decimals, that of the places of their last digits
 * that are not zero where groups may state a total, the least and greatest stated total, and for each filter 1 where some cell has blanks around it.
 * Where most values are plain, the others are counted beside them: a group for each text would make every row slower.
 */
export function pairs(plan: Plan, columns: readonly string[], rows: string, first: FirstValues = UNSEEN): string {
  const labels = columns.map(labelText);
  const { unpivot, conditions = [] } = plan;
  const own = (column: string): string => `c${labels.indexOf(labelText(column))}`;
  const cell = (column: string): string => (column === unpivot?.name ? 'label' : own(column));
  const filters = [...plan.where.keys()].map((column, i) => ({ cell: cell(column), name: `f${i}` }));
  const where = [
    ...[...plan.where].map(([column, texts]) => `(${trimmed(cell(column))}) IN (${texts.map(sqlText)})`),
    ...conditions.map((condition) => met(condition, `(${trimmed(cell(condition.column))})`, plan.notation ?? ENGLISH)),
  ];
  const names = unpivot?.columns ?? [];
  const all = unpivot
    ? `(SELECT *, unnest([${names.map(sqlText)}]) AS label, unnest([${names.map(own)}]) AS cell FROM ${rows})`
    : rows;
  const cells = [
    ...plan.by.map((column, i) => `${cell(column)} AS g${i}`),
    `${cell(plan.actor)} AS actor`,
    `${unpivot ? 'cell' : cell(plan.value)} AS value`,
    ...(plan.totalColumn === undefined ? [] : [`${cell(plan.totalColumn)} AS total`]),
    ...filters.map(({ cell, name }) => `${cell} AS ${name}`),
  ];
  const adds = plan.reading === 'printed' && plan.shares === undefined && isPlain(plan.notation ?? ENGLISH);
  const plain = adds
    ? `CASE WHEN regexp_full_match(value, ${sqlText(DECIMAL)}) THEN CAST(value AS DECIMAL(18, 6))
    WHEN regexp_full_match(value, ${sqlText(SEPARATED)}) THEN CAST(replace(value, ',', '') AS DECIMAL(18, 6)) END`
    : 'CAST(NULL AS DECIMAL(18, 6))';
  const keys = [...keysOf(plan), 'actor'];
  const totals = plan.totalColumn === undefined ? [] : ['least', 'most'];
  const sums = [
    `${statesTotal(plan) ? `sum(CASE WHEN plain IS NOT NULL THEN ${LAST_PLACE} END)` : 'NULL'} AS places`,
    `${first.settled ? POINTS.settled : `bit_or(${WRITTEN})`} AS points`,
    ...(totals.length > 0 ? ['min(total) AS least', 'max(total) AS most'] : []),
    ...filters.map(({ name }) => `max(CASE WHEN ${blanked(name)} THEN 1 ELSE 0 END) AS ${name}`),
  ];
  const valued = `(SELECT *, ${plain} AS plain FROM (
  SELECT ${cells} FROM ${all}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}))`;
  if (!adds || !first.plain)
    return `SELECT ${keys}, odd, count(*) AS n, sum(plain) AS plain, ${sums}
FROM (SELECT *, CASE WHEN plain IS NULL THEN value END AS odd FROM ${valued})
GROUP BY ${keys}, odd`;
  const same = [...totals, ...filters.map(({ name }) => name)].map((name) => `, ${name}`).join('');
  return `WITH counted AS MATERIALIZED (
SELECT ${keys}, count(plain) AS n, sum(plain) AS plain, ${sums}, histogram(value) FILTER (plain IS NULL) AS odds FROM ${valued} GROUP BY ${keys})
SELECT ${keys}, CAST(NULL AS VARCHAR) AS odd, n, plain, places, points${same} FROM counted WHERE n > 0
UNION ALL SELECT ${keys}, odd.key, CAST(odd.value AS BIGINT), NULL, NULL, 0${same} FROM (SELECT *, unnest(map_entries(odds)) AS odd FROM counted WHERE odds IS NOT NULL)`;
}

/** The query for a row of a table with a text in the column at a place, if there is one. */
export const havingText = (rows: string, { place, text }: Pick<SoughtText, 'place' | 'text'>): string =>
  `SELECT 1 FROM ${rows} WHERE (${trimmed(`c${place}`)}) = ${sqlText(text)} LIMIT 1`;

/** What is taken for true where no value has been seen. */
const UNSEEN: FirstValues = { settled: false, plain: true };

/** Whether a cell meets a condition, in SQL. It fails for a cell that is no number, date or blank, so that the stream decides. */
function met(condition: Condition, cell: string, notation: Notation): string {
  if (condition.kind === 'not') return `${cell} NOT IN (${condition.texts.map(sqlText)})`;
  const compared = (pattern: string, number: string): string =>
    `WHEN regexp_full_match(${cell}, ${sqlText(pattern)}) THEN CAST(${number} AS DOUBLE) ${condition.kind} ${condition.bound}`;
  // a whole number is written so in every notation, but it may be a mark
  const marks = notation.unknown.length + notation.none.length;
  const decided = [
    ...(isPlain(notation) ? [compared(COMPARED, cell)] : marks === 0 ? [compared(WHOLE, cell)] : []),
    ...(marks === 0 ? [compared(DATED, `left(${cell}, 4)`)] : []),
  ];
  return `CASE ${decided.join(' ')} WHEN ${cell} = '' THEN false ELSE error('not a number') END`;
}

const WHOLE = '-?[0-9]+';

/** The query for the groups and actors of the table `pairs` that have blanks around them, each once. */
export const blankedNames = (plan: Plan): string =>
  // materialized, because otherwise every row is looked at
  `WITH names AS MATERIALIZED (${[...keysOf(plan), 'actor'].map((key) => `SELECT DISTINCT ${key} AS name FROM pairs`).join(' UNION ')})
SELECT name FROM names WHERE ${blanked('name')}`;

/** The query for a row of the table `pairs` that may be a note below the rows, if there is one. */
export function noteLike(plan: Plan): string {
  const keys = [...keysOf(plan), 'actor'];
  const like = (pattern: string): string =>
    keys.map((key) => `regexp_matches(${key}, ${sqlText(pattern)}, 'i')`).join(' OR ');
  return `WITH names AS MATERIALIZED (${keys.map((key) => `SELECT DISTINCT ${key} AS name FROM pairs`).join(' UNION ')})
SELECT 1 FROM names WHERE regexp_matches(name, ${sqlText(SOURCE_LINE)}, 'i')
UNION ALL (SELECT 1 FROM pairs WHERE odd IS NOT NULL AND trim(odd, ${sqlText(BLANKS)}) = '' AND (${like(NOTE_TEXT)}) LIMIT 1)`;
}

/** The query for the rows of the table `pairs` without the blanks around groups and actors. */
export function trimmedPairs(plan: Plan): string {
  const keys = [...keysOf(plan), 'actor'];
  const totals = plan.totalColumn === undefined ? '' : ', min(least) AS least, max(most) AS most';
  const filters = [...plan.where].map((_, i) => `, max(f${i}) AS f${i}`).join('');
  return `SELECT ${keys.map((key) => `${trimmed(key)} AS ${key}`)}, odd, CAST(sum(n) AS BIGINT) AS n, sum(plain) AS plain, sum(places) AS places, bit_or(points) AS points${totals}${filters}
FROM pairs GROUP BY ${keys.map(trimmed)}, odd`;
}

/** The query for the filters that the table `pairs` marks, as one row. */
export const blankedFilters = (plan: Plan): string =>
  `SELECT ${[...plan.where].map((_, i) => `max(f${i})`)} FROM pairs`;

/**
 * The query for the rows of the table `pairs` that the plan needs, with the sums of each fully known group.
 * Of such a group it selects only the largest actors, including all that tie with the last, and those named.
 * It fails where sums are too large for DuckDB.
 */
export function askedPairs(plan: Plan): string {
  const { enough, rest } = plan;
  const totals = plan.totalColumn === undefined ? '' : ', least, most';
  const cells = [...keysOf(plan).map((key) => `pairs.${key}`), 'actor', 'odd', 'n', 'plain', 'places'];
  if (!enough || statesTotal(plan))
    return `SELECT ${cells}, NULL AS suppliers, NULL AS held, NULL AS squares${totals} FROM pairs`;
  const lumps = rest.length > 0 ? ` AND actor NOT IN (${rest.map(sqlText)})` : '';
  const also = [...enough.actors, ...(enough.compared ?? [])];
  const named = also.length > 0 ? ` OR actor IN (${also.map(sqlText)})` : '';
  return `WITH sums AS (
  SELECT ${[...keysOf(plan), '']}count(*) AS suppliers, sum(plain) AS held, sum(plain * plain) AS squares, max(plain, ${enough.largest})[-1] AS last
  FROM pairs GROUP BY ALL HAVING bool_and(odd IS NULL${lumps}) AND held > 0)
SELECT ${cells}, suppliers, held, squares FROM pairs
LEFT JOIN sums ON ${['true', ...keysOf(plan).map((key) => `pairs.${key} = sums.${key}`)].join(' AND ')}
WHERE suppliers IS NULL OR plain >= last${named}`;
}

/** The query for the number of groups of three rows and more that have each of these actors. */
export function appearances(plan: Plan, actors: readonly string[]): string {
  const keys = keysOf(plan);
  const known = plan.total === undefined ? '' : ` WHERE actor <> ${sqlText(plan.total)}`;
  return `WITH rows AS (SELECT DISTINCT ${[...keys, 'actor']} FROM pairs${known}),
groups AS (SELECT ${[...keys, 'count(*) AS n']} FROM rows GROUP BY ALL HAVING count(*) >= ${FEWEST})
SELECT actor, count(*) FROM rows JOIN groups ON ${['true', ...keys.map((key) => `rows.${key} = groups.${key}`)].join(' AND ')}
WHERE actor IN (${actors.map(sqlText)}) GROUP BY actor`;
}
