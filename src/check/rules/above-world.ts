import { insideTotal } from '../../answer/evidence-market.js';
import { WORLD } from '../../domain/actor.js';
import { known, tablesOf } from '../../domain/observation.js';
import { quote } from '../../text/words.js';
import { rule } from '../rule.js';

/** Cells of a table that are larger than its World total, except those of suppliers that it leaves out ([s3]). */
export const aboveWorld = rule({
  code: 'above-world',
  severity: 'warning',
  meaning: 'A value in a table is larger than the World total of the table, even after rounding.',
  find: ({ observations, at }) =>
    tablesOf(observations).flatMap((rows) => {
      const world = rows.find((o) => o.actor === WORLD);
      const high = world && known(world, 'rounded')?.high;
      if (world === undefined || high === undefined || high === 'unbounded') return [];
      return insideTotal(rows)
        .filter((o) => (known(o, 'rounded')?.low ?? 0) > high)
        .map((o) => ({
          place: at('observations', o.observation, 'printed'),
          key: o.observation,
          table: o.table,
          found: o.printed,
          expected: world.printed,
        }));
    }),
  words: ({ found, table, expected }) =>
    `${quote(found)} is more than the World total of table ${table}, ${quote(expected)}. Check both in the source.`,
});
