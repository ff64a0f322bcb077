import { LUMPS } from '../../market/lump.js';
import type { Exclusion } from '../../market/market.js';
import { joined, type Sql, sql, sqlName, sqlNumber, sqlText } from '../../text/escape.js';
import type { CellComparison } from '../text/conditions.js';
import { statesTotal } from '../text/plan.js';
import { aggregateOver, columnsNamed, type Frame, type SqlColumn, select, type WarehouseQuestion } from './sql-text.js';

/** The condition that an actor is the rest: it is named so, or has the name of a lump. */
const inRest = (actor: Sql, { rest, lumps }: WarehouseQuestion['plan']): readonly Sql[] => [
  ...(rest.length > 0 ? [among(actor, rest)] : []),
  ...(lumps ? [among(sql`lower(${actor})`, LUMPS)] : []),
];

const among = (of: Sql, texts: readonly string[]): Sql => sql`${of} IN (${joined(texts.map(sqlText), ', ')})`;

/** The signs of comparisons in SQL. */
const SIGNS: Readonly<Record<CellComparison, Sql>> = { '>=': sql`>=`, '<=': sql`<=`, '>': sql`>`, '<': sql`<` };

/** The rows that are counted. Each belongs to a supplier, to the rest or to the stated total. */
export function entries({ table, plan }: WarehouseQuestion, { keys, mark }: Frame): Sql {
  const actor = sqlName(plan.actor);
  const total = plan.total === undefined ? [] : [plan.total];
  const rest = inRest(actor, plan);
  const unnamed = joined([...(total.length > 0 ? [among(actor, total)] : []), ...rest], ' OR ');
  const parts = [
    ...total.map((name) => sql`WHEN ${among(actor, [name])} THEN 'total' `),
    ...(rest.length > 0 ? [sql`WHEN ${joined(rest, ' OR ')} THEN 'rest' `] : []),
  ];
  const where = [...plan.where].map(([column, texts]) => {
    const cell = sqlName(column);
    return texts.includes('') ? sql`(${among(cell, texts)} OR ${cell} IS NULL)` : among(cell, texts);
  });
  const conditions = (plan.conditions ?? []).map((condition) => {
    const cell = sqlName(condition.column);
    if (condition.kind !== 'not') return sql`${cell} ${SIGNS[condition.kind]} ${condition.bound}`;
    const other = sql`NOT (${among(cell, condition.texts)})`;
    return condition.texts.includes('') ? other : sql`(${other} OR ${cell} IS NULL)`;
  });
  const kept = [...where, ...conditions];
  return select(
    [
      ...plan.by.map((column, i): SqlColumn => [sqlName(column), keys[i] ?? sql``]),
      [parts.length > 0 ? sql`CASE ${joined(parts, '')}ELSE 'supplier' END` : sql`'supplier'`, sql`part${mark}`],
      [unnamed.length > 0 ? sql`CASE WHEN ${unnamed} THEN NULL ELSE ${actor} END` : actor, sql`who${mark}`],
      [sqlName(plan.value), sql`qty${mark}`],
      ...(plan.totalColumn === undefined ? [] : [[sqlName(plan.totalColumn), sql`whole${mark}`] as const]),
    ],
    joined(table.map(sqlName), '.'),
    kept.length > 0 ? [sql`WHERE ${joined(kept, ' AND ')}`] : [],
  );
}

/**
 * One row for each supplier of a group, one for its rest and one for its stated total.
 * Each gives the known sum, the number of known and unknown rows, and the number that `calc` would refuse.
 */
export function holders({ plan, exclusions }: WarehouseQuestion, { keys, mark, left }: Frame): Sql {
  const [part, who, qty, whole] = [sql`part${mark}`, sql`who${mark}`, sql`qty${mark}`, sql`whole${mark}`];
  const whens = exclusions.map((e) => sql`WHEN ${who} = ${sqlText(e.actor)} THEN ${portion(e)} `);
  const stated = plan.totalColumn !== undefined;
  const wrong = [sql`${qty} < 0`, sql`${part} = 'supplier' AND ${who} IS NULL`, ...(stated ? [sql`${whole} < 0`] : [])];
  const told: readonly SqlColumn[] = [
    [sql`min(${whole})`, sql`whole_min`],
    [sql`max(${whole})`, sql`whole_max`],
    [sql`count(*) - count(${whole})`, sql`whole_missing`],
  ];
  return select(
    [
      ...columnsNamed(keys),
      [part, sql`part`],
      [who, sql`who`],
      [sql`coalesce(sum(${qty}), 0)`, sql`held`],
      [sql`count(${qty})`, sql`known`],
      [sql`count(*) - count(${qty})`, sql`missing`],
      [sql`sum(CASE WHEN ${joined(wrong, ' OR ')} THEN 1 ELSE 0 END)`, sql`wrong`],
      ...(stated ? told : []),
      ...(left ? [[sql`CASE ${joined(whens, '')}ELSE 1e0 END`, sql`stays`] as const] : []),
    ],
    sql`entries${mark}`,
    [sql`GROUP BY ${joined([...keys, part, who], ', ')}`],
  );
}

/** The part of a left-out supplier's holding that stays, as a fraction of 1. */
const portion = ({ portionPct }: Exclusion): Sql =>
  portionPct === 100 ? sql`0e0` : sql`(100 - ${portionPct}) / 100e0`;

/** The same rows, each with the sums over its group. The largest supplier has place 1. */
export function groupSums({ plan, exclusions }: WarehouseQuestion, { keys, mark, left }: Frame): Sql {
  const all = aggregateOver(keys);
  const whole = sql`${all(sql`sum(whole_missing)`)} = 0 AND ${all(sql`min(whole_min)`)} = ${all(sql`max(whole_max)`)}`;
  const stated = [
    ...(plan.total === undefined ? [] : [all(sql`sum(CASE WHEN part = 'total' AND missing = 0 THEN held END)`)]),
    ...(plan.stated === undefined ? [] : [sqlNumber(plan.stated.replaceAll(',', ''))]),
    ...(plan.totalColumn === undefined ? [] : [sql`CASE WHEN ${whole} THEN ${all(sql`min(whole_min)`)} END`]),
  ];
  // a left-out supplier that is not known here may hold all of the rest: the one with the largest part left out decides
  const whens = [...exclusions]
    .sort((a, b) => b.portionPct - a.portionPct)
    .map((e) => {
      const seen = all(sql`max(CASE WHEN who = ${sqlText(e.actor)} AND known > 0 THEN 1 ELSE 0 END)`);
      return sql`WHEN ${seen} = 0 THEN ${portion(e)} `;
    });
  return select(
    [
      ...columnsNamed([...keys, sql`part`]),
      [sql`CASE WHEN part = 'supplier' THEN held ELSE 0 END * 1e0`, sql`amount`],
      [sql`CASE WHEN part = 'supplier' AND known > 0 AND missing > 0 THEN 1 ELSE 0 END`, sql`grows`],
      [aggregateOver([...keys, sql`part`], sql`held DESC`)(sql`row_number()`), sql`place`],
      [all(sql`sum(CASE WHEN part = 'total' THEN 0 ELSE held END)`), sql`listed`],
      [all(sql`sum(missing)`), sql`gaps`],
      [all(sql`sum(wrong)`), sql`wrongs`],
      [sql`${all(sql`sum(CASE WHEN part = 'rest' THEN held ELSE 0 END)`)} * 1e0`, sql`lumps`],
      ...stated.map((total): SqlColumn => [total, sql`stated`]),
      ...(left
        ? [...columnsNamed([sql`stays`]), [sql`CASE ${joined(whens, '')}ELSE 1e0 END`, sql`rest_stays`] as const]
        : []),
    ],
    sql`holders${mark}`,
  );
}

/** The same rows with `spare`, the total less all that is known: NULL where the total is not one number ([s1] to [s3]). A total of 0 has no rounding. */
export function spares({ plan }: WarehouseQuestion, { keys, mark, left }: Frame): Sql {
  const all = aggregateOver(keys);
  const open = statesTotal(plan);
  const spare = open
    ? sql`WHEN listed < stated OR (listed = 0 AND stated = 0) THEN stated - listed WHEN gaps = 0 AND listed >= stated THEN 0`
    : sql`WHEN gaps = 0 THEN 0`;
  const staying: readonly SqlColumn[] = [
    ...columnsNamed([sql`stays`, sql`rest_stays`]),
    [all(sql`sum(stays * amount)`), sql`staying`],
    [all(sql`sum(stays * amount * stays * amount)`), sql`staying_squares`],
  ];
  return select(
    [
      ...columnsNamed([...keys, sql`part`, sql`amount`, sql`grows`, sql`place`, sql`listed`, sql`lumps`]),
      [sql`CASE WHEN wrongs > 0 THEN NULL ${spare} END`, sql`spare`],
      ...(left ? staying : []),
    ],
    sql`sums${mark}`,
  );
}
