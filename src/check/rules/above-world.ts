import { WORLD } from '../../domain/actor.js';
import { known } from '../../domain/observation.js';
import { type Rule, tables } from '../rule.js';

/** Cells of a table that are larger than its World total, even if both are rounded. */
export const aboveWorld: Rule = (dataset) =>
  tables(dataset).flatMap((rows) => {
    const world = rows.find((o) => o.actor === WORLD);
    const high = world && known(world, 'rounded')?.high;
    if (world === undefined || high === undefined || high === 'unbounded') return [];
    return rows
      .filter((o) => (known(o, 'rounded')?.low ?? 0) > high)
      .map((o) => ({
        code: 'above-world',
        place: dataset.at('observations', o.observation, 'printed'),
        key: o.observation,
        table: o.table,
        found: o.printed,
        expected: world.printed,
      }));
  });
