import { tableMarket } from '../../answer/evidence-market.js';
import { WORLD } from '../../domain/actor.js';
import { known } from '../../domain/observation.js';
import { exactSum } from '../../domain/rational.js';
import { type Rule, tables } from '../rule.js';

/** Tables whose rows add up to more than the stated total, beyond what rounding explains (METHOD [s1]). */
export const rowsExceedTotal: Rule = (dataset) =>
  tables(dataset).flatMap((rows) => {
    const world = rows.find((o) => o.actor === WORLD);
    if (!world || !tableMarket(rows, 'rounded').exceeds) return [];
    const [table, others] = [world.table, rows.filter((o) => o !== world)];
    const found = exactSum(others.map((o) => known(o, 'printed')?.low ?? 0));
    const place = dataset.at('observations', world.observation, 'printed');
    return [{ code: 'rows-exceed-total', place, key: table, table, found, expected: world.printed }];
  });
