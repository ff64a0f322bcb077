import { LUMPS } from '../../market/lump.js';
import type { Exclusion } from '../../market/market.js';
import { identifier, literal } from '../duckdb/duckdb.js';
import { statesTotal } from '../text/plan.js';
import { aggregateOver, columnsNamed, type Frame, type SqlColumn, select, type WarehouseQuestion } from './sql-text.js';

/** The condition that an actor is the rest: it is named so, or has the name of a lump. */
const inRest = (actor: string, { rest, lumps }: WarehouseQuestion['plan']): readonly string[] => [
  ...(rest.length > 0 ? [among(actor, rest)] : []),
  ...(lumps ? [among(`lower(${actor})`, LUMPS)] : []),
];

const among = (of: string, texts: readonly string[]): string => `${of} IN (${texts.map(literal).join(', ')})`;

/** The rows that are counted. Each belongs to a supplier, to the rest or to the stated total. */
export function entries({ table, plan }: WarehouseQuestion, { keys, mark }: Frame): string {
  const actor = identifier(plan.actor);
  const total = plan.total === undefined ? [] : [plan.total];
  const rest = inRest(actor, plan);
  const unnamed = [...(total.length > 0 ? [among(actor, total)] : []), ...rest].join(' OR ');
  const parts = [
    ...total.map((name) => `WHEN ${among(actor, [name])} THEN 'total' `),
    ...(rest.length > 0 ? [`WHEN ${rest.join(' OR ')} THEN 'rest' `] : []),
  ];
  const where = [...plan.where].map(([column, texts]) => {
    const cell = identifier(column);
    return texts.includes('') ? `(${among(cell, texts)} OR ${cell} IS NULL)` : among(cell, texts);
  });
  const conditions = (plan.conditions ?? []).map((condition) => {
    const cell = identifier(condition.column);
    if (condition.kind !== 'not') return `${cell} ${condition.kind} ${condition.bound}`;
    const other = `NOT (${among(cell, condition.texts)})`;
    return condition.texts.includes('') ? other : `(${other} OR ${cell} IS NULL)`;
  });
  const kept = [...where, ...conditions];
  return select(
    [
      ...plan.by.map((column, i): SqlColumn => [identifier(column), keys[i] ?? '']),
      [parts.length > 0 ? `CASE ${parts.join('')}ELSE 'supplier' END` : "'supplier'", `part${mark}`],
      [unnamed.length > 0 ? `CASE WHEN ${unnamed} THEN NULL ELSE ${actor} END` : actor, `who${mark}`],
      [identifier(plan.value), `qty${mark}`],
      ...(plan.totalColumn === undefined ? [] : [[identifier(plan.totalColumn), `whole${mark}`] as const]),
    ],
    table.map(identifier).join('.'),
    ...(kept.length > 0 ? [`WHERE ${kept.join(' AND ')}`] : []),
  );
}

/**
 * One row for each supplier of a group, one for its rest and one for its stated total.
 * Each gives the known sum, the number of known and unknown rows, and the number that `calc` would refuse.
 */
export function holders({ plan, exclusions }: WarehouseQuestion, { keys, mark, left }: Frame): string {
  const [part, who, qty, whole] = [`part${mark}`, `who${mark}`, `qty${mark}`, `whole${mark}`];
  const whens = exclusions.map((e) => `WHEN ${who} = ${literal(e.actor)} THEN ${portion(e)} `);
  const stated = plan.totalColumn !== undefined;
  const wrong = [`${qty} < 0`, `${part} = 'supplier' AND ${who} IS NULL`, ...(stated ? [`${whole} < 0`] : [])];
  const told: readonly SqlColumn[] = [
    [`min(${whole})`, 'whole_min'],
    [`max(${whole})`, 'whole_max'],
    [`count(*) - count(${whole})`, 'whole_missing'],
  ];
  return select(
    [
      ...columnsNamed(keys),
      [part, 'part'],
      [who, 'who'],
      [`coalesce(sum(${qty}), 0)`, 'held'],
      [`count(${qty})`, 'known'],
      [`count(*) - count(${qty})`, 'missing'],
      [`sum(CASE WHEN ${wrong.join(' OR ')} THEN 1 ELSE 0 END)`, 'wrong'],
      ...(stated ? told : []),
      ...(left ? [[`CASE ${whens.join('')}ELSE 1e0 END`, 'stays'] as const] : []),
    ],
    `entries${mark}`,
    `GROUP BY ${[...keys, part, who].join(', ')}`,
  );
}

/** The part of a left-out supplier's holding that stays, as a fraction of 1. */
const portion = ({ portionPct }: Exclusion): string => (portionPct === 100 ? '0e0' : `(100 - ${portionPct}) / 100e0`);

/** The same rows, each with the sums over its group. The largest supplier has place 1. */
export function groupSums({ plan, exclusions }: WarehouseQuestion, { keys, mark, left }: Frame): string {
  const all = aggregateOver(keys);
  const whole = `${all('sum(whole_missing)')} = 0 AND ${all('min(whole_min)')} = ${all('max(whole_max)')}`;
  const stated = [
    ...(plan.total === undefined ? [] : [all("sum(CASE WHEN part = 'total' AND missing = 0 THEN held END)")]),
    ...(plan.stated === undefined ? [] : [plan.stated.replaceAll(',', '')]),
    ...(plan.totalColumn === undefined ? [] : [`CASE WHEN ${whole} THEN ${all('min(whole_min)')} END`]),
  ];
  // a left-out supplier that is not known here may hold all of the rest: the one with the largest part left out decides
  const whens = [...exclusions]
    .sort((a, b) => b.portionPct - a.portionPct)
    .map((e) => {
      const seen = all(`max(CASE WHEN who = ${literal(e.actor)} AND known > 0 THEN 1 ELSE 0 END)`);
      return `WHEN ${seen} = 0 THEN ${portion(e)} `;
    });
  return select(
    [
      ...columnsNamed([...keys, 'part']),
      ["CASE WHEN part = 'supplier' THEN held ELSE 0 END * 1e0", 'amount'],
      ["CASE WHEN part = 'supplier' AND known > 0 AND missing > 0 THEN 1 ELSE 0 END", 'grows'],
      [aggregateOver([...keys, 'part'], 'held DESC')('row_number()'), 'place'],
      [all("sum(CASE WHEN part = 'total' THEN 0 ELSE held END)"), 'listed'],
      [all('sum(missing)'), 'gaps'],
      [all('sum(wrong)'), 'wrongs'],
      [`${all("sum(CASE WHEN part = 'rest' THEN held ELSE 0 END)")} * 1e0`, 'lumps'],
      ...stated.map((total): SqlColumn => [total, 'stated']),
      ...(left ? [...columnsNamed(['stays']), [`CASE ${whens.join('')}ELSE 1e0 END`, 'rest_stays'] as const] : []),
    ],
    `holders${mark}`,
  );
}

/** The same rows with `spare`, the total less all that is known: NULL where the total is not one number ([s1] to [s3]). A total of 0 has no rounding. */
export function spares({ plan }: WarehouseQuestion, { keys, mark, left }: Frame): string {
  const all = aggregateOver(keys);
  const open = statesTotal(plan);
  const spare = open
    ? 'WHEN listed < stated OR (listed = 0 AND stated = 0) THEN stated - listed WHEN gaps = 0 AND listed >= stated THEN 0'
    : 'WHEN gaps = 0 THEN 0';
  const staying: readonly SqlColumn[] = [
    ...columnsNamed(['stays', 'rest_stays']),
    [all('sum(stays * amount)'), 'staying'],
    [all('sum(stays * amount * stays * amount)'), 'staying_squares'],
  ];
  return select(
    [
      ...columnsNamed([...keys, 'part', 'amount', 'grows', 'place', 'listed', 'lumps']),
      [`CASE WHEN wrongs > 0 THEN NULL ${spare} END`, 'spare'],
      ...(left ? staying : []),
    ],
    `sums${mark}`,
  );
}
