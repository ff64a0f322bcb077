import { tableMarket } from '../../answer/evidence-market.js';
import { WORLD } from '../../domain/actor.js';
import { known, tablesOf } from '../../domain/observation.js';
import { exactSum } from '../../domain/rational.js';
import { full } from '../../text/number.js';
import { cut } from '../../text/words.js';
import { rule } from '../rule.js';

/** Tables whose rows add up to more than the stated total, beyond what rounding explains ([s1]). */
export const rowsExceedTotal = rule({
  code: 'rows-exceed-total',
  severity: 'warning',
  meaning: 'The rows of a table add up to more than its World total, even after rounding.',
  find: ({ observations, at }) =>
    tablesOf(observations).flatMap((rows) => {
      const world = rows.find((o) => o.actor === WORLD);
      if (!world || !tableMarket(rows, 'rounded').exceeds) return [];
      const others = rows.filter((o) => o !== world);
      const found = exactSum(others.map((o) => known(o, 'printed')?.low ?? 0));
      const place = at('observations', world.observation, 'printed');
      return [{ place, key: world.table, found, expected: world.printed }];
    }),
  words: ({ key, found, expected }) =>
    `The rows of table ${key} add up to ${full(found)}, which is more than its World total, "${cut(expected)}". Check them in the source.`,
});
